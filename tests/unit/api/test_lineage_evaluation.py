from api.lineage_evaluation import DOCUMENTS, ENTRIES
from intelligence.evaluation.corpora import CORPORA
from intelligence.evaluation.lineage import protocol


def test_the_corpora_of_the_protocol_are_known_and_the_log_is_as_long_as_promised() -> None:
    """The run itself takes minutes and models; docs/quality/lineage.md is printed by it."""
    assert {corpus.name for corpus in CORPORA} >= set(protocol.CORPORA)
    assert (ENTRIES, DOCUMENTS) == (1_000, 5_000)

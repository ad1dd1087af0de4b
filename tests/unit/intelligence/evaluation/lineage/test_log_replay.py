from corpus.store.curation import CurationTable
from corpus.store.engine import create_engine, upgrade
from intelligence.evaluation.lineage.log_replay import ReplayTools, log_table
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.results import MemoryResults


def test_nothing_of_a_log_is_lost_or_reordered_and_every_kind_is_in_it() -> None:
    engine = create_engine("sqlite://")
    upgrade(engine)
    log = CurationTable(engine)
    texts = [f"cause number {number} was late" for number in range(40)]
    tools = ReplayTools(Recogniser(WordEmbedder()), MemoryResults())
    table = log_table(texts, tools, log, 60, 400, 7)
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["Entries"], row["Lost"], row["Changed or reordered"]) == (60, 0, 0)
    assert row["Second replay the same"] == "yes"
    assert len({entry.action for entry in log.entries()}) == 12

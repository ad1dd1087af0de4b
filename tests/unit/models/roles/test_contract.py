from corpus.document import DocumentKind
from models.roles.contract import KINDS, ROLES, Evidence, Role, Statement


def test_columns_of_probabilities_begin_with_cause_and_end_with_noise() -> None:
    assert (ROLES[0], ROLES[-1]) == (Role.CAUSE, Role.NOISE)


def test_statement_without_heading_carries_no_evidence() -> None:
    assert Statement("Late.").evidence is Evidence.NONE


def test_the_kinds_of_documents_are_those_of_the_corpus() -> None:
    assert set(KINDS) == {kind.value for kind in DocumentKind}

from models.roles.contract import ROLES, Evidence, Role, Statement


def test_columns_of_probabilities_begin_with_cause_and_end_with_noise() -> None:
    assert (ROLES[0], ROLES[-1]) == (Role.CAUSE, Role.NOISE)


def test_statement_without_heading_carries_no_evidence() -> None:
    assert Statement("Late.").evidence is Evidence.NONE

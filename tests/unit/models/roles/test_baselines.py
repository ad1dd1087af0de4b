from models.roles.baselines import HeadingRole, MajorityRole, TfidfRole
from models.roles.contract import Evidence, Role, Statement
from models.roles.labelled import Passage

TRAINING = [
    Passage("A", "1", (Statement("nobody planned it"),), (Role.CAUSE,)),
    Passage("A", "2", (Statement("nobody tested it"),), (Role.CAUSE,)),
    Passage("A", "3", (Statement("it cost ten days"),), (Role.IMPACT,)),
]


def test_majority_gives_the_commonest_role() -> None:
    verdicts = MajorityRole(TRAINING).classify([[Statement("it cost ten days")]])

    assert verdicts[0][0].role is Role.CAUSE


def test_headings_are_believed_and_else_all_is_cause() -> None:
    passage = [Statement("x", Evidence.IMPACT), Statement("x"), Statement("x", Evidence.POSITIVE)]

    roles = [verdict.role for verdict in HeadingRole().classify([passage])[0]]

    assert roles == [Role.IMPACT, Role.CAUSE, Role.POSITIVE]


def test_words_tell_roles_apart() -> None:
    verdicts = TfidfRole(TRAINING).classify([[Statement("cost days")], []])

    assert verdicts[0][0].role is Role.IMPACT
    assert verdicts[1] == []

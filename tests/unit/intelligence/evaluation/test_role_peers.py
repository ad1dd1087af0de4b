from intelligence.evaluation.role_peers import DEFINITIONS, NearestRole, RegressionRole
from models.roles.contract import ROLES, Role, Statement
from models.roles.labelled import Passage
from tests.fakes.embedders import WordEmbedder

ASKED = [[Statement("what went well"), Statement("the reason why it went wrong")], []]


def test_the_nearest_role_is_the_one_whose_definition_shares_the_words() -> None:
    found = NearestRole(WordEmbedder()).classify(ASKED)
    assert [[one.role for one in verdicts] for verdicts in found] == [
        [Role.POSITIVE, Role.CAUSE],
        [],
    ]
    assert all(0 <= one.confidence <= 1 for one in found[0])
    assert set(DEFINITIONS) == set(ROLES)


def test_the_regression_learns_roles_from_training_passages() -> None:
    learned = [
        Passage("A", "1", (Statement("good"), Statement("late")), (Role.POSITIVE, Role.CAUSE))
    ] * 5
    peer = RegressionRole(WordEmbedder(), learned)
    found = peer.classify([[Statement("late")], [Statement("good")]])
    assert [verdicts[0].role for verdicts in found] == [Role.CAUSE, Role.POSITIVE]
    assert peer.classify([[]]) == [[]]
    assert "words-64" in peer.identity

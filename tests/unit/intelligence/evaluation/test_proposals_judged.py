import numpy as np

from intelligence.evaluation.proposals_judged import judge

GOLD = ["late"] * 3 + ["data"] * 3


def test_a_proposal_is_right_when_half_of_it_has_one_label() -> None:
    found = judge(np.array([0, 0, 1, 0, 1, 1]), GOLD, ["late", "data"])
    assert (found.proposals, found.right) == (2, 2)
    assert found.found == {"late", "data"}
    assert found.precision == found.recall == 1
    assert found.mixed == (("data", "late", 1), ("late", "data", 1))


def test_mixed_proposals_are_wrong_and_loose_texts_are_no_proposal() -> None:
    gold = ["a", "b", "c", "d", "a", "b"]
    found = judge(np.array([0, 0, 0, 0, -1, -1]), gold, ["a", "b", "c", "d"])
    assert (found.proposals, found.right, found.found) == (1, 0, frozenset())


def test_without_proposals_there_is_no_precision() -> None:
    found = judge(np.full(6, -1), GOLD, [])
    assert found.precision is None
    assert found.recall is None


def test_a_label_that_was_not_to_be_found_is_not_counted_as_found() -> None:
    found = judge(np.array([0, 0, 0, 1, 1, 1]), GOLD, ["late"])
    assert found.found == {"late"}
    assert found.recall == 1

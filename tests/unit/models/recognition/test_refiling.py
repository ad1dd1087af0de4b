from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from models.recognition.refiling import Refiled, Rulings, learn_filing

#: Two sub-causes of label 0, one of label 1, one of label 2.
OWNER = np.array([0, 0, 1, 2])
NONE = 3
FIRST = np.array([0.8, 0.1, 0.05, 0.03])
SECOND = np.array([0.1, 0.8, 0.05, 0.03])
OTHER = np.array([0.05, 0.05, 0.05, 0.8])


def learned(
    rows: list[np.ndarray], filed: list[int], denied: list[int | None] | None = None
) -> Refiled:
    against = np.zeros((len(rows), 3), dtype=bool)
    for row, place in enumerate(denied or []):
        if place is not None:
            against[row, place] = True
    return learn_filing(np.array(rows), OWNER, Rulings(np.array(filed), against))


def test_a_subcause_of_which_several_were_moved_is_filed_there_and_its_sibling_is_not() -> None:
    found = learned([FIRST] * 4, [1] * 4)
    assert found.shares[0, 1] > 0.9
    assert found.moved.tolist() == [True, False, False, False]


def test_a_single_moved_text_was_perhaps_read_wrongly_and_files_nothing_elsewhere() -> None:
    assert not learned([FIRST], [1]).moved.any()


def test_people_who_agree_change_no_bit() -> None:
    found = learned([FIRST] * 5 + [SECOND] * 5 + [OTHER] * 5, [0] * 10 + [2] * 5)
    given_, within = np.array([[0.7, 0.2, 0.1]]), np.array([[0.6, 0.4, 1.0, 1.0]])
    after, own = found.applied(given_, within)
    assert np.array_equal(after, given_)
    assert np.array_equal(own, np.ones((1, 3)))


def test_where_people_mostly_confirm_a_few_moves_were_texts_read_wrongly() -> None:
    assert not learned([FIRST] * 9, [0] * 5 + [1] * 4).moved.any()


def test_a_label_that_nothing_is_filed_into_or_out_of_keeps_its_probability_exactly() -> None:
    found = learned([FIRST] * 4, [1] * 4)
    before = np.array([[0.61, 0.2, 0.123]])
    after, own = found.applied(before, np.array([[0.9, 0.1, 1.0, 1.0]]))
    assert after[0, 2] == before[0, 2]
    assert after[0, 1] > after[0, 0]
    assert own[0, 1] < 0.5 < own[0, 2]


def test_what_belongs_to_no_label_is_taken_away_from_its_own() -> None:
    found = learned([FIRST] * 4, [NONE] * 4)
    after, _ = found.applied(np.array([[0.8, 0.1, 0.0]]), np.array([[1.0, 0.0, 1.0, 1.0]]))
    assert after[0, 0] < 0.1
    assert after[0, 1] == 0.1


def test_what_is_only_denied_leaves_its_label_and_goes_nowhere() -> None:
    found = learned([FIRST] * 4, [-1] * 4, [0] * 4)
    assert found.shares[0, NONE] > 0.9
    assert found.shares[0, 1] == found.shares[0, 2] == 0


def test_nothing_decided_teaches_nothing() -> None:
    found = learn_filing(
        np.zeros((0, 4)), OWNER, Rulings(np.zeros(0, dtype=np.int64), np.zeros((0, 3), dtype=bool))
    )
    assert not found.moved.any()


def test_texts_that_tell_no_known_subcause_teach_nothing() -> None:
    assert not learned([np.zeros(4)] * 5, [1] * 5).moved.any()


@given(
    arrays(np.float64, (4, 4), elements=st.floats(0, 0.25)),
    st.lists(st.integers(-1, 3), min_size=4, max_size=4),
    arrays(np.float64, (2, 3), elements=st.floats(0, 0.33)),
)
def test_shares_and_probabilities_stay_what_they_are(
    told: np.ndarray, filed: list[int], before: np.ndarray
) -> None:
    found = learned(list(told), filed, [0] * 4)
    assert np.allclose(found.shares.sum(axis=1), 1)
    within = np.array([[0.5, 0.5, 1.0, 1.0], [1.0, 0.0, 1.0, 1.0]])
    after, own = found.applied(before, within)
    assert (after >= 0).all()
    assert after.sum() <= before.sum() + 1e-9
    assert ((own >= 0) & (own <= 1 + 1e-9)).all()


@pytest.mark.parametrize("count", [2, 40])
def test_more_decisions_never_say_less(count: int) -> None:
    assert isinstance(learned([FIRST] * count, [1] * count), Refiled)
    few, many = (learned([FIRST] * n, [1] * n).shares[0, 1] for n in (count, count + 1))
    assert many >= few > 0.5

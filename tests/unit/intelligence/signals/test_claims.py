import numpy as np

from intelligence.signals.claims import (
    LEVEL,
    MOST_P,
    claimed,
    family_q,
    judged_excess,
    p_value_needed,
    weights_of,
)
from intelligence.statistics.excess import Cells, Question
from intelligence.statistics.multiplicity import benjamini_hochberg


def test_family_without_sparse_cells_is_plain_benjamini_hochberg() -> None:
    p_values = np.array([[0.001, 0.2], [0.03, 0.9]])
    q_values = family_q(p_values, np.full((2, 2), 3.0))
    np.testing.assert_allclose(q_values.ravel(), benjamini_hochberg(p_values.ravel()))


def test_weights_have_mean_one_over_tested_cells() -> None:
    weights = weights_of(np.array([3.0, 5.0, 1.0, 0.6, 0.1]))
    assert np.nanmean(weights) == 1.0
    assert np.isnan(weights[4])
    assert weights[0] > weights[2]


def test_hundreds_of_sparse_cells_cost_the_others_a_tenth() -> None:
    expected = np.array([*[3.0] * 10, *[1.0] * 500])
    p_values = np.array([0.005, *[0.9] * 509])
    alone = family_q(p_values[:10], expected[:10])[0]
    assert family_q(p_values, expected)[0] < alone / 0.9 * 1.001


def test_sparse_cell_is_claimed_only_when_it_is_drastic() -> None:
    expected = np.array([*[3.0] * 10, *[1.0] * 50])
    p_values = np.full(60, 0.9)
    p_values[10], p_values[11] = 1e-5, 2e-3
    assert np.flatnonzero(claimed(family_q(p_values, expected), p_values)).tolist() == [10]


def test_only_sparse_cells_have_the_whole_level() -> None:
    q_values = family_q(np.array([0.02, 0.5]), np.array([1.0, 1.0]))
    np.testing.assert_allclose(q_values, [0.04, 0.5])


def test_family_of_nothing_claims_nothing() -> None:
    assert family_q(np.zeros((0, 3)), np.zeros((0, 3))).shape == (0, 3)
    never = np.array([0.0])
    assert not claimed(family_q(never, never), never).any()


def test_p_value_needed_is_that_of_one_more_claim_among_those_made() -> None:
    expected = np.full(10, 3.0)
    p_values = np.full(10, 0.9)
    needed = p_value_needed(family_q(p_values, expected), p_values, expected)
    np.testing.assert_allclose(needed, LEVEL / 10)


def test_an_excess_that_chance_brings_about_in_one_case_of_ten_is_not_claimed() -> None:
    """With p .099 it was claimed at q .088: weights above 1, and sparse claims beside."""
    expected = np.array([*[3.0] * 10, *[1.0] * 10])
    p_values = np.array([*[1e-6] * 9, 0.099, *[1e-6] * 5, *[0.9] * 5])
    q_values = family_q(p_values, expected)
    assert q_values[9] == 0.099 < LEVEL
    assert (q_values >= p_values).all()
    assert claimed(q_values, p_values).tolist() == [True] * 9 + [False] + [True] * 5 + [False] * 5
    at_most = np.where(np.arange(20) == 9, MOST_P, p_values)
    assert claimed(family_q(at_most, expected), at_most)[9]


def test_what_has_to_be_seen_is_never_more_than_what_is_claimed() -> None:
    one = np.array([3.0])
    assert p_value_needed(np.array([0.9]), np.array([0.9]), one).tolist() == [MOST_P]


def test_second_look_is_taken_only_where_the_first_one_claims_something() -> None:
    random = np.random.default_rng(0)
    customers = random.integers(0, 10, 500)
    shows = random.random((500, 8)) < 0.2
    quiet = Question(shows, Cells(customers, 10), [], np.zeros(500))
    assert (judged_excess(quiet).ordinary == 1).all()
    loud = shows.copy()
    loud[customers == 3, 2] = True
    ordinary = judged_excess(Question(loud, Cells(customers, 10), [], np.zeros(500))).ordinary
    assert ordinary[3, 2] < 0.01

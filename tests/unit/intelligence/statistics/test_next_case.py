"""What the next case stays below."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelligence.statistics.next_case import next_case_quantile, spread_of_times

_CASES = st.lists(st.floats(-100, 100), min_size=1, max_size=20).map(np.array)


@given(_CASES, st.floats(0.01, 0.99))
def test_of_equal_cases_of_one_time_it_is_the_rank_by_one_more(
    cases: np.ndarray, share: float
) -> None:
    found = next_case_quantile(cases, np.ones(len(cases)), 0.0, share)
    assert found == pytest.approx(np.quantile(cases, share, method="weibull"), abs=1e-6)


@given(_CASES, st.floats(0, 20), st.floats(0.05, 0.9))
def test_it_rises_with_the_probability(cases: np.ndarray, spread: float, share: float) -> None:
    weights = np.ones(len(cases))
    lower = next_case_quantile(cases, weights, spread, share)
    assert lower <= next_case_quantile(cases, weights, spread, share + 0.05) + 1e-9


def test_a_case_that_counts_twice_is_as_two_of_it_but_no_more_is_known() -> None:
    twice = next_case_quantile(np.array([1.0, 5.0]), np.array([2.0, 1.0]), 0.0, 0.5)
    assert 1.0 < twice < 3.0


def test_times_that_differ_move_what_is_enough_up_and_the_middle_hardly() -> None:
    cases, weights = np.arange(1.0, 40.0), np.ones(39)
    assert next_case_quantile(cases, weights, 10.0, 0.9) > 37
    assert next_case_quantile(cases, weights, 10.0, 0.5) == pytest.approx(20.0, abs=0.5)


def test_many_times_that_do_not_differ_leave_less_than_what_is_assumed_of_one() -> None:
    draw = np.random.default_rng(0)
    many = [draw.normal(0, 4, 10) for _ in range(40)]
    assert spread_of_times(many) < spread_of_times(many[:1])


def test_the_spread_of_many_times_is_the_true_one() -> None:
    draw = np.random.default_rng(1)
    times = [level + draw.normal(0, 2, 8) for level in draw.normal(0, 5, 200)]
    assert spread_of_times(times) == pytest.approx(5.0, rel=0.1)


@pytest.mark.parametrize("times", [[], [np.array([3.0])], [np.array([1e200, -1e200])]])
def test_of_nothing_of_one_case_and_of_what_cannot_be_squared_no_spread_is_told(
    times: list[np.ndarray],
) -> None:
    assert spread_of_times(times) == 0.0

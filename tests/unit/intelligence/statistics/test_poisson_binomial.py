import numpy as np
import pytest
from scipy import stats
from scipy.optimize import brentq
from scipy.stats import binom, poisson_binom

from intelligence.statistics.poisson_binomial import (
    critical_counts,
    detectable_lift,
    success_chances,
    two_sided_mid_p,
    upper_tail,
)


def padded(rows: list[list[float]]) -> np.ndarray:
    width = max(len(row) for row in rows)
    return np.array([row + [0.0] * (width - len(row)) for row in rows])


def test_equal_chances_are_the_binomial_distribution() -> None:
    counts = np.array([0, 5, 20])
    tail = upper_tail(np.full((3, 50), 0.1), counts)
    np.testing.assert_allclose(tail.at_least, stats.binom.sf(counts - 1, 50, 0.1), rtol=1e-10)
    np.testing.assert_allclose(tail.exactly, stats.binom.pmf(counts, 50, 0.1), rtol=1e-10)


def test_unequal_chances_are_every_outcome_summed() -> None:
    chances = [0.1, 0.5, 0.9]
    two = 0.1 * 0.5 * 0.1 + 0.1 * 0.5 * 0.9 + 0.9 * 0.5 * 0.9
    tail = upper_tail(np.array([chances]), np.array([2]))
    assert tail.exactly[0] == pytest.approx(two)
    assert tail.more[0] == pytest.approx(0.1 * 0.5 * 0.9)
    assert tail.mid_p[0] == pytest.approx(two / 2 + 0.045)


def test_tail_of_four_thousand_trials_is_exact_where_it_is_hardly_there() -> None:
    tail = upper_tail(np.full((1, 4000), 0.01), np.array([400]))
    assert tail.at_least[0] == pytest.approx(stats.binom.sf(399, 4000, 0.01), rel=1e-6)
    assert tail.at_least[0] < 1e-250


def test_cells_side_by_side_are_as_each_alone() -> None:
    random = np.random.default_rng(3)
    rows = [list(random.random(n) * 0.4) for n in (1, 7, 40, 40, 3)]
    counts = np.array([1, 3, 30, 2, 0])
    together = upper_tail(padded(rows), counts).mid_p
    alone = [
        upper_tail(np.array([row]), np.array([count])).mid_p[0]
        for row, count in zip(rows, counts, strict=True)
    ]
    np.testing.assert_allclose(together, alone, rtol=1e-12)


def test_count_of_nought_and_no_trials_are_certain() -> None:
    assert upper_tail(np.zeros((1, 0)), np.array([0])).at_least[0] == 1.0
    assert upper_tail(np.zeros((1, 3)), np.array([1])).at_least[0] == 0.0


def test_certain_trials_count_for_sure() -> None:
    assert upper_tail(np.ones((1, 5)), np.array([5])).exactly[0] == 1.0


@pytest.mark.parametrize(
    ("chances", "counts"),
    [
        (np.zeros(3), np.array([1, 1, 1])),
        (np.zeros((2, 3)), np.array([1])),
        (np.zeros((1, 3)), np.array([-1])),
        (np.full((1, 3), 1.5), np.array([1])),
        (np.full((1, 3), np.nan), np.array([1])),
    ],
)
def test_what_is_no_distribution_is_refused(chances: np.ndarray, counts: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"chance|count"):
        upper_tail(chances, counts)


def test_critical_count_is_the_first_that_meets_the_level() -> None:
    chances = np.random.default_rng(1).random((40, 60)) * 0.3
    levels = np.geomspace(1e-6, 0.4, 40)
    counts = critical_counts(chances, levels)
    assert (upper_tail(chances, counts).mid_p <= levels).all()
    assert (upper_tail(chances, counts - 1).mid_p > levels).all()


def test_level_that_no_count_meets_has_a_critical_count_beyond_the_trials() -> None:
    assert critical_counts(np.full((1, 3), 0.5), np.array([1e-4])).tolist() == [4]


def test_detectable_lift_reaches_the_count_with_the_power_asked() -> None:
    chances = np.random.default_rng(2).random((20, 50)) * 0.2
    counts = critical_counts(chances, np.full(20, 1e-3))
    lifts = detectable_lift(chances, counts, 0.8)
    for row, count, lift in zip(chances, counts, lifts, strict=True):
        factor = brentq(lambda by, row=row, lift=lift: _lift(row, by) - lift, 1, 100)
        lifted = 1 - (1 - row[None]) ** factor
        np.testing.assert_allclose(upper_tail(lifted, np.array([count])).at_least, 0.8, atol=1e-3)


def _lift(chances: np.ndarray, factor: float) -> float:
    """Return expected successes of hazards so many times as high, over those expected."""
    return float((1 - (1 - chances) ** factor).sum() / chances.sum())


def test_detectable_lift_is_one_that_can_be_observed() -> None:
    """Of 7 engagements all showed it, 1.15 were expected, and 15.05 times was to be seen."""
    chances = np.full((1, 7), 1.15 / 7)
    (lift,) = detectable_lift(chances, np.array([7]), 0.8)
    assert lift == pytest.approx(0.8 ** (1 / 7) * 7 / 1.15, abs=1e-3)
    assert lift < 7 / 1.15


def test_no_lift_is_detectable_where_no_count_is_critical() -> None:
    assert np.isnan(detectable_lift(np.full((1, 3), 0.5), np.array([4]), 0.8)[0])


def test_equal_chances_are_binomial() -> None:
    np.testing.assert_allclose(success_chances([0.3] * 12), binom.pmf(np.arange(13), 12, 0.3))


def test_unequal_chances_agree_with_the_reference_implementation() -> None:
    chances = np.random.default_rng(1).random(25).round(1)
    expected = poisson_binom.pmf(np.arange(26), chances)
    np.testing.assert_allclose(success_chances(chances), expected, atol=1e-10)


def test_no_trial_has_no_success() -> None:
    assert success_chances([]).tolist() == [1.0]
    assert two_sided_mid_p(0, []) == 1.0


def test_p_is_uniform_on_average_under_its_own_chances() -> None:
    chances = [0.2, 0.4, 0.4, 0.7, 0.1] * 4
    told = success_chances(chances)
    below = sum(told[n] for n in range(21) if two_sided_mid_p(n, chances) <= 0.05)
    assert below == pytest.approx(0.05, abs=0.03)


def test_the_whole_distribution_and_the_tail_are_one() -> None:
    chances = np.random.default_rng(4).random(30).round(1)
    told = success_chances(chances)
    for count in range(31):
        tail = upper_tail(chances[None], np.array([count]))
        assert tail.at_least[0] == pytest.approx(told[count:].sum(), rel=1e-9, abs=1e-300)
        assert tail.exactly[0] == pytest.approx(told[count], rel=1e-9, abs=1e-300)

import numpy as np
import pytest
from scipy import stats

from intelligence.evaluation.statistics.table_peers import (
    by_adjusted_p,
    by_chi_squared,
    by_doubled,
    by_shrunk,
    expected_of,
)

COUNTS = np.full((10, 8), 10.0)
COUNTS[0, 0] = 60.0


def test_margins_give_what_is_expected() -> None:
    expected = expected_of(COUNTS)
    np.testing.assert_allclose(expected.sum(axis=0), COUNTS.sum(axis=0))
    np.testing.assert_allclose(expected, stats.contingency.expected_freq(COUNTS))


def test_chi_squared_of_engagements_is_that_of_a_two_by_two_table() -> None:
    sizes = np.full(10, 100.0)
    flags = by_chi_squared(COUNTS, sizes)
    table = [[60, 40], [90, 810]]
    statistic = stats.chi2_contingency(table, correction=False).statistic
    assert flags[0, 0] == (statistic > 3.841)
    assert flags.sum() == 1


@pytest.mark.parametrize(
    "flags",
    [
        by_chi_squared(COUNTS),
        by_adjusted_p(COUNTS, expected_of(COUNTS), 0.1),
        by_doubled(COUNTS, expected_of(COUNTS)),
        by_shrunk(COUNTS, expected_of(COUNTS)),
    ],
)
def test_each_peer_finds_the_cell_that_is_plain_to_see(flags: np.ndarray) -> None:
    assert np.argwhere(flags).tolist() == [[0, 0]]


def test_empty_table_has_no_flag() -> None:
    nothing = np.zeros((3, 2))
    assert not by_chi_squared(nothing).any()
    assert not by_shrunk(nothing, expected_of(nothing)).any()

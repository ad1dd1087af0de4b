"""Changes of level: the Nile and the coal mines."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.changepoint import (
    level_change,
    partition,
    poisson_costs,
    squared_costs,
)

#: Annual flow at Aswan 1871-1970 (Cobb 1978; Nile in R).
_NILE = """
1120 1160 963 1210 1160 1160 813 1230 1370 1140 995 935 1110 994 1020 960 1180 799 958 1140 1100
1210 1150 1250 1260 1220 1030 1100 774 840 874 694 940 833 701 916 692 1020 1050 969 831 726 456
824 702 1120 1100 832 764 821 768 845 864 862 698 845 744 796 1040 759 781 865 845 944 984 897 822
1010 771 676 649 846 812 742 801 1040 860 874 848 890 744 749 838 1050 918 986 797 923 975 815 1020
906 901 1170 912 746 919 718 714 740
"""

#: Explosions in British coal mines by year, 1851-1962 (Jarrett 1979; coal in the R package boot).
_COAL = """
4 5 4 1 0 4 3 4 0 6 3 3 4 0 2 6 3 3 5 4 5 3 1 4 4 1 5 5 3 4 2 5 2 2 3 4 2 1 3 2 2 1 1 1 1 3 0 0 1
0 1 1 0 0 3 1 0 3 2 2 0 1 1 1 0 1 0 1 0 0 0 2 1 0 0 0 1 1 0 2 3 3 1 1 2 1 1 1 1 2 4 2 0 0 0 1 4
0 0 0 1 0 0 0 0 0 1 0 0 1 0 1
"""


def _values(text: str) -> np.ndarray:
    return np.array(text.split(), dtype=np.float64)


def test_the_nile_fell_after_1898() -> None:
    costs = squared_costs(_values(_NILE))
    assert costs[0, 100] == pytest.approx(2_835_157, abs=1)
    assert costs[0, 28] + costs[28, 100] == pytest.approx(1_597_457, abs=1)
    assert partition(costs, penalty=3 * 16_000 * np.log(100), shortest=15) == (28,)


def test_the_year_the_nile_fell_lies_within_the_interval_of_the_reference() -> None:
    """The reference (Bai 1997, as strucchange gives it) says 28, 25 to 32, at 95 %.

    Flows vary more than counts of their size; divided by how much more, they are near Poisson. Ours
    is a posterior of the place, which knows the size of the change and is narrower.
    """
    flow = _values(_NILE)
    parts = (flow[:28], flow[28:])
    spread = sum(((part - part.mean()) ** 2).sum() for part in parts) / 98 / flow.mean()
    found = level_change(flow / spread, np.ones(100), level=0.95)
    assert found.place[0] == 28
    assert 25 <= found.low[0] <= 28 <= found.high[0] <= 32


def test_the_mines_grew_safer_after_1891() -> None:
    """Figures of the split: 3.0976 to .9014 explosions a year, log likelihood ratio 34.994."""
    counts = _values(_COAL)
    assert len(counts) == 112
    found = level_change(counts, np.ones(112))
    assert 1851 + found.place[0] == 1892
    assert found.before[0] == pytest.approx(3.0976, abs=1e-4)
    assert found.after[0] == pytest.approx(0.9014, abs=1e-4)
    assert found.log_ratio[0] == pytest.approx(34.994, abs=1e-3)
    assert found.p_value[0] < 0.001
    assert 1851 + found.low[0] <= 1890 <= 1851 + found.high[0]
    assert partition(poisson_costs(counts, np.ones(112)), 2 * np.log(112))[0] == 41


def test_a_change_is_dated_within_its_interval_whatever_the_clumping_of_single_places() -> None:
    """Once a place of little clumping was told as the date, and lay outside of its interval."""
    counts = np.array([2.0, 3, 2, 2, 3, 2, 3, 2, 9, 8, 9, 9, 8, 9, 8, 9])
    clumping = np.full((1, 13), 3.0)
    clumping[0, 2] = 1.0
    found = level_change(counts, np.full(16, 50.0), clumping=clumping)
    assert found.low[0] <= found.place[0] <= found.high[0]
    assert found.place[0] == 8


def test_a_ratio_of_levels_is_held_more_widely_where_events_go_together() -> None:
    counts = np.array([2.0, 3, 2, 2, 3, 2, 3, 2, 9, 8, 9, 9, 8, 9, 8, 9])
    alone, together = (
        level_change(counts, np.full(16, 50.0), clumping=clumping) for clumping in (1.0, 3.0)
    )
    ratio = alone.after[0] / alone.before[0]
    assert together.ratio_low[0] < alone.ratio_low[0] < ratio
    assert ratio < alone.ratio_high[0] < together.ratio_high[0]
    nothing = level_change([0, 0, 0, 0, 5, 5, 5, 5], np.ones(8))
    assert np.isinf(nothing.ratio_high[0])


def test_a_level_that_only_follows_the_exposure_does_not_change() -> None:
    exposure = np.array([10.0] * 6 + [40.0] * 6)
    found = level_change(exposure / 10, exposure)
    assert found.p_value[0] > 0.5


def test_probabilities_are_even_where_nothing_changes() -> None:
    counts = np.random.default_rng(3).poisson(3, size=(600, 16))
    chances = level_change(counts, np.full(16, 50.0)).p_value
    assert 0.03 < float(np.mean(chances <= 0.05)) < 0.075


def test_a_series_has_the_same_probability_alone_and_beside_others() -> None:
    """Once a series of a lesser total that came or went changed the draws of all the others."""
    own = np.array([2.0, 4, 1, 3, 4, 2, 6, 5, 3, 7, 4, 6])
    others = [np.full(12, 1.0), np.full(12, 2.0), np.full(12, 9.0)]
    exposure = np.linspace(40, 60, 12)
    alone = level_change(own, exposure).p_value[0]
    assert 1 / 2000 < alone < 1
    assert level_change([*others, own], exposure).p_value[-1] == alone
    assert level_change([own, others[0]], exposure).p_value[0] == alone


def test_a_series_of_zeros_changes_nowhere() -> None:
    assert level_change(np.zeros(8), np.ones(8)).p_value[0] == 1


def test_a_series_too_short_or_without_exposure_is_refused() -> None:
    with pytest.raises(ValueError, match="3 quarters cannot have a change with 2 on either side"):
        level_change([1, 2, 3], np.ones(3))
    with pytest.raises(ValueError, match="without exposure"):
        level_change([1, 2, 3, 4], [1, 0, 1, 1])

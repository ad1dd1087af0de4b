"""Completing triangles: figures of Mack (1993) and of the outbreak of 2011."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.chain_ladder import mack, nowcast, reporting

_NO = np.nan

#: Taylor and Ashe (1983), as in Mack (1993) and as GenIns in the R package ChainLadder.
_GENINS = [
    [357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463],
    [352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085, _NO],
    [290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315, _NO, _NO],
    [310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268, _NO, _NO, _NO],
    [443160, 1136350, 2128333, 2897821, 3402672, 3873311, _NO, _NO, _NO, _NO],
    [396132, 1333217, 2180715, 2985752, 3691712, _NO, _NO, _NO, _NO, _NO],
    [440832, 1288463, 2419861, 3483130, _NO, _NO, _NO, _NO, _NO, _NO],
    [359480, 1421128, 2864498, _NO, _NO, _NO, _NO, _NO, _NO, _NO],
    [376686, 1363294, _NO, _NO, _NO, _NO, _NO, _NO, _NO, _NO],
    [344014, _NO, _NO, _NO, _NO, _NO, _NO, _NO, _NO, _NO],
]

#: Reinsurance Association of America, as RAA in the same package.
_RAA = [
    [5012, 8269, 10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834],
    [106, 4285, 5396, 10666, 13782, 15599, 15496, 16169, 16704, _NO],
    [3410, 8992, 13873, 16141, 18735, 22214, 22863, 23466, _NO, _NO],
    [5655, 11555, 15766, 21266, 23425, 26083, 27067, _NO, _NO, _NO],
    [1092, 9565, 15836, 22169, 25955, 26180, _NO, _NO, _NO, _NO],
    [1513, 6445, 11702, 12935, 15852, _NO, _NO, _NO, _NO, _NO],
    [557, 4020, 10946, 12314, _NO, _NO, _NO, _NO, _NO, _NO],
    [1351, 6947, 13112, _NO, _NO, _NO, _NO, _NO, _NO, _NO],
    [3133, 5395, _NO, _NO, _NO, _NO, _NO, _NO, _NO, _NO],
    [2063, _NO, _NO, _NO, _NO, _NO, _NO, _NO, _NO, _NO],
]

#: Hospitalised cases by delay in days (15 or more in the last column), 7 May to 10 June 2011, as
#: known on 10 June 2011 (husO104Hosp of the R package surveillance).
_HUS = """
0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 1
0 0 0 0 0 0 0 0 0 0 0 2 2 0 0 2
0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0
0 0 0 0 0 0 0 0 0 1 2 4 1 0 0 1
0 0 0 0 0 0 0 0 0 2 3 2 0 0 1 4
0 0 0 0 0 0 0 5 2 6 3 0 1 0 0 0
0 0 0 0 0 0 2 1 9 2 0 0 2 0 0 3
0 0 0 0 1 5 5 9 3 0 0 0 1 1 0 4
0 0 0 0 4 5 4 6 0 2 5 1 2 0 2 4
0 0 0 3 6 17 15 0 0 7 4 1 0 1 2 10
0 0 2 1 11 8 0 2 4 8 2 0 3 0 0 1
0 0 1 9 6 0 3 3 2 1 0 5 2 0 3 9
0 1 8 9 0 1 9 2 4 0 5 1 0 0 2 9
1 0 10 0 1 5 7 4 0 4 2 1 4 2 1 7
0 6 0 1 6 6 3 0 3 2 0 1 0 1 2 3
0 0 0 8 6 1 0 3 6 0 1 1 2 2 1
0 0 2 2 4 0 4 2 0 0 3 0 3 0
0 3 4 2 0 3 0 0 1 2 1 1 0
1 2 2 0 6 1 0 1 5 3 1 0
0 2 0 2 3 0 0 5 3 0 0
0 0 2 3 0 0 1 2 4 3
0 0 0 0 1 3 1 1 0
1 0 0 4 2 1 2 0
0 0 1 1 0 2 0
0 0 1 1 1 1
0 1 2 0 3
1 0 1 0
0 1 0
0 0
0
"""


def _hus() -> np.ndarray:
    rows = [[float(cell) for cell in line.split()] for line in _HUS.split("\n") if line]
    return np.array([row + [_NO] * (16 - len(row)) for row in rows])


@pytest.mark.parametrize(
    ("triangle", "reserve", "error"), [(_GENINS, 18_680_856, 2_447_095), (_RAA, 52_135, 26_909)]
)
def test_reserve_and_its_standard_error_are_those_of_mack(
    triangle: list[list[float]], reserve: float, error: float
) -> None:
    ladder = mack(triangle)
    assert round(ladder.reserve) == reserve
    assert round(ladder.reserve_error) == error
    assert ladder.errors[0] == 0


def test_a_triangle_of_two_delays_or_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 3 delays, not 2"):
        mack([[1, 2], [1, _NO]])
    with pytest.raises(ValueError, match="nothing is known at delay 0"):
        mack([[0, 1, 1], [0, 1, _NO], [0, _NO, _NO]])


def test_an_outbreak_is_completed_as_by_lawless() -> None:
    """The figures of 29 May to 7 June; on the last day two reports of 15 % allow 12 or 13."""
    triangle = _hus()
    known, delay = np.nansum(triangle, axis=1), (~np.isnan(triangle)).sum(axis=1) - 1
    days = slice(22, 32)
    found = known[days] / reporting(triangle).reported[delay[days]]
    expected = np.array([21, 29, 21, 23, 10, 20, 9, 12, 24, 12])
    assert np.abs(found - expected)[:-1].max() <= 0.51
    assert abs(found[-1] - expected[-1]) < 1.1


def test_a_period_that_is_known_in_whole_is_as_counted() -> None:
    reports = reporting([[4, 1, 0], [3, 2, _NO], [5, _NO, _NO]])
    found = nowcast([5.0, 5.0], [2, 0], reports)
    assert (found.expected[0], found.low[0], found.high[0]) == (5, 5, 5)
    assert found.low[1] < found.expected[1] < found.high[1]
    assert found.completeness[1] < 1


def test_a_prior_keeps_an_empty_newest_period_from_being_certain() -> None:
    reports = reporting([[2, 2, 0], [2, 2, _NO], [0, _NO, _NO]])
    assert nowcast([0.0], [0], reports, (8.0, 2.0)).high[0] >= 2


def test_only_the_newest_periods_tell_when_so_asked() -> None:
    slow_then_fast = [[0, 9, 0], [0, 9, 0], [9, 0, 0], [9, 0, _NO], [9, _NO, _NO]]
    assert reporting(slow_then_fast, newest=2).reported[0] > reporting(slow_then_fast).reported[0]


def test_a_period_under_way_is_known_in_proportion() -> None:
    reports = reporting([[6.0, 2.0, 2.0], [6.0, 2.0, np.nan], [6.0, np.nan, np.nan]])
    assert reports.share_at([0, 1, 2, 9]).tolist() == pytest.approx([0.6, 0.8, 1.0, 1.0])
    assert reports.share_at([-1, -0.5, 0.5]).tolist() == pytest.approx([0.0, 0.3, 0.7])
    ends = nowcast([40.0, 40.0, 40.0], [0.0, 0.5, 1.0], reports)
    assert ends.expected[0] > ends.expected[1] > ends.expected[2]
    assert ends.completeness.tolist() == pytest.approx([0.6, 0.7, 0.8])
    whole = nowcast([40.0], [1], reports)
    assert whole.expected[0] == pytest.approx(ends.expected[2])

"""Farrington's bound on weekly cases of Salmonella Agona in the United Kingdom, 1990-1995.

Counts: salmonella.agona of the R package surveillance. Bounds: farringtonFlexible of its version
1.20.3, weeks 282 to 312, with ten seasonal levels and 26 weeks skipped.
"""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.evaluation.statistics.farrington import Control, farrington

_COUNTS = """
1 0 5 2 1 2 0 4 0 0 0 3 1 1 0 0 2 2 0 2 6 3 2 1 2 0 1 1 3 5 3 4 3 6 5 8 6 3 6 2 5 2 1 5 7 1 10 3 4
0 0 1 6 0 2 2 0 0 2 2 0 6 7 1 0 0 0 1 1 4 3 1 3 2 6 3 4 4 8 12 9 17 16 8 6 13 4 7 10 3 11 4 6 4 7
6 2 9 2 3 4 1 2 2 0 0 1 2 2 2 5 0 0 4 2 1 3 2 0 1 1 3 0 1 3 2 3 6 2 1 3 3 2 2 2 1 3 3 2 3 0 2 4 6
7 3 1 4 1 2 5 1 3 1 0 1 3 3 0 0 1 1 0 1 4 1 1 0 0 1 1 4 1 0 1 2 1 4 3 3 0 3 5 3 3 4 3 3 3 4 5 7 6
5 3 2 1 3 2 1 2 1 1 0 0 1 1 0 1 4 3 2 0 1 0 3 1 1 4 4 0 1 4 2 0 1 1 0 1 1 2 5 4 0 2 1 1 3 6 1 7 6
2 5 7 5 4 5 6 6 1 2 2 5 4 1 6 2 5 3 4 7 6 10 2 4 0 3 0 1 3 0 1 1 0 1 0 1 0 1 2 2 4 7 6 1 4 6 4 2 4
5 5 9 8 6 3 2 3 4 3 3 4 4 2 1 2 3 2 2 0 4
"""

_FLEXIBLE = Control(periods=10, reweighting=2.58, skipped=26, trend_level=1.0)


def _counts() -> np.ndarray:
    return np.array(_COUNTS.split(), dtype=np.float64)


def test_what_is_expected_is_what_the_reference_expects() -> None:
    counts = _counts()
    assert len(counts) == 312
    found = [farrington(counts, week - 1, _FLEXIBLE).expected for week in (282, 283, 284, 285)]
    assert found == pytest.approx([1.380939302, 1.437269850, 1.723898556, 1.972706213], rel=1e-6)


def test_bounds_are_those_of_the_reference_within_1_3_percent() -> None:
    """Its variance of what is expected is a little smaller; why is not known."""
    counts = _counts()
    found = [farrington(counts, week - 1, _FLEXIBLE).upper for week in (282, 283, 284, 285)]
    assert found == pytest.approx([3.65262915, 3.69219841, 4.12112974, 4.54876092], rel=0.013)


def test_with_a_trend_and_windows_alone_what_is_expected_is_the_references_too() -> None:
    """Its first setting: seven weeks of each of four years, a trend always kept, three skipped."""
    counts, control = _counts(), Control(trend_level=1.0)
    found = [farrington(counts, week - 1, control) for week in (282, 283, 284, 285)]
    assert [one.expected for one in found[:2]] == pytest.approx([1.262188395, 1.209435532])
    bounds = [3.02255574, 2.93178413, 3.26079916, 3.37169175]
    assert [one.upper for one in found] == pytest.approx(bounds, rel=0.028)


@pytest.mark.parametrize(
    ("control", "alarms"), [(Control(trend_level=1.0), 11), (_FLEXIBLE, 6)], ids=["1", "2"]
)
def test_alarms_are_those_of_the_reference_but_for_one_at_the_bound(
    control: Control, alarms: int
) -> None:
    counts = _counts()
    found = [farrington(counts, week - 1, control) for week in range(282, 313)]
    raised = [counts[281 + at] > one.upper for at, one in enumerate(found)]
    nearly = [counts[281 + at] > one.upper * 0.972 for at, one in enumerate(found)]
    assert sum(raised) <= alarms <= sum(nearly)
    assert alarms - sum(raised) <= 1


def test_a_reference_before_the_first_week_is_refused() -> None:
    with pytest.raises(ValueError, match="periods before the first"):
        farrington(_counts(), 100, _FLEXIBLE)


def test_exceedance_is_one_at_the_bound_and_none_at_what_is_expected() -> None:
    bound = farrington(_counts(), 281, _FLEXIBLE)
    assert bound.exceedance(bound.upper) == pytest.approx(1)
    assert bound.exceedance(bound.expected) == 0

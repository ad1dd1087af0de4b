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


def test_a_reference_before_the_first_week_is_refused() -> None:
    with pytest.raises(ValueError, match="periods before the first"):
        farrington(_counts(), 100, _FLEXIBLE)


def test_exceedance_is_one_at_the_bound_and_none_at_what_is_expected() -> None:
    bound = farrington(_counts(), 281, _FLEXIBLE)
    assert bound.exceedance(bound.upper) == pytest.approx(1)
    assert bound.exceedance(bound.expected) == 0

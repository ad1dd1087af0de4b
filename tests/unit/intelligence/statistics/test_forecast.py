"""What the next quarters bring."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.discounted import Forgetting
from intelligence.statistics.forecast import forecast

_MODEL = Forgetting(1.0, 20.0, 0.9)


def test_intervals_hold_the_median_and_widen_with_level_and_distance() -> None:
    found = forecast([[5] * 12], [50] * 12, [50] * 4, _MODEL)
    assert bool((found.low95 <= found.low80).all() and (found.high80 <= found.high95).all())
    assert bool((found.low80 <= found.median).all() and (found.median <= found.high80).all())
    width = found.high95 - found.low95
    assert width[0, 3] >= width[0, 0]


def test_twice_the_engagements_bring_twice_as_many() -> None:
    found = forecast([[5] * 12], [50] * 12, [50, 100], Forgetting(1.0, 20.0, 1.0))
    assert found.mean[0, 1] == pytest.approx(2 * found.mean[0, 0])


def test_no_exposure_to_come_brings_nothing() -> None:
    found = forecast([[5] * 12], [50] * 12, [0.0], _MODEL)
    assert (found.mean[0, 0], found.high95[0, 0]) == (0, 0)


def test_more_than_four_quarters_are_not_predicted() -> None:
    with pytest.raises(ValueError, match="5 quarters ahead"):
        forecast([[5] * 12], [50] * 12, np.full(5, 50.0), _MODEL)

"""Product-limit estimates: the leukaemia trial of Freireich et al. (1963)."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.survival import survival

#: Weeks of remission under 6-mercaptopurine, as in Kalbfleisch and Prentice (1980).
_WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
_ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]


def test_the_leukaemia_trial_comes_out_as_published() -> None:
    found = survival(_WEEKS, _ENDED)
    assert found.time.tolist() == [6, 7, 10, 13, 16, 22, 23]
    expected = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert found.share.round(3).tolist() == pytest.approx(expected, abs=6e-4)
    assert found.median[0] == 23
    assert found.median[1] == 13
    assert np.isinf(found.median[2])
    assert (found.total, found.censored) == (21, 12)


def test_limits_stay_between_none_and_all_and_around_the_share() -> None:
    found = survival(_WEEKS, _ENDED)
    assert bool((found.low > 0).all() and (found.high < 1).all())
    assert bool((found.low < found.share).all() and (found.share < found.high).all())
    assert found.low[0] == pytest.approx(0.620, abs=1e-3)
    assert found.high[0] == pytest.approx(0.952, abs=1e-3)


def test_nothing_that_has_ended_has_no_median() -> None:
    found = survival([3, 4], [False, False])
    assert len(found.time) == 0
    assert np.isinf(found.median).all()


def test_no_case_at_all_is_no_error() -> None:
    assert survival([], []).total == 0


def test_durations_below_zero_or_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        survival([-1.0], [True])
    with pytest.raises(ValueError, match="below zero or not a number"):
        survival([np.nan], [True])
    with pytest.raises(ValueError, match="2 durations, but 1"):
        survival([1, 2], [True])

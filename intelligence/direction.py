"""Says in one word whether the rate of a skill gap has moved, by a test, or that it is too early.

For one series by itself. What is said of themes bounds false discoveries over all of them:
`intelligence/signals/verdicts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import comb

_WINDOW = 4
_MINIMUM_EVENTS = 8
_LEVEL = 0.05


class Direction(StrEnum):
    """The movement of a rate over the last four quarters against the four before."""

    RISING = "rising"
    FALLING = "falling"
    NO_CLEAR_CHANGE = "no clear change"
    TOO_EARLY = "too early to say"
    NO_EXPOSURE = "no exposure known"


def direction(events: Sequence[int], exposure: Sequence[float]) -> Direction:
    """Compare the last four quarters with the four before, per exposure.

    Conditional on their sum, the later of two Poisson counts is binomial with the share of the
    later exposure (Przyborowski and Wilenski, 1940); two-sided at 5 %. ``events`` and ``exposure``
    are engagements with the theme and engagements active, one a quarter, oldest first; of what is
    not all reported yet, the exposure is a share of those.

    >>> direction([1, 1, 1, 1, 6, 6, 7, 8], [50] * 8).value
    'rising'
    >>> direction([2, 1], [50, 50]).value
    'too early to say'
    """
    before, after = sum(events[-2 * _WINDOW : -_WINDOW]), sum(events[-_WINDOW:])
    exposed_before = sum(exposure[-2 * _WINDOW : -_WINDOW])
    exposed_after = sum(exposure[-_WINDOW:])
    if events and not any(exposure):
        return Direction.NO_EXPOSURE
    enough = len(events) >= 2 * _WINDOW and before + after >= _MINIMUM_EVENTS
    if not enough or exposed_before == 0 or exposed_after == 0:
        return Direction.TOO_EARLY
    share = exposed_after / (exposed_before + exposed_after)
    upper = _tail(after, before + after, share)
    lower = _tail(before, before + after, 1 - share)
    if min(upper, lower) > _LEVEL / 2:
        return Direction.NO_CLEAR_CHANGE
    return Direction.RISING if upper < lower else Direction.FALLING


def _tail(least: int, trials: int, chance: float) -> float:
    """Return the binomial probability of at least ``least`` successes."""
    return sum(
        comb(trials, count) * chance**count * (1 - chance) ** (trials - count)
        for count in range(least, trials + 1)
    )

"""A series without any event on one side of a change."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.its_one_sided import EmptySide, vanished


def _side(counts: list[float], empty: int) -> EmptySide:
    shows = np.array(counts)
    periods = len(shows) + empty
    after = np.repeat([0.0, 1.0], [len(shows), empty])
    every = np.concatenate([shows, np.zeros(empty)])
    return EmptySide(every, np.full(periods, 10.0), after, np.ones((periods, 1)))


def test_few_events_are_judged_as_exactly_as_a_binomial() -> None:
    # Eight events of which none falls to the second half: 2 / 2^8, and its limit by inversion.
    found = vanished(_side([1.0] * 8, 8), 0.95, small_sample=False)
    assert found is not None
    assert found.p == pytest.approx(2 / 2**8)
    assert found.high == pytest.approx(0.025 ** (-1 / 8) - 1)


def test_events_that_come_in_clumps_count_for_less() -> None:
    even = vanished(_side([4.0] * 8, 6), 0.95, small_sample=True)
    clumped = vanished(
        _side([0.0, 10.0, 0.0, 6.0, 0.0, 12.0, 0.0, 4.0], 6), 0.95, small_sample=True
    )
    assert even is not None
    assert clumped is not None
    assert clumped.dispersion > 1 > even.dispersion
    assert clumped.p > even.p
    assert clumped.high > even.high


def test_a_course_that_was_ending_anyway_is_no_fall() -> None:
    times = np.arange(16.0)
    counts = np.where(times < 8, np.round(40 * 0.5**times), 0.0)
    course = np.column_stack([np.ones(16), times - times.mean()])
    after = (times >= 8).astype(float)
    ending = vanished(EmptySide(counts, np.ones(16), after, course), 0.95, small_sample=True)
    level = vanished(EmptySide(counts, np.ones(16), after, course[:, :1]), 0.95, small_sample=True)
    assert ending is not None
    assert level is not None
    assert ending.p > 0.5
    assert level.p < ending.p


def test_one_period_with_events_is_too_few() -> None:
    assert vanished(_side([5.0], 5), 0.95, small_sample=True) is None


def test_one_clump_is_one_event() -> None:
    found = vanished(_side([0.0] * 7 + [4_000.0], 4), 0.95, small_sample=True)
    assert found is not None
    assert found.p == 1.0
    assert found.high == pytest.approx((0.025**-1 - 1) * 8 / 4)

"""What running engagements are likely to come to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.course import Course, days_of
from intelligence.risk.history import OverrunHistory
from intelligence.risk.offer import Offer
from intelligence.risk.overrun import overrun_outlooks

FINISHED, RUNNING = 24, 12
TYPES = np.array(["Cloud", "Desk"] * ((FINISHED + RUNNING) // 2), dtype=object)


def course() -> tuple[Course, np.ndarray]:
    """Return a portfolio in which each ten days more cost a point; the last twelve still run."""
    lasted = np.linspace(100.0, 330.0, FINISHED)
    begins = np.concatenate([1_000 - lasted, np.full(RUNNING, 650.0)])
    ends = np.concatenate([np.full(FINISHED, 1_000.0), np.full(RUNNING, np.inf)])
    noise = np.tile([1.0, -1.0, -1.0, 1.0], FINISHED // 4)
    beyond = np.concatenate([lasted / 10 - 10 + noise, np.full(RUNNING, np.nan)])
    dated = np.ones(FINISHED + RUNNING, dtype=bool)
    return Course(begins, ends, dated, 1_001.0), beyond


def history(known: Course | None, beyond: np.ndarray) -> OverrunHistory:
    unknown = np.full(len(beyond), "Unknown", dtype=object)
    nothing, owners = np.full(len(beyond), np.nan), np.arange(len(beyond))
    measures = {"effort": beyond, "cost": nothing, "margin": nothing}
    return OverrunHistory(measures, TYPES, unknown, nothing, owners, None, None, known)


def needed(known: Course | None, beyond: np.ndarray, kind: str = "Cloud") -> float:
    offer = Offer("", {"engagement_type": kind})
    return overrun_outlooks(offer, history(known, beyond))[0].quantiles["p80"][0]


@pytest.mark.parametrize("kind", ["Cloud", "Desk", "Another"])
def test_more_is_needed_where_the_late_ones_still_run(kind: str) -> None:
    known, beyond = course()
    assert needed(known, beyond, kind) > needed(None, beyond, kind) + 2


def test_what_runs_is_said() -> None:
    known, beyond = course()
    offer = Offer("", {"engagement_type": "Cloud"})
    assert "6 are still running" in overrun_outlooks(offer, history(known, beyond))[0].note
    assert "running" not in overrun_outlooks(offer, history(None, beyond))[0].note


def test_nothing_changes_where_lateness_tells_nothing_or_nothing_runs() -> None:
    known, beyond = course()
    every = np.ones(len(beyond), dtype=bool)
    level = np.where(np.isfinite(beyond), np.tile([4.0, 4, 6, 6], 9), np.nan)
    assert known.running(level, every, 0.0) is None
    ended = replace(known, ends=np.full(len(beyond), 1_000.0))
    assert ended.running(beyond, every, 0.0) is None
    assert known.running(np.full(len(beyond), np.nan), every, 0.0) is None


def test_record_that_nobody_closed_is_not_taken_to_run() -> None:
    """A record of 2009 without an end would be told to overrun by hundreds of points."""
    known, beyond = course()
    begins = known.begins.copy()
    begins[FINISHED:] = -9_000.0
    forgotten = replace(known, begins=begins, dated=np.isfinite(known.ends))
    assert forgotten.running(beyond, np.ones(len(beyond), dtype=bool), 0.0) is None


def test_history_is_as_it_was_on_a_day() -> None:
    known, beyond = course()
    ends = known.ends.copy()
    ends[0] = 800.0
    then = history(replace(known, ends=ends), beyond).until(900.0)
    assert np.flatnonzero(np.isfinite(then.beyond["effort"])).tolist() == [0]
    assert then.course is not None
    assert then.course.today == 900.0
    with pytest.raises(ValueError, match="not known"):
        history(None, beyond).until(900.0)


def test_dates_are_days_and_what_is_no_date_is_not_known() -> None:
    found = days_of(pd.Series(["1970-01-02", None, "soon"]), 3)
    assert found[0] == 1.0
    assert np.isnan(found[1:]).all()
    assert np.isnan(days_of(None, 2)).all()
    engagements = pd.DataFrame({"start": ["2024-01-01"] * 2, "end": ["2024-03-01", "2030-01-01"]})
    read = Course.of(engagements, np.array([True, False]), "2024-06-30")
    assert np.isinf(read.ends).tolist() == [False, True]
    assert (
        Course.of(engagements, np.array([True, False]), None).running(
            np.array([3.0, np.nan]), np.ones(2, dtype=bool), 0.0
        )
        is None
    )

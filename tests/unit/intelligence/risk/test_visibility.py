"""What could have been seen of an engagement by now."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.visibility import visibility_of
from intelligence.signals.occurrences import Occurrences

QUARTERS = ("2024Q1", "2024Q2", "2024Q3", "2024Q4")


def occurrences(starts: list[str | None], ends: list[str | None], delays: list[int]) -> Occurrences:
    """Return engagements of which each shows one theme after its delay, if that has come."""
    keys = [f"E{row}" for row in range(len(starts))]
    frame = pd.DataFrame({"engagement": keys, "start_quarter": starts, "end_quarter": ends})
    rows = []
    for key, start, delay in zip(keys, starts, delays, strict=True):
        place = QUARTERS.index(start) + delay if start in QUARTERS else 0
        if place < len(QUARTERS):
            rows.append(("t", key, QUARTERS[place], "Unknown"))
    events = pd.DataFrame(rows, columns=["theme_id", "engagement", "quarter", "phase"])
    return Occurrences(frame, ("t",), events, events[["engagement", "quarter"]], QUARTERS, {})


def test_delays_are_estimated_as_if_what_is_still_to_come_had_come() -> None:
    """Half of each quarter's starters show at once, half a quarter later; the last have half."""
    starts = [quarter for quarter in QUARTERS for _ in range(40)]
    found = visibility_of(occurrences(starts, [None] * 160, [0, 1] * 80))
    assert found.known_by[:2] == pytest.approx([0.5, 1.0])
    assert found.share[:40] == pytest.approx(np.ones(40))
    assert found.share[-40:] == pytest.approx(np.full(40, 0.5))


def test_engagement_that_ended_has_shown_all_and_one_that_is_to_begin_nothing() -> None:
    starts = [quarter for quarter in QUARTERS for _ in range(40)]
    rows = occurrences([*starts, "2024Q4", "2025Q2"], [*[None] * 160, "2024Q4", None], [0, 1] * 81)
    found = visibility_of(rows)
    assert found.share[160] == 1.0
    assert found.share[161] == 0.0


def test_what_began_before_the_first_document_had_shown_a_part_that_nobody_saw() -> None:
    starts = [quarter for quarter in QUARTERS for _ in range(40)]
    found = visibility_of(occurrences([*starts, "2023Q4"], [None] * 161, [0, 1] * 80 + [0]))
    assert found.share[160] == pytest.approx(0.5)


def test_engagements_without_start_are_taken_for_seen_and_counted() -> None:
    found = visibility_of(occurrences([None, "2024Q1"], [None, None], [0, 0]))
    assert (found.undated, list(found.share)) == (1, [1.0, 1.0])


def test_few_appearances_teach_no_delays() -> None:
    found = visibility_of(occurrences(["2024Q4"] * 10, [None] * 10, [0] * 10))
    assert list(found.known_by) == [1.0]


def test_portfolio_without_dated_documents_is_taken_for_seen() -> None:
    bare = occurrences(["2024Q1"], [None], [0])
    found = visibility_of(
        Occurrences(bare.engagements, ("t",), bare.events.iloc[:0], bare.active.iloc[:0], (), {})
    )
    assert list(found.share) == [1.0]

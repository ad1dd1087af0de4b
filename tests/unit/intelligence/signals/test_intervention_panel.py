"""The engagements around an intervention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from intelligence.signals.intervention_panel import panel_of
from tests.unit.intelligence.signals.intervention_portfolio import QUARTERS, action, portfolio

_FOUND = portfolio(0.5, units=200)


def test_quarters_are_before_or_after_and_that_of_the_start_is_neither() -> None:
    panel = panel_of(_FOUND, action("A", day=date(2024, 5, 2)), "2025-12-31")
    assert panel.quarters == QUARTERS
    assert int(panel.before.sum()) == QUARTERS.index("2024Q1") + 1
    assert int(panel.after.argmax()) == QUARTERS.index("2024Q3")


def test_start_on_the_first_day_of_a_quarter_leaves_none_out() -> None:
    panel = panel_of(_FOUND, action("A"), "2025-12-31")
    assert (panel.before ^ panel.after).all()
    assert (panel.before.sum(), panel.after.sum()) == (9, 7)


def test_newest_quarter_counts_only_when_it_was_seen_to_its_last_week() -> None:
    assert panel_of(_FOUND, action("A"), "2025-12-10").quarters[-1] == "2025Q3"
    assert panel_of(_FOUND, action("A"), "2025-12-30").quarters[-1] == "2025Q4"


def test_engagement_that_shows_it_often_in_a_quarter_counts_once() -> None:
    twice = replace(_FOUND, events=pd.concat([_FOUND.events, _FOUND.events.assign(phase="Design")]))
    one, two = (panel_of(found, action("A"), "2025-12-31") for found in (_FOUND, twice))
    assert one.sums(one.before, treated=True) == two.sums(two.before, treated=True)
    assert one.sums(one.before, treated=True)[1] == int(
        one.rows.treated[one.before[one.rows.period]].sum()
    )


def test_event_of_an_engagement_that_was_not_active_is_counted_apart() -> None:
    late = pd.DataFrame(
        [("late", "P0", "2025Q4", "Test")], columns=["theme_id", "engagement", "quarter", "phase"]
    )
    idle = _FOUND.active[_FOUND.active["engagement"] != "P0"]
    found = replace(_FOUND, events=late, active=idle)
    panel = panel_of(found, action("A"), "2025-12-31")
    assert panel.out_of_time == 1
    assert not panel.rows.shows.any()


def test_errors_are_by_engagement_when_the_scope_has_few_customers() -> None:
    assert panel_of(_FOUND, action("A"), "2025-12-31").clustered_by == "customer"
    few = replace(_FOUND, engagements=_FOUND.engagements.assign(customer="C1"))
    assert panel_of(few, action("A"), "2025-12-31").clustered_by == "engagement"


def test_portfolio_without_quarters_is_no_error() -> None:
    empty = replace(
        _FOUND, quarters=(), active=_FOUND.active.iloc[:0], events=_FOUND.events.iloc[:0]
    )
    panel = panel_of(empty, action("A"), None)
    assert panel.quarters == ()
    assert panel.sums(panel.before, treated=True) == (0, 0)


def test_exposure_is_what_has_been_reported_of_the_quarters_that_are_kept() -> None:
    known = np.array([1.0] * (len(QUARTERS) - 2) + [0.5, 0.0])
    panel = panel_of(_FOUND, action("A"), "2025-12-10", known)
    assert panel.exposure[-1] == panel.active[1][-1] / 2
    assert (panel.exposure[:-1] == panel.active[1][:-1]).all()
    assert (panel_of(_FOUND, action("A"), "2025-12-31").exposure > 0).all()

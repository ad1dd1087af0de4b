"""Portfolios in which something was, or was not, done."""

from __future__ import annotations

from intelligence.evaluation.statistics.intervention_worlds import (
    LAST_DAY,
    QUARTERS,
    Recipe,
    intervention_world,
)
from intelligence.signals.intervention_panel import panel_of


def test_rate_inside_falls_by_what_was_planted() -> None:
    before = after = exposed_before = exposed_after = 0
    for seed in range(8):
        occurrences, action = intervention_world(Recipe(0.5), seed)
        panel = panel_of(occurrences, action, LAST_DAY)
        events, exposed = panel.sums(panel.before, treated=True)
        before, exposed_before = before + events, exposed_before + exposed
        events, exposed = panel.sums(panel.after, treated=True)
        after, exposed_after = after + events, exposed_after + exposed
    assert 0.35 < (after / exposed_after) / (before / exposed_before) < 0.7


def test_chosen_day_leaves_enough_on_both_sides_and_follows_a_bad_year() -> None:
    occurrences, action = intervention_world(Recipe(1.0, chosen=True), 3)
    panel = panel_of(occurrences, action, LAST_DAY)
    assert panel.before.sum() >= 8
    assert panel.after.sum() >= 4
    start = int(panel.before.sum())
    events, exposed = panel.events[True], panel.active[True]
    bad = events[start - 4 : start].sum() / exposed[start - 4 : start].sum()
    assert bad > events.sum() / exposed.sum()


def test_worlds_differ_by_seed_and_only_by_seed() -> None:
    one, again, other = (intervention_world(Recipe(1.0, 80), seed)[0].events for seed in (1, 1, 2))
    assert one.equals(again)
    assert not one.equals(other)
    assert set(one["quarter"]) <= set(QUARTERS)

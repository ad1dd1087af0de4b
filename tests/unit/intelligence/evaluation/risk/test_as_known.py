"""A portfolio as it was known when a quarter began."""

from __future__ import annotations

import dataclasses

import pandas as pd

from intelligence.evaluation.risk.as_known import known_before, started_in
from intelligence.evaluation.risk.worlds import QUARTERS, Recipe, risk_world
from intelligence.risk.offer import Offer
from intelligence.risk.risk_model import fit_risk_model

WORLD = risk_world(Recipe(engagements=200, themes=8), 1)
CUT = QUARTERS[10]


def test_nothing_is_known_of_what_came_later() -> None:
    occurrences, tables = known_before(WORLD.occurrences, WORLD.tables, CUT)
    assert occurrences.engagements["start_quarter"].max() < CUT
    assert occurrences.events["quarter"].max() < CUT
    assert occurrences.active["quarter"].max() < CUT
    assert occurrences.quarters[-1] < CUT
    assert set(tables["engagements"]["engagement"]) == set(occurrences.engagements["engagement"])
    assert 0 < occurrences.shows.sum() < WORLD.occurrences.shows.sum()


def test_engagement_that_ended_later_had_not_ended() -> None:
    frame = WORLD.occurrences.engagements.assign(end_quarter=CUT)
    frame.loc[:9, "end_quarter"] = QUARTERS[9]
    ended = dataclasses.replace(WORLD.occurrences, engagements=frame)
    known, _ = known_before(ended, WORLD.tables, CUT)
    assert known.engagements["end_quarter"].notna().sum() == 10


def test_what_later_engagements_show_teaches_nothing() -> None:
    """The model of a cut is the same, whatever happens from the cut on."""
    events = WORLD.occurrences.events
    late = events["quarter"] >= CUT
    turned = pd.concat([events[~late], events[late].assign(theme_id="t00")], ignore_index=True)
    changed = dataclasses.replace(WORLD.occurrences, events=turned)
    one, other = (
        fit_risk_model(*known_before(given, WORLD.tables, CUT)).predict(Offer(""))
        for given in (WORLD.occurrences, changed)
    )
    assert one == other


def test_starters_of_quarters_keep_all_that_they_have_shown() -> None:
    occurrences, tables = started_in(WORLD.occurrences, WORLD.tables, QUARTERS[10:12])
    inside = WORLD.occurrences.engagements["start_quarter"].isin(QUARTERS[10:12]).to_numpy()
    assert (occurrences.shows == WORLD.occurrences.shows[inside]).all()
    assert len(tables["engagements"]) == inside.sum()

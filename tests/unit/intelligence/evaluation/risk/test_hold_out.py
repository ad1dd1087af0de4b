"""Each quarter's starters told by what was known before."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from intelligence.evaluation.risk.forecasts import PRODUCT, Portfolio
from intelligence.evaluation.risk.hold_out import (
    HoldOut,
    hold_out,
    hold_out_table,
    permuted,
    permuted_skills,
)
from intelligence.evaluation.risk.peers import PLAIN
from intelligence.evaluation.risk.scores import score
from intelligence.evaluation.risk.worlds import QUARTERS, Recipe, risk_world
from intelligence.evaluation.tables import Spread


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    """Return a portfolio of strong effects that was looked at when its last quarter ended."""
    world = risk_world(Recipe(engagements=500, themes=15), 4)
    inside = world.occurrences.events["quarter"].isin(QUARTERS)
    events = world.occurrences.events[inside].reset_index(drop=True)
    occurrences = dataclasses.replace(world.occurrences, events=events, quarters=QUARTERS)
    return Portfolio(occurrences, world.tables, None)


@pytest.fixture(scope="module")
def found(portfolio: Portfolio) -> HoldOut:
    return hold_out(portfolio, 4)


def test_what_is_told_of_later_engagements_is_better_than_plain_rates(found: HoldOut) -> None:
    skill = score(found.chances[PRODUCT], found.shows, found.chances[PLAIN]).skill
    assert skill > 0.03


def test_as_many_are_expected_as_were_seen_by_the_end(found: HoldOut) -> None:
    """The newest have not shown all yet: what is told is of what could have been seen."""
    assert found.chances[PRODUCT].sum() == pytest.approx(found.shows.sum(), rel=0.15)


def test_outcomes_dealt_out_anew_leave_no_skill(portfolio: Portfolio) -> None:
    """What is known only after signature, learned from, would still tell of these outcomes."""
    skills = permuted_skills(portfolio, 5)
    assert len(skills) == 5
    assert abs(np.mean(skills)) < 0.01


def test_dealing_keeps_how_many_show_a_theme_in_each_quarter_of_start(portfolio: Portfolio) -> None:
    dealt = permuted(portfolio.occurrences, 1)
    assert (dealt.shows != portfolio.occurrences.shows).any()
    starts = portfolio.occurrences.engagements["start_quarter"].to_numpy()
    for quarter in QUARTERS:
        inside = starts == quarter
        assert (
            dealt.shows[inside].sum(axis=0) == portfolio.occurrences.shows[inside].sum(axis=0)
        ).all()


def test_table_has_an_interval_for_every_figure(found: HoldOut) -> None:
    table = hold_out_table(found, [0.0, 0.01])
    assert [row[0] for row in table.rows][-1] == "product, outcomes dealt out anew"
    own = next(row for row in table.rows if row[0] == PRODUCT)
    assert all(isinstance(cell, Spread) and cell.low <= cell.high for cell in own[1:])
    assert str(len(found.shows)) in table.notes[0]


def test_quarters_before_which_too_few_were_known_are_left_out(portfolio: Portfolio) -> None:
    few = portfolio.occurrences.engagements.iloc[-25:].reset_index(drop=True)
    small = dataclasses.replace(portfolio.occurrences, engagements=few)
    assert hold_out(dataclasses.replace(portfolio, occurrences=small)).chances == {}

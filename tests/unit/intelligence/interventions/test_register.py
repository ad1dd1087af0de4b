"""The register that a log leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from corpus.store.engine import create_engine, upgrade
from corpus.store.entry_log import LoggedEntry
from corpus.store.interventions import InterventionTable
from intelligence.errors import InvalidIntervention, UnknownIntervention
from intelligence.interventions.intervention import Action, ScopePart
from intelligence.interventions.register import (
    Deciding,
    Register,
    correcting,
    register_of,
    registering,
    withdrawing,
)

_NOW = Deciding("pmo", "2026-09-30T10:00:00+00:00", "asked for by the board")
_ACTION = Action("theme-1", date(2025, 4, 1), "Checklist", (ScopePart("team", "North"),), "Head")


@pytest.fixture
def log() -> InterventionTable:
    engine: sa.Engine = create_engine("sqlite://")
    upgrade(engine)
    return InterventionTable(engine)


def test_registered_action_stands_with_who_and_when(log: InterventionTable) -> None:
    log.append([registering(Register(), _ACTION, _NOW)])
    (one,) = register_of(log.entries()).interventions
    assert one.action == _ACTION
    assert (one.registered_by, one.registered_at, one.corrections) == ("pmo", _NOW.at, 0)


def test_correction_keeps_the_id_and_who_registered_it(log: InterventionTable) -> None:
    log.append([registering(Register(), _ACTION, _NOW)])
    before = register_of(log.entries())
    known = before.interventions[0].id
    later = Deciding("lead", "2026-10-02T10:00:00+00:00")
    right = replace(_ACTION, date=date(2025, 7, 1))
    log.append([correcting(before, known, right, later)])
    after = register_of(log.entries()).get(known)
    assert (after.action.date, after.corrections) == (date(2025, 7, 1), 1)
    assert after.registered_by == "pmo"
    assert len(log.entries()) == 2


def test_what_was_withdrawn_stands_no_more_and_cannot_be_withdrawn_again(
    log: InterventionTable,
) -> None:
    log.append([registering(Register(), _ACTION, _NOW)])
    before = register_of(log.entries())
    known = before.interventions[0].id
    log.append([withdrawing(before, known, _NOW)])
    after = register_of(log.entries())
    assert after == Register((), (known,))
    with pytest.raises(UnknownIntervention, match="was withdrawn"):
        withdrawing(after, known, _NOW)
    with pytest.raises(UnknownIntervention, match="never registered"):
        after.get("intervention-0")


def test_correction_that_changes_nothing_is_refused(log: InterventionTable) -> None:
    log.append([registering(Register(), _ACTION, _NOW)])
    before = register_of(log.entries())
    with pytest.raises(InvalidIntervention, match="changes nothing"):
        correcting(before, before.interventions[0].id, _ACTION, _NOW)


def test_what_stands_already_is_not_registered_again(log: InterventionTable) -> None:
    """The same intervention, registered twice, was told as two that worked."""
    two = replace(_ACTION, scope=(ScopePart("team", "North"), ScopePart("team", "South")))
    log.append([registering(Register(), two, _NOW)])
    before = register_of(log.entries())
    known = before.interventions[0].id
    again = replace(two, scope=two.scope[::-1], owner_role=None)
    for same in (two, replace(again, what=" CHECKLIST ")):
        with pytest.raises(InvalidIntervention, match=f"registered already, as {known}"):
            registering(before, same, _NOW)
    log.append([registering(before, replace(two, what="Training"), _NOW)])
    after = register_of(log.entries())
    with pytest.raises(InvalidIntervention, match=f"registered already, as {known}"):
        correcting(after, after.interventions[1].id, two, _NOW)
    assert correcting(after, known, replace(two, owner_role="Lead"), _NOW).action == "correct"
    withdrawn = Register((), (known,))
    assert registering(withdrawn, two, _NOW).action == "register"


def test_plan_is_no_intervention() -> None:
    with pytest.raises(InvalidIntervention, match="begins on 2027-01-01 cannot"):
        registering(Register(), replace(_ACTION, date=date(2027, 1, 1)), _NOW)


def test_entry_of_another_release_is_said() -> None:
    entry = LoggedEntry(1, "x", _NOW.at, "pmo", "", "praise", {"id": "intervention-1"})
    with pytest.raises(InvalidIntervention, match="entry 1 of the log"):
        register_of([entry])

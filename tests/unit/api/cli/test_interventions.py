from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from intelligence.edition_store import EditionStore
from intelligence.errors import InvalidIntervention, UnknownIntervention, UnknownTheme
from tests.fakes.editions import empty_edition

_DONE = ("--did", "Checklist before kick-off", "--on", "2026-01-15", "--by", "K. Ito")


def _register(run: Callable[..., Result], *more: str) -> str:
    shown = run("interventions", "register", "environment_access", *_DONE, *more, "--json")
    identifier: str = json.loads(shown.stdout)["id"]
    return identifier


@pytest.fixture
def run(run: Callable[..., Result]) -> Callable[..., Result]:
    """Put the workspace behind a subcommand, where click wants it."""
    return run


def test_what_was_registered_stands_in_the_list_until_a_build_judges_it(
    run: Callable[..., Result],
) -> None:
    known = _register(run, "--scope", "team=Atlas", "--scope", "team=Boreas")
    listed = json.loads(run("interventions", "list", "--json").stdout)
    assert [one["id"] for one in listed["registered"]] == [known]
    assert len(listed["registered"][0]["action"]["scope"]) == 2
    assert f"not judged yet, build first: {known}" in run("interventions").stdout
    assert len(listed["signals"]) == 9


def test_with_nothing_registered_nothing_is_said_to_stand_out(
    workspace: Path, run: Callable[..., Result]
) -> None:
    edition = empty_edition()
    EditionStore(workspace / "editions").publish(edition.manifest, edition.tables)
    shown = run("interventions").stdout
    assert "Nothing is recorded here." in shown
    assert "stands out" not in shown


def test_scope_that_holds_nobody_is_warned_of(run: Callable[..., Result]) -> None:
    told = run("interventions", "register", "environment_access", *_DONE, "--scope", "team=atlas")
    assert "warning: no engagement of the newest edition has team 'atlas'" in told.stderr
    assert "registered as" in told.stdout
    assert not run("interventions", "register", "environment_access", *_DONE).stderr
    with pytest.raises(InvalidIntervention, match="registered already, as intervention-"):
        run("interventions", "register", "environment_access", *_DONE)


def test_correction_keeps_the_id_and_withdrawal_takes_it_out(run: Callable[..., Result]) -> None:
    known = _register(run)
    other = (*_DONE[2:], "--did", "Two lists")
    told = run("interventions", "correct", known, "environment_access", *other).stdout
    assert told.startswith(f"corrected {known}; ")
    listed = json.loads(run("interventions", "list", "--json").stdout)["registered"]
    assert (listed[0]["id"], listed[0]["action"]["what"]) == (known, "Two lists")
    assert "withdrawn; 0 stand" in run("interventions", "withdraw", known).stdout
    with pytest.raises(UnknownIntervention, match="was withdrawn"):
        run("interventions", "withdraw", known)


def test_theme_scope_and_date_are_checked(run: Callable[..., Result]) -> None:
    with pytest.raises(UnknownTheme):
        run("interventions", "register", "nothing", *_DONE)
    with pytest.raises(InvalidIntervention, match="not for 'colour'"):
        _register(run, "--scope", "colour=red")
    with pytest.raises(InvalidIntervention, match="written as YYYY-MM-DD, such as 2026-04-01"):
        run("interventions", "register", "environment_access", "--did", "x", "--on", "01.10.2025")
    refused = run("interventions", "register", "environment_access", *_DONE, "--scope", "Atlas")
    assert refused.exit_code == 2
    assert "give it as DIMENSION=VALUE" in refused.stderr

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from api.errors import InvalidRequest
from intelligence.edition_store import EditionStore
from intelligence.errors import UnknownDimension, UnknownSignal, UnknownTheme
from intelligence.signals.registry import SIGNALS
from tests.fakes.editions import edition_without_signals


def test_without_a_table_over_representation_and_all_others_are_told(
    run: Callable[..., Result],
) -> None:
    shown = run("signals").stdout
    assert "Where themes are over-represented, edition 1." in shown
    assert all(f"  {name} " in shown for name in SIGNALS)
    lines = {line.split()[0]: line for line in shown.splitlines() if line.startswith("  ")}
    assert "  6 of 9 rows stand out  " in lines["margins"]
    assert "  6 of 9 rows could be estimated  " in lines["durations"]
    assert "  3 local, 3 structural, 3 too little data  " in lines["structure"]


@pytest.mark.parametrize("name", list(SIGNALS))
def test_json_has_every_row_and_what_each_column_means(
    run: Callable[..., Result], name: str
) -> None:
    document = json.loads(run("signals", name, "--json").stdout)
    assert (document["edition"], document["table"]) == (1, name)
    assert len(document["signals"]) == 9
    keys = [metric["key"] for metric in document["metrics"]]
    assert all(list(row) == keys for row in document["signals"])


def test_only_what_stands_out_is_shown_unless_all_is_asked_for(
    run: Callable[..., Result],
) -> None:
    some, every = run("signals", "structure"), run("signals", "structure", "--all")
    assert "3 rows that do not stand out are not shown (--all)" in some.stdout
    assert "too little data" not in some.stdout
    assert "too little data" in every.stdout
    assert "... and 7 more (--limit)" in run("signals", "structure", "--all", "--limit", "2").stdout


def test_one_theme_by_its_key_and_one_dimension(run: Callable[..., Result]) -> None:
    found = json.loads(run("signals", "--theme", "environment_access", "--json").stdout)
    assert len(found["signals"]) == 1
    none = json.loads(run("signals", "--dimension", "team", "--json").stdout)
    assert none["signals"] == []


def test_themes_stand_by_name_and_hostile_text_cannot_drive_the_terminal(
    run: Callable[..., Result],
) -> None:
    shown = run("signals", "effects", "--all").stdout
    assert "\x1b" not in shown
    assert "T-0001" not in shown


def test_unknown_table_is_told_with_those_there_are(run: Callable[..., Result]) -> None:
    with pytest.raises(UnknownSignal, match="there are over_representation"):
        run("signals", "colours")


def test_a_theme_by_id_and_by_key_is_the_same_and_what_has_no_row_says_so(
    run: Callable[..., Result],
) -> None:
    by_key = json.loads(run("signals", "--theme", "environment_access", "--json").stdout)
    identifier = by_key["signals"][0]["theme_id"]
    assert json.loads(run("signals", "--theme", identifier, "--json").stdout) == by_key
    shown = run("signals", "--dimension", "team").stdout
    assert "The table has no row of what was asked for." in shown


def test_filters_that_no_row_can_meet_are_refused(run: Callable[..., Result]) -> None:
    with pytest.raises(UnknownDimension, match='no dimension "bogus"; there are customer'):
        run("signals", "--dimension", "bogus", "--json")
    with pytest.raises(InvalidRequest, match="structure has no dimension"):
        run("signals", "structure", "--dimension", "customer")
    with pytest.raises(InvalidRequest, match="customer_signals has no theme"):
        run("signals", "customer_signals", "--theme", "environment_access")


def test_an_unknown_theme_is_told_with_where_the_known_ones_are(
    run: Callable[..., Result],
) -> None:
    with pytest.raises(UnknownTheme, match="`premortem themes` lists all 9"):
        run("signals", "--theme", "colours")


def test_an_edition_of_an_earlier_release_says_what_it_lacks(
    workspace: Path, run: Callable[..., Result]
) -> None:
    edition = edition_without_signals()
    EditionStore(workspace / "editions").publish(edition.manifest, edition.tables)
    for name in SIGNALS:
        shown = run("signals", name).stdout
        assert f"edition 2 was built by an earlier release, without the table {name}" in shown
        assert json.loads(run("signals", name, "--json").stdout)["told"] is False
        exported = run("export", name)
        assert (exported.stdout, "earlier release" in exported.stderr) == ("", True)
    assert "not in this edition" in run("signals").stdout
    assert "earlier release" in run("trends").stdout
    assert "earlier release" in run("trends", "--theme", "environment_access").stdout
    assert json.loads(run("trends", "--json").stdout)["told"] is False

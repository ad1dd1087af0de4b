from __future__ import annotations

from dataclasses import replace

import pytest

from api.cli.signal_tables import Asked, json_table, print_row, rows_asked, show_rows, theme_names
from intelligence.errors import UnknownTheme
from intelligence.signals.registry import SIGNALS
from tests.fakes.editions import empty_edition, fake_edition

_ALL = Asked(as_json=False, everything=True, limit=50)
_TABLE = SIGNALS["margins"]


def test_rows_of_a_theme_that_does_not_exist_are_an_error() -> None:
    with pytest.raises(UnknownTheme):
        rows_asked(
            fake_edition(), _TABLE, Asked(as_json=False, everything=True, limit=5, theme="x")
        )


def test_edition_without_rows_says_that_nothing_is_recorded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edition = empty_edition()
    show_rows(edition, _TABLE, rows_asked(edition, _TABLE, _ALL), _ALL)
    said = capsys.readouterr().out
    assert "Nothing is recorded here." in said
    assert "stands out" not in said


def test_rows_of_which_none_stands_out_are_not_said_to_be_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edition, some = fake_edition(), replace(_ALL, everything=False)
    quiet = [row for row in rows_asked(edition, _TABLE, _ALL) if not _TABLE.is_noteworthy(row)]
    show_rows(edition, _TABLE, quiet, some)
    assert "Nothing stands out here." in capsys.readouterr().out


def test_one_row_is_told_in_full_without_what_is_not_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edition = fake_edition()
    rows = rows_asked(edition, _TABLE, _ALL)
    print_row(_TABLE, rows[3], theme_names(edition))
    said = capsys.readouterr().out
    assert "Verdict" in said
    assert " -\n" not in said


def test_figures_stand_to_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    edition = fake_edition()
    show_rows(edition, _TABLE, rows_asked(edition, _TABLE, _ALL), _ALL)
    lines = capsys.readouterr().out.splitlines()
    end = lines[1].index("Slippage associated") + len("Slippage associated")
    assert lines[2][end - 1].isdigit()


def test_json_says_what_every_column_means() -> None:
    told = json_table(3, _TABLE, [])
    assert told["edition"] == 3
    assert told["metrics"][0].keys() == {"key", "name", "unit", "formula", "exposure"}


def test_a_long_name_is_cut_and_its_mark_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    edition = fake_edition()
    themes = edition.tables["themes"]
    long = themes.assign(name=[f"{name} {'of the client ' * 6}" for name in themes["name"]])
    edition = replace(edition, tables={**edition.tables, "themes": long})
    table = SIGNALS["structure"]
    show_rows(edition, table, rows_asked(edition, table, _ALL), _ALL)
    assert capsys.readouterr().out.count("... (unstable)  ") == 1

"""Signal tables as sections of a report."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from intelligence.signals.attention import attention
from intelligence.signals.reading import signal_rows
from intelligence.signals.registry import SIGNALS
from reports.signals import SHOWN, scale_of, signal_sections, small_cells
from tests.fakes.editions import empty_edition, fake_edition


def test_what_stands_out_is_shown_and_the_rest_is_counted() -> None:
    section = next(s for s in signal_sections(fake_edition()) if s.table.name == "structure")
    assert (section.total, section.listed, len(section.rows)) == (9, 6, 6)
    assert section.counted == "3 local, 3 structural, 3 too little data"
    assert section.hidden == 0


def test_rows_are_counted_as_the_command_line_counts_them() -> None:
    """How long cases take was told as "55 of 56 rows stand out", where every row has a median."""
    said = {one.table.name: one.counted for one in signal_sections(fake_edition())}
    assert said["durations"] == "6 of 9 rows could be estimated"
    assert said["margins"] == "6 of 9 rows stand out"
    assert said["skills"] == attention(
        SIGNALS["skills"], signal_rows(fake_edition().tables["skills"], SIGNALS["skills"])
    )


def test_priorities_say_which_weights_count_and_no_other_table_has_any() -> None:
    said = {one.table.name: one.weights for one in signal_sections(fake_edition())}
    assert said.pop("priorities").startswith("Weights that count: frequency ")
    assert set(said.values()) == {""}


def test_each_cell_is_written_as_everywhere() -> None:
    edition = fake_edition()
    for section in signal_sections(edition):
        table = section.table
        rows = signal_rows(edition.tables[table.name], table)
        worth = [row for row in rows if table.is_noteworthy(row)][:SHOWN]
        for row, told in zip(worth, section.rows, strict=True):
            for column, cell in zip(section.columns, told.cells, strict=True):
                if cell.theme_id is None:
                    assert cell.said == column.said(row)


def test_sentence_that_says_why_stands_below_its_row() -> None:
    section = next(s for s in signal_sections(fake_edition()) if s.table.name == "structure")
    assert section.rows[1].why == "why 1"
    assert "why" not in {column.metric.key for column in section.columns}


def test_themes_are_named_and_linked() -> None:
    section = next(s for s in signal_sections(fake_edition()) if s.table.name == "margins")
    place = [column.metric.key for column in section.columns].index("theme_id")
    cells = [row.cells[place] for row in section.rows]
    assert all(cell.theme_id and cell.said != cell.theme_id for cell in cells)


def test_rows_of_small_themes_and_of_small_cells_are_marked() -> None:
    edition = fake_edition()
    table = edition.tables["over_representation"]
    theme, other = table["theme_id"][0], table["theme_id"][1]
    themes = edition.tables["themes"]
    small = {
        "themes": themes.assign(small=themes["theme_id"] == theme),
        "dimensions": pd.DataFrame(
            [
                {
                    "theme_id": other,
                    "dimension": "customer",
                    "value": table["value"][1],
                    "small": True,
                }
            ]
        ),
    }
    marked = replace(edition, tables={**edition.tables, **small})
    assert {(theme,), (other, "customer", table["value"][1])} == small_cells(marked)
    rows = {s.table.name: s.rows for s in signal_sections(marked)}
    assert [row.small for row in rows["over_representation"][:3]] == [True, True, False]
    assert [row.small for row in rows["margins"][:2]] == [True, False]
    plain = {name: t.drop(columns="small", errors="ignore") for name, t in edition.tables.items()}
    assert small_cells(replace(edition, tables=plain)) == frozenset()


def test_rows_without_a_figure_are_not_drawn_and_pictures_have_their_scale() -> None:
    section = next(s for s in signal_sections(fake_edition()) if s.table.name == "theme_trends")
    assert 0 < len(section.drawn) < section.listed
    assert scale_of(SIGNALS["theme_trends"]).ratio
    assert not scale_of(SIGNALS["margins"]).ratio
    assert scale_of(SIGNALS["durations"]).reference == 0


def test_edition_without_rows_has_sections_that_say_so_and_an_older_one_has_none() -> None:
    assert all(not section.rows for section in signal_sections(empty_edition()))
    edition = fake_edition()
    older = {name: table for name, table in edition.tables.items() if name not in SIGNALS}
    assert signal_sections(replace(edition, tables=older)) == ()

"""Signal tables as sections of a report."""

from __future__ import annotations

from dataclasses import replace

from intelligence.metrics import shown
from intelligence.signals.reading import signal_rows
from intelligence.signals.registry import SIGNALS
from reports.signals import SHOWN, scale_of, signal_sections
from tests.fakes.editions import empty_edition, fake_edition


def test_what_stands_out_is_shown_and_the_rest_is_counted() -> None:
    section = next(s for s in signal_sections(fake_edition()) if s.table.name == "structure")
    assert (section.total, section.noteworthy, len(section.rows)) == (9, 6, 6)
    assert section.hidden == 0


def test_each_cell_is_written_as_everywhere() -> None:
    edition = fake_edition()
    for section in signal_sections(edition):
        table = section.table
        rows = signal_rows(edition.tables[table.name], table)
        worth = [row for row in rows if table.is_noteworthy(row)][:SHOWN]
        for row, cells in zip(worth, section.rows, strict=True):
            for metric, cell in zip(table.shown_first, cells, strict=True):
                if cell.theme_id is None and metric.key not in {"dimension", "confounded_with"}:
                    assert cell.said == shown(metric, row[metric.key])


def test_themes_are_named_and_linked() -> None:
    section = next(s for s in signal_sections(fake_edition()) if s.table.name == "margins")
    place = section.table.headline.index("theme_id")
    assert all(
        row[place].theme_id and row[place].said != row[place].theme_id for row in section.rows
    )


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

from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable
from corpus.readers.open_spreadsheet import OpenSpreadsheetReader
from tests.fixtures.readers.office import cell, open_document, row, sheet


def tables(folder: Path, body: str, limits: Limits | None = None) -> list[RawTable]:
    path = folder / "a.ods"
    path.write_bytes(open_document("spreadsheet", body))
    parts = OpenSpreadsheetReader().read(path, limits or Limits())
    return [part for part in parts if isinstance(part, RawTable)]


def cells(part: RawTable) -> list[tuple[str, ...]]:
    return [row.cells for row in part.rows if isinstance(row, RawRow)]


def test_values_are_read_as_stored_and_not_as_shown(tmp_path: Path) -> None:
    """What Calc shows is rounded and local; a day as 02-05-24 could be any of three."""
    stored = (
        cell("02-05-24", 'office:value-type="date" office:date-value="2024-05-02T00:00:00"'),
        cell("1.234,6", 'office:value-type="float" office:value="1234.56"'),
        cell("€ 12", 'office:value-type="currency" office:value="12"'),
        cell("WAAR", 'office:value-type="boolean" office:boolean-value="true"'),
        cell("two\nlines", 'office:value-type="string"'),
    )
    rows = row("Day", "Hours", "Cost", "Open", "Text") + (
        f"<table:table-row>{''.join(stored)}</table:table-row>"
    )
    (part,) = tables(tmp_path, sheet("Log", rows))
    assert part.name == "Log"
    assert cells(part) == [("2024-05-02", "1234.56", "12", "true", "two\nlines")]


def test_repeated_cells_and_rows_stand_as_often_and_the_padding_does_not(tmp_path: Path) -> None:
    pad = cell("", 'table:number-columns-repeated="16380"')
    twice = cell("x", 'table:number-columns-repeated="2"')
    body = (
        row("ID", "Team", "Text")
        + f"<table:table-row>{cell('L1')}{twice}{pad}"
        + "</table:table-row>"
        + f'<table:table-row table:number-rows-repeated="2">{cell("L2")}</table:table-row>'
        + f'<table:table-row table:number-rows-repeated="1048570">{pad}</table:table-row>'
    )
    (part,) = tables(tmp_path, sheet("Log", body))
    assert cells(part) == [("L1", "x", "x"), ("L2", "", ""), ("L2", "", "")]


def test_merged_groups_over_labels_are_one_header(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    spanned = 'table:number-columns-spanned="2"'
    groups = f"{cell('')}{cell('Planned', spanned)}{covered}{cell('Actual', spanned)}{covered}"
    rows = (
        f"<table:table-row>{groups}</table:table-row>"
        + row("Project", "Hours", "Cost", "Hours", "Cost")
        + row("P1", "1", "2", "3", "4")
    )
    (part,) = tables(tmp_path, sheet("Log", rows))
    expected = ("Project", "Planned Hours", "Planned Cost", "Actual Hours", "Actual Cost")
    assert part.columns == expected


def test_a_comment_on_a_cell_is_no_part_of_it(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>Ask Bo</text:p></office:annotation>"
    marked = f"<table:table-cell>{note}<text:p>L1</text:p></table:table-cell>"
    rows = row("ID", "Text") + f"<table:table-row>{marked}{cell('Late.')}</table:table-row>"
    (part,) = tables(tmp_path, sheet("Log", rows))
    assert cells(part) == [("L1", "Late.")]


def test_a_sheet_that_claims_too_many_cells_is_refused(tmp_path: Path) -> None:
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell("x")}</table:table-row>'
    with pytest.raises(LimitExceeded, match="more than 1000 cells"):
        tables(tmp_path, sheet("Log", rows), Limits(max_cells=1000))


def test_blank_rows_and_cells_are_padding_however_many_elements_stand_for_them(
    tmp_path: Path,
) -> None:
    """50,000 such rows, 15 kB of a file, took 900 MB, and 20,000 such cells 1.2 GB."""
    pad = cell("", 'table:number-columns-repeated="1000"')
    blank = f'<table:table-row table:number-rows-repeated="1000">{pad}</table:table-row>'
    wide = f"<table:table-row>{cell('L1')}{pad * 5_000}{cell('far')}</table:table-row>"
    body = row("ID", "Text") + blank * 5_000 + wide
    (part,) = tables(tmp_path, sheet("Log", body))
    (found,) = part.rows
    assert isinstance(found, RawRow)
    assert (found.number, [text for text in found.cells if text]) == (1_001, ["L1", "far"])


def test_rows_and_columns_are_refused_beyond_the_limits_before_they_are_written_out(
    tmp_path: Path,
) -> None:
    pad = cell("", 'table:number-columns-repeated="100"')
    body = f"<table:table-row>{(pad + cell('x')) * 3}</table:table-row>"
    with pytest.raises(LimitExceeded, match="more than 200 columns"):
        tables(tmp_path, sheet("Log", body), Limits(max_columns=200))
    body = f'<table:table-row table:number-rows-repeated="9000000">{cell("x")}</table:table-row>'
    with pytest.raises(LimitExceeded, match="more than 2000000 rows"):
        tables(tmp_path, sheet("Log", body))


def test_the_cells_of_all_sheets_are_counted_together(tmp_path: Path) -> None:
    rows = f'<table:table-row table:number-rows-repeated="600">{cell("x")}</table:table-row>'
    body = sheet("A", f'{rows}</table:table><table:table table:name="B">{rows}')
    with pytest.raises(LimitExceeded, match="more than 1000 cells"):
        tables(tmp_path, body, Limits(max_cells=1_000))


def test_a_formula_that_failed_gives_no_value(tmp_path: Path) -> None:
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    failed = (
        f'xmlns:calcext="{calc}" calcext:value-type="error" '
        'office:value-type="string" office:string-value=""'
    )
    zero = failed.replace('"string" office:string-value=""', '"float" office:value="0"')
    cells_of = cell("L1") + cell("#N/A", failed) + cell("#DIV/0!", zero)
    body = row("ID", "Team", "Cost") + f"<table:table-row>{cells_of}</table:table-row>"
    (part,) = tables(tmp_path, sheet("Log", body))
    assert cells(part) == [("L1", "", "")]


def test_a_file_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    manifest = '<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>'
    path.write_bytes(open_document("spreadsheet", "", manifest=manifest))
    with pytest.raises(UnreadableFile, match="needs a password"):
        OpenSpreadsheetReader().read(path, Limits())

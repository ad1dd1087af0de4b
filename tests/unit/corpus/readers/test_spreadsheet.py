import datetime as dt
from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable
from corpus.readers.spreadsheet import SpreadsheetReader, cell_text, unescaped
from tests.fixtures.readers.build import archive, workbook

LIMITS = Limits()


def tables(folder: Path, content: bytes, limits: Limits = LIMITS) -> list[RawTable]:
    path = folder / "a.xlsx"
    path.write_bytes(content)
    parts = SpreadsheetReader().read(path, limits)
    return [part for part in parts if isinstance(part, RawTable)]


def cells(part: RawTable) -> list[tuple[str, ...]]:
    return [row.cells for row in part.rows if isinstance(row, RawRow)]


def test_every_sheet_with_cells_is_a_table_hidden_ones_too(tmp_path: Path) -> None:
    rows = [["ID", "Text"], ["1", "a"]]
    book = workbook({"One": rows, "Empty": [], "Two": rows}, hidden=["Two"])
    found = tables(tmp_path, book)
    assert [part.name for part in found] == ["One", "Two"]
    assert [cells(part) for part in found] == [[("1", "a")], [("1", "a")]]


def test_cells_are_texts_as_people_write_them(tmp_path: Path) -> None:
    moment = dt.datetime(2025, 6, 21, 16, 14)  # noqa: DTZ001  # workbooks know no time zone
    values = [7.0, 2.5, dt.date(2025, 6, 21), moment, True, "#N/A", None, "x"]
    book = workbook({"A": [[f"c{n}" for n in range(8)], values]})
    expected = ("7", "2.5", "2025-06-21", "2025-06-21T16:14:00", "true", "", "", "x")
    assert cells(tables(tmp_path, book)[0]) == [expected]


def test_a_prince2_lessons_log_with_merged_two_row_header(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Lessons log, project Nord"],
        [],
        ["Lesson Type", "Lesson details", None, None, "Recommendations", "Date Logged"],
        [None, "Event", "Effect", "Causes/Trigger", None, None],
        [
            "Project",
            "Access came late",
            "Two weeks lost",
            "No owner",
            "Name one",
            dt.date(2024, 5, 2),
        ],
    ]
    merges = ["A1:F1", "B3:D3", "A3:A4", "E3:E4", "F3:F4"]
    (part,) = tables(tmp_path, workbook({"Log": rows}, {"Log": merges}))
    assert part.columns == (
        "Lesson Type", "Event", "Effect", "Causes/Trigger", "Recommendations", "Date Logged",
    )  # fmt: skip
    assert list(part.rows) == [
        RawRow(
            1,
            ("Project", "Access came late", "Two weeks lost", "No owner", "Name one", "2024-05-02"),
        )
    ]


def test_a_value_merged_over_several_rows_belongs_to_each(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Project", "Text"], ["Nord", "a"], [None, "b"], ["Süd", "c"]]
    (part,) = tables(tmp_path, workbook({"A": rows}, {"A": ["A2:A3"]}))
    assert cells(part) == [("Nord", "a"), ("Nord", "b"), ("Süd", "c")]


def test_blank_rows_are_no_rows_but_count_for_the_number(tmp_path: Path) -> None:
    (part,) = tables(tmp_path, workbook({"A": [["ID", "T"], ["1", "a"], [], ["2", "b"]]}))
    assert [row.number for row in part.rows] == [1, 3]


def test_two_tables_can_be_read_in_any_order(tmp_path: Path) -> None:
    rows = [["ID", "Text"], ["1", "a"], ["2", "b"]]
    one, two = tables(tmp_path, workbook({"One": rows, "Two": rows}))
    assert next(two.rows) == RawRow(1, ("1", "a"))
    assert len(cells(one)) == 2
    assert len(cells(two)) == 1


def test_notation_for_characters_that_xml_cannot_hold_is_undone() -> None:
    assert unescaped("a_x000D_\nb_x000D_c") == "a\nb\nc"
    assert unescaped("_x005F_x000D_") == "_x000D_"
    assert unescaped("bell_x0007_") == "bell"


def test_an_error_cell_is_empty() -> None:
    assert cell_text("#REF!", "e") == ""
    assert cell_text(dt.timedelta(hours=26)) == "1 day, 2:00:00"


def test_a_sheet_of_a_single_far_cell_does_not_exhaust_the_machine(tmp_path: Path) -> None:
    sheet = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 200))
    book = workbook({"A": [["x"]]})
    path = tmp_path / "a.xlsx"
    path.write_bytes(_with_sheet(book, sheet))
    with pytest.raises(LimitExceeded, match="more than 100000 cells"):
        SpreadsheetReader().read(path, Limits(max_cells=100_000))


def _with_sheet(book: bytes, rows: str) -> bytes:
    import io  # noqa: PLC0415  # only this helper rewrites a part
    import zipfile  # noqa: PLC0415  # as above

    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(io.BytesIO(book)) as old:
        entries = [(name, old.read(name)) for name in old.namelist()]
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    return archive([(n, sheet if n.endswith("sheet1.xml") else c) for n, c in entries])


def test_a_sheet_that_is_too_wide_is_refused(tmp_path: Path) -> None:
    book = workbook({"A": [["a", "b", "c"], ["1", "2", "3"]]})
    with pytest.raises(LimitExceeded, match="3 columns; at most 2"):
        tables(tmp_path, book, Limits(max_columns=2))


def test_a_zip_archive_without_workbook_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no workbook part"):
        tables(tmp_path, archive([("a.csv", b"x")]))


def test_a_damaged_sheet_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(_with_sheet(workbook({"A": [["x"]]}), "<row><c></row>"))
    with pytest.raises(UnreadableFile, match="damaged or cut short"):
        SpreadsheetReader().read(path, LIMITS)

import pytest

from intelligence import table_rows
from intelligence.sections import heading_evidence
from intelligence.table_rows import table_cells
from models.roles.contract import Evidence


def told(*lines: str) -> list[list[tuple[str, Evidence]]]:
    found = table_cells(lines)
    return [
        [(lines[at][cell.start : cell.end], cell.evidence) for cell in found[at]] for at in found
    ]


def test_each_cell_of_a_review_is_read_by_its_column() -> None:
    """Of 21 causes in tables of Word reviews four were found: a row was one statement."""
    assert told(
        "# | Issue | Why | Action | Owner",
        "1 | Late drawings | Nobody had asked the vendor for dates | Ask before the bid | KD",
    ) == [
        [],
        [
            ("Late drawings", Evidence.PROBLEM),
            ("Nobody had asked the vendor for dates", Evidence.CAUSE),
            ("Ask before the bid", Evidence.ACTION),
        ],
    ]


def test_rows_in_bars_lose_no_column_to_an_empty_cell() -> None:
    head = "| Effect | Cause | Recommendation |"
    rows = ("| --- | --- | --- |", "| | Nobody had asked the vendor | |")
    assert told(head, *rows) == [[], [], [("Nobody had asked the vendor", Evidence.CAUSE)]]
    bare = ("Effect | Cause | Recommendation", "| Nobody had asked the vendor |")
    assert told(*bare) == [[], [("Nobody had asked the vendor", Evidence.CAUSE)]]


def test_tables_whose_columns_tell_no_role_are_left_as_they_are() -> None:
    assert told("Role | Name | Company", "Sponsor | Jo Doe | The customer of this work") == []
    assert told("Start | Stop | Continue", "Tracker | Amends | Crits") == []


def test_a_line_of_text_below_a_table_is_none_of_its_rows() -> None:
    lines = ("Issue | Cause", "Late | Nobody had asked the vendor", "We go on without a bar.")
    assert len(told(*lines)) == 2


def test_a_row_without_a_closing_bar_keeps_its_last_cell() -> None:
    found = told("| Effect | Cause |", "|---|---|", "| Late | Nobody had asked the vendor")
    assert found[-1][-1] == ("Nobody had asked the vendor", Evidence.CAUSE)


def test_whole_statements_in_a_column_of_facts_are_read() -> None:
    head = "Issue | Cause | Status"
    row = "Late | Nobody had asked the vendor | The vendor still has no date"
    assert told(head, row)[1][-1] == ("The vendor still has no date", Evidence.NONE)
    assert len(told(head, "Late | Nobody had asked the vendor | Closed")[1]) == 2


def test_rows_that_tell_nothing_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand lines ``Issue | Cause`` took 48 seconds: each began a table down to the end."""
    asked: list[str] = []

    def counted(label: str) -> Evidence:
        asked.append(label)
        return heading_evidence(label)

    monkeypatch.setattr(table_rows, "heading_evidence", counted)
    assert told(*["Issue | Cause"] * 50) == []
    assert len(asked) <= 100

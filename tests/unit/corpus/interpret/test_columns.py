from datetime import date
from decimal import Decimal

from corpus.interpret.columns import notes_on
from corpus.records import Money
from tests.unit.corpus.interpret.tables import columns_of

LABELS = ["Project", "Start date", "End date", "Revenue", "Currency", "Planned hours", "Margin"]
ROWS = [
    ["Alpha", "03/04/2024", "21/04/2024", "1.250,50", "EUR", "80 h", "18"],
    ["Beta", "05/04/2024", "31/02/2024", "99,00", "CHF", "soon", "22,5"],
    ["Gamma", "05/04/2024", "30/04/2024", "7,00", "CHF", "5", "3"],
]


def test_columns_are_resolved_as_columns() -> None:
    columns = columns_of(LABELS, ROWS, "engagements")
    assert columns.dates["start"].values[0].value == date(2024, 4, 3)
    assert columns.amounts["revenue"][0].value == Money(Decimal("1250.50"), "EUR")
    assert columns.numbers["planned_hours"][0].value == Decimal(80)
    assert columns.numbers["actual_margin"][1].value == Decimal("0.225")


def test_notes_count_what_was_left_empty() -> None:
    notes = notes_on(columns_of(LABELS, ROWS, "engagements"), file="f.csv", table="t")
    assert [(note.file, note.column, note.rows) for note in notes] == [
        ("f.csv", "End date", 1),
        ("f.csv", "Planned hours", 1),
    ]
    assert "not a day of the calendar" in notes[0].reason


def test_ambiguous_dates_are_noted_with_the_order_assumed() -> None:
    rows = [["Alpha", "03/04/2024", "", "", "", "", ""]]
    (note,) = notes_on(columns_of(LABELS, rows, "engagements"), file="f", table="t")
    assert (note.column, note.rows, note.reason) == (
        "Start date",
        1,
        "ambiguous dates; nothing settles the order; day first is assumed",
    )


def test_values_and_extras_of_a_row() -> None:
    columns = columns_of(["Project", "Start date", "End date", "Rank"], [["A", "", "", "7"]])
    assert columns.value(0, "engagement_name") == "A"
    assert columns.value(0, "phase") is None
    assert columns.raw("engagement_name") == ["A"]
    assert dict(columns.extras(0)) == {"Rank": "7"}


def test_a_column_called_root_cause_that_is_not_read_is_told() -> None:
    """It was told by --dry-run only, and the description of each row was taken for its cause."""
    rows = [[f"The work took {n} weeks more than planned.", f"C-{n % 3}", "A"] for n in range(40)]
    table = columns_of(["Description", "Root Cause", "Trigger"], rows)
    (note,) = notes_on(table, file="f.csv", table="t")
    assert (note.column, note.rows) == ("Root Cause", 40)
    assert note.reason == (
        "named like 'root_cause', but the values are codes or categories, not text "
        "('C-0', 'C-1', 'C-2'); kept as an extra attribute"
    )


def test_a_column_called_root_cause_that_is_read_is_not_told_of() -> None:
    rows = [[f"The work took {n} weeks longer.", "Vendor delay"] for n in range(40)]
    assert notes_on(columns_of(["Description", "Root Cause"], rows), file="f", table="t") == []

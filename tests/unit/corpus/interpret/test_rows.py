from corpus.document import Document
from corpus.interpret import ColumnNote, interpret_rows
from corpus.mapping import Mapping
from corpus.raw import RawRow, RawTable, RowFault
from corpus.records import Customer, Engagement
from corpus.rejected import Rejected
from tests.unit.corpus.interpret.tables import mapped, raw_table

LABELS = ["id", "text", "date"]
ROWS = [
    ["1", "The sponsor left and nobody decided for five weeks.", "2024-01-05"],
    ["2", "", "2024-01-06"],
    ["3", "Root cause: the test data was of last year.", "2024-02-31"],
]


def documents(rows: list[list[str]], mapping: Mapping) -> list[Document]:
    found = interpret_rows(raw_table(LABELS, rows), mapping, file="f.csv")
    return [record for record in found if isinstance(record, Document)]


def test_every_row_gives_one_record_or_one_reason_in_order() -> None:
    fault = RowFault(4, "an unclosed quote", '"abc')
    table = raw_table(LABELS, ROWS, [fault])
    first, empty, third, broken = interpret_rows(table, mapped(LABELS, ROWS), file="f.csv")
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert (first.id, third.id, third.date) == ("1", "3", None)
    assert isinstance(empty, Rejected)
    assert empty.row == 2
    assert broken == Rejected("f.csv", 4, "an unclosed quote", '"abc')


def test_a_bad_date_is_noted_and_its_row_kept() -> None:
    notes: list[ColumnNote] = []
    table = raw_table(LABELS, ROWS)
    list(interpret_rows(table, mapped(LABELS, ROWS), file="f", on_note=notes.append))
    assert [(note.column, note.rows) for note in notes] == [("date", 1)]


def test_the_same_rows_are_the_same_documents_again() -> None:
    mapping = mapped(LABELS, ROWS)
    again = documents(list(reversed(ROWS)), mapping)
    assert {doc.uid for doc in documents(ROWS, mapping)} == {doc.uid for doc in again}


def test_a_changed_row_is_the_same_document_with_another_text() -> None:
    mapping = mapped(LABELS, ROWS)
    changed = [["1", "The sponsor left and came back after five weeks.", "2024-01-05"]]
    first, later = documents(ROWS, mapping)[0], documents(changed, mapping)[0]
    assert (first.uid == later.uid, first.text == later.text) == (True, False)


def test_ids_that_repeat_are_noted_and_not_used() -> None:
    rows = [["1", f"Text number {number} about another case.", ""] for number in range(3)]
    notes: list[ColumnNote] = []
    found = list(
        interpret_rows(
            raw_table(LABELS, rows), mapped(LABELS, rows), file="f", on_note=notes.append
        )
    )
    assert len({record.uid for record in found if isinstance(record, Document)}) == 3
    assert "identified by their content" in notes[0].reason


def test_headings_inside_cells_are_found() -> None:
    third = documents(ROWS, mapped(LABELS, ROWS))[1]
    bodies = {part.heading: third.text[part.start : part.end] for part in third.sections}
    assert bodies["Root cause"] == "the test data was of last year."


def test_rows_narrower_and_wider_than_the_header_are_fitted() -> None:
    table = RawTable(
        "t", tuple(LABELS), iter([RawRow(1, ("1", "Late.")), RawRow(2, ("2", "Late.", "", "x"))])
    )
    found = list(interpret_rows(table, mapped(LABELS, ROWS), file="f"))
    assert [type(record) for record in found] == [Document, Document]


def test_engagements_and_customers_come_from_their_tables() -> None:
    labels = ["id", "name"]
    rows = [["1", "Portal"]]
    for kind, made in (("engagements", Engagement), ("customers", Customer)):
        found = interpret_rows(raw_table(labels, rows), mapped(labels, rows, kind), file="f")
        assert [type(record) for record in found] == [made]


def test_a_table_without_rows_gives_nothing() -> None:
    assert list(interpret_rows(raw_table(LABELS, []), mapped(LABELS, []), file="f")) == []


def test_an_engagement_whose_scope_is_beyond_the_bound_is_kept_without_it_and_noted() -> None:
    labels = ["Project ID", "Scope"]
    rows = [["P-1", "word " * 1_000_001]]
    notes: list[ColumnNote] = []
    mapping = mapped(labels, rows, "engagements")
    (found,) = interpret_rows(raw_table(labels, rows), mapping, file="f", on_note=notes.append)
    assert isinstance(found, Engagement)
    assert found.scope is None
    assert [(note.column, note.rows) for note in notes] == [("Scope", 1)]


def noted(labels: list[str], rows: list[list[str]]) -> list[tuple[str, int, str]]:
    notes: list[ColumnNote] = []
    mapping = mapped(labels, rows)
    list(interpret_rows(raw_table(labels, rows), mapping, file="f", on_note=notes.append))
    return [(note.column, note.rows, note.reason) for note in notes]


def test_an_identifier_that_comes_again_over_another_text_is_told() -> None:
    rows = [[str(number), f"Access came {number} days late.", ""] for number in range(200)]
    again = ["7", "The scope was never agreed.", ""]
    ((column, count, reason),) = noted(LABELS, [*rows, again, rows[3]])
    assert (column, count) == ("id", 1)
    assert "kept as one of its own" in reason


def test_cells_behind_the_last_label_are_told() -> None:
    """A text with a comma and no quotes lost all that followed it, and nobody was told."""
    labels, rows = ["id", "text", ""], [["1", "The client was late", "so we waited."]]
    ((column, count, reason),) = noted(labels, rows)
    assert (column, count) == ("", 1)
    assert "more cells than the 2 that have a label" in reason


def test_a_column_named_as_a_date_that_holds_none_is_told() -> None:
    """It was left out without a word, and every trend lost its time."""
    rows = [["1", "The client was late.", "week nine"], ["2", "The scope was open.", "later"]]
    ((column, count, reason),) = noted(LABELS, rows)
    assert (column, count) == ("date", 2)
    assert "few values are dates ('week nine', 'later')" in reason

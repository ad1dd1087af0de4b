from collections.abc import Iterator

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RowFault
from corpus.readers.rows import TableShape, bounded, check_columns, number_text

LIMITS = Limits()


def test_a_short_row_is_padded() -> None:
    assert TableShape(("a", "b")).row(1, ["x"], LIMITS) == RawRow(1, ("x", ""))


def test_cells_beyond_the_header_join_the_last_repeated_column() -> None:
    shape = TableShape.fit(["Key", "Comment", "Comment", "End"], 6)
    row = shape.row(1, ["1", "a", "b", "z", "c", "d"], LIMITS)
    assert row == RawRow(1, ("1", "a", "b\nc\nd", "z"))


def test_cells_beyond_a_header_without_repeats_go_to_an_unnamed_column() -> None:
    shape = TableShape.fit(["Key", "Text"], 4)
    assert shape.columns == ("Key", "Text", "")
    assert shape.row(1, ["1", "a", "b", "c"], LIMITS) == RawRow(1, ("1", "a", "b\nc"))
    assert shape.row(2, ["2", "a"], LIMITS) == RawRow(2, ("2", "a", ""))


def test_an_oversized_cell_is_a_fault_that_names_its_column_and_both_sizes() -> None:
    fault = TableShape(("a", "Text")).row(3, ["", "x" * 11], Limits(max_cell_characters=10))
    assert isinstance(fault, RowFault)
    assert "'Text' has 11 characters; at most 10" in fault.reason
    assert fault.number == 3


def test_an_excerpt_of_a_fault_has_at_most_500_characters() -> None:
    fault = TableShape(("a",)).row(1, ["x" * 9_000], Limits(max_cell_characters=10))
    assert isinstance(fault, RowFault)
    assert len(fault.excerpt) == 500


def test_rows_beyond_the_limit_are_told_as_one_last_fault() -> None:
    rows = (RawRow(number, ("x",)) for number in range(1, 9))
    read = list(bounded(rows, "a.csv", "CSV", Limits(max_rows=2)))
    assert len(read) == 3
    assert isinstance(read[2], RowFault)
    assert read[2].number == 3
    assert "more than 2 rows" in read[2].reason


def test_a_library_error_while_rows_are_read_names_the_file_and_not_its_content() -> None:
    def rows() -> Iterator[RawRow]:
        yield RawRow(1, ("x",))
        message = "secret customer text"
        raise KeyError(message)

    with pytest.raises(UnreadableFile, match=r"a\.xlsx cannot be read") as caught:
        list(bounded(rows(), "a.xlsx", "an Excel workbook", LIMITS))
    assert "secret" not in str(caught.value)


def test_too_many_columns_are_refused_with_both_numbers() -> None:
    with pytest.raises(LimitExceeded, match="has 7 columns; at most 5"):
        check_columns("a.csv", 7, Limits(max_columns=5))


def test_numbers_that_are_no_numbers_are_empty() -> None:
    assert number_text(float("nan")) == ""
    assert number_text(float("inf")) == ""
    assert number_text(-3.0) == "-3"

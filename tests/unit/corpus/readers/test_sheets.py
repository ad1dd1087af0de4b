from collections.abc import Iterator

from corpus.limits import Limits
from corpus.raw import RawRow
from corpus.readers.header_groups import Span
from corpus.readers.sheets import SheetRows, sheet_table

OF = SheetRows("a.ods", "Log", "a sheet")


def cells(rows: list[tuple[str, ...]], *spans: Span) -> list[tuple[str, ...]]:
    def anew() -> Iterator[tuple[str, ...]]:
        return iter(rows)

    table = sheet_table(OF, anew, spans, Limits())
    assert table is not None
    return [row.cells for row in table.rows if isinstance(row, RawRow)]


def test_a_block_merged_over_rows_stands_in_each_and_a_header_said_again_is_left_out() -> None:
    rows = [("Team", "Text"), ("Pune", "a"), ("", "b"), (), ("Team", "Text"), ("Leeds", "c")]
    found = cells(rows, Span(1, 0, 2, 0))
    assert found == [("Pune", "a"), ("Pune", "b"), ("Leeds", "c")]


def test_a_blank_sheet_is_no_table() -> None:
    assert sheet_table(OF, lambda: iter([(), ("",)]), (), Limits()) is None

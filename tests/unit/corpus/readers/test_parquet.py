import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable
from corpus.readers.parquet import ParquetReader
from tests.fixtures.readers.build import parquet


def table(folder: Path, content: bytes, limits: Limits | None = None) -> RawTable:
    path = folder / "a.parquet"
    path.write_bytes(content)
    (part,) = ParquetReader().read(path, limits or Limits())
    assert isinstance(part, RawTable)
    return part


def test_types_become_texts_and_nested_values_flatten(tmp_path: Path) -> None:
    row = {
        "n": 5.0,
        "cost": Decimal("12.50"),
        "day": dt.date(2024, 5, 2),
        "at": dt.datetime(2024, 5, 2, 9, 30),  # noqa: DTZ001  # a naive column
        "ok": True,
        "tags": ["a", "b"],
        "customer": {"name": "Acme", "site": {"city": "Lund"}},
        "notes": [{"body": "late"}, {"body": "again"}],
    }
    part = table(tmp_path, parquet([row, {**row, "n": None, "customer": None}]))
    assert part.columns == (
        "n", "cost", "day", "at", "ok", "tags", "customer.name", "customer.site.city", "notes",
    )  # fmt: skip
    first, second = part.rows
    expected = (
        "5", "12.50", "2024-05-02", "2024-05-02T09:30:00", "true", "a; b", "Acme", "Lund",
        "late\nagain",
    )  # fmt: skip
    assert first == RawRow(1, expected)
    assert second == RawRow(2, ("", *expected[1:6], "", "", expected[8]))


def test_a_file_that_would_expand_too_far_is_refused(tmp_path: Path) -> None:
    content = parquet([{"text": "x" * 1_000} for _ in range(50)])
    with pytest.raises(LimitExceeded, match="would expand to"):
        table(tmp_path, content, Limits(max_expanded_bytes=10))


@pytest.mark.parametrize("content", [b"PAR1 cut", b"PAR1" + b"\x00" * 40 + b"PAR1"])
def test_a_damaged_file_is_unreadable(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.parquet"):
        table(tmp_path, content)


def test_damage_inside_the_pages_is_unreadable_when_the_rows_are_read(tmp_path: Path) -> None:
    content = bytearray(parquet([{"text": f"row {n}"} for n in range(500)]))
    content[10:400] = b"\xff" * 390
    with pytest.raises(UnreadableFile, match="damaged or cut short"):
        list(table(tmp_path, bytes(content)).rows)

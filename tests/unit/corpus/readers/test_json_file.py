import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable
from corpus.readers.json_file import JsonReader, load_json


def tables(folder: Path, value: Any) -> list[RawTable]:
    path = folder / "a.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return [p for p in JsonReader().read(path, Limits()) if isinstance(p, RawTable)]


def rows(part: RawTable) -> list[tuple[str, ...]]:
    return [row.cells for row in part.rows if isinstance(row, RawRow)]


RECORDS = [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}]


@pytest.mark.parametrize(
    "key", ["records", "result", "issues", "items", "data", "value", "tickets"]
)
def test_records_under_a_usual_wrapper_are_found(tmp_path: Path, key: str) -> None:
    (part,) = tables(tmp_path, {"total": 2, key: RECORDS, "next": None})
    assert part.columns == ("id", "text")
    assert rows(part) == [("a", "x"), ("b", "y")]


def test_an_array_and_a_nested_wrapper_give_the_same_table(tmp_path: Path) -> None:
    assert rows(tables(tmp_path, RECORDS)[0]) == rows(
        tables(tmp_path, {"data": {"issues": RECORDS}})[0]
    )


def test_a_single_record_is_a_table_of_one_row(tmp_path: Path) -> None:
    (part,) = tables(tmp_path, {"id": "a", "text": "x", "tags": ["p", "q"]})
    assert rows(part) == [("a", "x", "p; q")]


def test_a_record_that_holds_a_list_of_its_own_stays_one_record(tmp_path: Path) -> None:
    (part,) = tables(tmp_path, {"id": "a", "text": "x", "comments": [{"body": "late"}]})
    assert rows(part) == [("a", "x", "late")]


def test_two_lists_are_two_tables_named_by_their_keys(tmp_path: Path) -> None:
    parts = tables(tmp_path, {"customers": RECORDS, "engagements": RECORDS})
    assert [part.name for part in parts] == ["customers", "engagements"]


def test_an_array_of_arrays_has_its_header_in_the_first(tmp_path: Path) -> None:
    (part,) = tables(tmp_path, [["id", "text"], [1, "x"], [2, None]])
    assert part.columns == ("id", "text")
    assert rows(part) == [("1", "x"), ("2", "")]


def test_numbers_keep_their_digits_however_many() -> None:
    digits = "9" * 5_000
    assert load_json(f'{{"a": {digits}, "b": 1.10}}') == {"a": digits, "b": "1.10"}


def test_lone_surrogates_in_escapes_are_replaced(tmp_path: Path) -> None:
    (part,) = tables(tmp_path, '[{"id": "a\\ud800"}]')
    assert rows(part) == [("a\ufffd",)]


def test_an_empty_result_has_no_table(tmp_path: Path) -> None:
    assert tables(tmp_path, []) == []
    assert tables(tmp_path, {"records": []}) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"a": ', "not valid JSON at line 1"),
        ('{"a": 1} {"a": 2}', "a second JSON value at line 1, column 10"),
        ("[1, 2]", "array of 2 plain values"),
        ('"text"', "a single value"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_holds_no_records_is_unreadable(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        tables(tmp_path, content)

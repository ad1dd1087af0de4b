from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable, RowFault
from corpus.readers.contract import Head
from corpus.readers.json_lines import JsonLinesReader


def table(folder: Path, content: str) -> RawTable:
    path = folder / "a.jsonl"
    path.write_bytes(content.encode())
    (part,) = JsonLinesReader().read(path, Limits())
    assert isinstance(part, RawTable)
    return part


def test_a_bad_line_is_a_fault_and_the_others_are_read(tmp_path: Path) -> None:
    part = table(tmp_path, '\ufeff{"id": 1}\r\n\r\n{"id": \n[1]\n{"x": "a\u2028b"}\n')
    assert part.columns == ("id", "x")
    rows = list(part.rows)
    assert [row.number for row in rows] == [1, 3, 4, 5]
    assert rows[0] == RawRow(1, ("1", ""))
    assert isinstance(rows[1], RowFault)
    assert rows[1].excerpt == '{"id":'
    assert isinstance(rows[2], RowFault)
    assert rows[3] == RawRow(5, ("", "a\u2028b"))


def test_objects_over_several_lines_are_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="one whole object on each line"):
        table(tmp_path, '{\n"a": 1\n}\n{\n"a": 2\n}\n')


def test_lines_of_objects_are_recognised_under_any_name() -> None:
    text = '{"a": 1}\n{"a": 2}\n'
    assert JsonLinesReader().recognises(Head("a.json", ".json", text.encode(), text))
    pretty = '{\n"a": 1}\n'
    assert not JsonLinesReader().recognises(Head("a.json", ".json", pretty.encode(), pretty))

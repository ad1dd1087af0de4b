"""JSON Lines: one object a line, bad lines explained and the others read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable, RowFault
from corpus.readers.contract import HEAD_BYTES, Head, Part
from corpus.readers.decoding import is_binary, open_text
from corpus.readers.flatten import flatten
from corpus.readers.json_file import load_json
from corpus.readers.rows import TableShape, bounded, check_columns, excerpt

_FORMAT = "JSON Lines"


class JsonLinesReader:
    """Reads one JSON object a line."""

    format = _FORMAT
    extensions = (".jsonl", ".ndjson", ".jsonlines")

    def recognises(self, head: Head) -> bool:
        """Two lines that each open an object, the first of which is whole."""
        lines = [line for line in (head.text or "").split("\n") if line.strip("\ufeff \t\r")]
        if len(lines) < 2 or not lines[1].lstrip().startswith("{"):  # noqa: PLR2004  # one line is plain JSON
            return False
        return isinstance(_object(lines[0]), Mapping)

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the one table of the file.

        Raises:
            UnreadableFile: when no line is an object.
            LimitExceeded: when the objects have more different keys than columns are allowed.

        """
        with path.open("rb") as file:
            if is_binary(file.read(HEAD_BYTES)):
                message = f"{path.name} is not text, so it cannot be {_FORMAT}"
                raise UnreadableFile(message)
        columns: dict[str, None] = {}
        objects = 0
        for _, line in _lines(path):
            value = _object(line)
            if isinstance(value, Mapping):
                objects += 1
                columns.update(dict.fromkeys(flatten(value)))
                check_columns(path.name, len(columns), limits)
        if not objects:
            message = (
                f"no line of {path.name} is a JSON object; {_FORMAT} has one whole object on "
                "each line, and a file of objects over several lines must be one array"
            )
            raise UnreadableFile(message)
        rows = _rows(path, tuple(columns), limits)
        return (RawTable(path.stem, tuple(columns), bounded(rows, path.name, _FORMAT, limits)),)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            text = line.replace("\x00", "").strip().removeprefix("\ufeff")
            if text:
                yield number, text


def _object(line: str) -> Any:
    try:
        return load_json(line.strip().removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError):
        return None


def _rows(path: Path, columns: tuple[str, ...], limits: Limits) -> Iterator[RawRow | RowFault]:
    shape = TableShape(columns)
    for number, line in _lines(path):
        value = _object(line)
        if isinstance(value, Mapping):
            flat = flatten(value)
            yield shape.row(number, [flat.get(column, "") for column in columns], limits)
        else:
            yield RowFault(number, "the line is not one whole JSON object", excerpt(line))

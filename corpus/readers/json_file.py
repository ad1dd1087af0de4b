"""JSON files: arrays of objects, and the wrappers that REST interfaces put around them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawTable
from corpus.readers.chat import chat_text, is_around_chat, is_chat
from corpus.readers.contract import Head, Part
from corpus.readers.decoding import decode, is_binary
from corpus.readers.flatten import records_table
from corpus.readers.header import find_header
from corpus.readers.plain import check_text
from corpus.readers.rows import TableShape, bounded

_FORMAT = "JSON"

#: Keys under which interfaces deliver their records, looked at in this order.
_WRAPPERS = (
    "records", "result", "results", "issues", "items", "data", "value", "values", "tickets",
    "incidents", "rows", "documents", "lessons", "cases", "engagements", "projects", "customers",
)  # fmt: skip

_DEPTH = 4


def load_json(text: str) -> Any:
    """Parse JSON with every number kept as the digits that the file has.

    >>> load_json('{"id": 1.10, "rate": NaN}')
    {'id': '1.10', 'rate': None}
    """
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=_no_number)


def _no_number(_name: str) -> None:
    """Stand for NaN and Infinity, which are no values."""


class JsonReader:
    """Reads a JSON file as one table a list of objects."""

    format = _FORMAT
    extensions = (".json",)

    def recognises(self, head: Head) -> bool:
        """Text that opens an object or array and goes on as one."""
        text = (head.text or "").lstrip("\ufeff \t\r\n")
        second = text[1:].lstrip()[:1]
        if text.startswith("{"):
            return second in {'"', "}"}
        return text.startswith("[") and second in {"{", "[", "]"} and '"' in text[:4_096]

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the tables of the file; an empty array gives none.

        Raises:
            UnreadableFile: when the file is not valid JSON or holds no objects.

        """
        content = path.read_bytes()
        if is_binary(content[:4_096]):
            message = f"{path.name} is not text, so it cannot be {_FORMAT}"
            raise UnreadableFile(message)
        try:
            value = load_json(decode(content).removeprefix("\ufeff"))
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            message = f"{path.name} is not valid JSON at {place}"
            if error.msg == "Extra data":
                message = (
                    f"{path.name} holds a second JSON value at {place}; records belong into one "
                    "array, or one whole object on each line (JSON Lines)"
                )
            raise UnreadableFile(message) from error
        except RecursionError as error:
            message = f"{path.name} is nested too deeply to be a list of records"
            raise UnreadableFile(message) from error
        return tuple(_tables(path.stem, path.name, value, limits, _DEPTH))


def _tables(name: str, file: str, value: Any, limits: Limits, depth: int) -> list[Part]:
    if isinstance(value, list):
        return _array(name, file, value, limits)
    if not isinstance(value, Mapping) or not value:
        message = f"{file} holds a single value or nothing, not records"
        raise UnreadableFile(message)
    lists = {
        key: item
        for key, item in value.items()
        if isinstance(item, list) and item and isinstance(item[0], Mapping)
    }
    wrapped = next((key for key in _WRAPPERS if key in lists), None)
    if wrapped is not None and not (set(lists) - {wrapped}) & set(_WRAPPERS):
        return _array(name, file, lists[wrapped], limits)
    if lists and set(lists) <= set(_WRAPPERS):
        return [part for key, item in lists.items() for part in _array(key, file, item, limits)]
    for key in _WRAPPERS:
        inner = value.get(key)
        if isinstance(inner, Mapping) and depth and _holds_records(inner):
            return _tables(name, file, inner, limits, depth - 1)
        if isinstance(inner, list) and not inner and len(value) <= _DEPTH:
            return []
    return [records_table(name, file, [value], limits)]


def _holds_records(value: Mapping[str, Any]) -> bool:
    return any(isinstance(value.get(key), (list, Mapping)) for key in _WRAPPERS)


def _array(name: str, file: str, values: list[Any], limits: Limits) -> list[Part]:
    if not values:
        return []
    if all(isinstance(value, list) for value in values):
        return [_grid(name, file, values, limits)]
    if is_chat(values):
        text = chat_text(values)
        if not text.text:
            return []
        check_text(file, text.text, limits)
        return [text]
    if is_around_chat(values):
        message = f"{file} lists the people or channels of a chat; its messages are read"
        raise UnreadableFile(message)
    if not any(isinstance(value, Mapping) for value in values):
        message = f"{file} is an array of {len(values)} plain values; objects are expected"
        raise UnreadableFile(message)
    return [records_table(name, file, values, limits)]


def _grid(name: str, file: str, values: list[list[Any]], limits: Limits) -> RawTable:
    """Read an array of arrays as a table with its header in the first."""
    cells = [["" if item is None else str(item) for item in row] for row in values]
    header = find_header(cells)
    if header is None:
        message = f"{file} holds arrays without any value"
        raise UnreadableFile(message)
    body = cells[header.body :]
    shape = TableShape.fit(header.labels, max((len(row) for row in body), default=0))
    rows = (shape.row(number, row, limits) for number, row in enumerate(body, start=1))
    return RawTable(name, shape.columns, bounded(rows, file, _FORMAT, limits))

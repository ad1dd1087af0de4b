"""Nested records to flat ones, and flat ones to a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus.limits import Limits
from corpus.raw import RawRow, RawTable, RowFault
from corpus.readers.atlassian import is_rich_text, rich_text
from corpus.readers.rows import TableShape, bounded, check_columns, excerpt, number_text

#: Keys under which a nested object says in words what it is, best first.
_SPOKEN = ("body", "text", "comment", "display_value", "displayName", "name", "value", "title")

#: Keys of a Jira or ServiceNow reference that are addresses of the same thing.
_ADDRESSES = {"self", "avatarUrls", "iconUrl", "link"}


def scalar_text(value: object) -> str:
    """Return the text of a JSON scalar.

    >>> scalar_text(True), scalar_text(2.0), scalar_text(None)
    ('true', '2', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return str(value)


def _list_text(values: Sequence[Any]) -> str:
    """Join scalars by ``"; "`` and objects by lines, each object as what it says."""
    if all(not isinstance(value, (Mapping, list)) for value in values):
        return "; ".join(text for value in values if (text := scalar_text(value)))
    return "\n".join(text for value in values if (text := _object_text(value)))


def _object_text(value: Any) -> str:
    if isinstance(value, list):
        return _list_text(value)
    if is_rich_text(value):
        return rich_text(value)
    if not isinstance(value, Mapping):
        return scalar_text(value)
    for key in _SPOKEN:
        spoken: Any = value.get(key)
        if is_rich_text(spoken):
            return rich_text(spoken)
        if isinstance(spoken, str) and spoken:
            return spoken
    return "; ".join(f"{key}: {text}" for key, text in flatten(value).items() if text)


def _reference(value: Mapping[str, Any]) -> str | None:
    """Return the words of a reference such as ``{"display_value": …, "link": …}``."""
    if not _ADDRESSES & value.keys() and "display_value" not in value:
        return None
    for key in ("display_value", "displayName", "name", "value"):
        spoken = value.get(key)
        if spoken is not None and not isinstance(spoken, (Mapping, list)):
            return scalar_text(spoken)
    return None


def flatten(record: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Return a record with one text a leaf, nested keys joined by a dot.

    References as ServiceNow and Jira write them also give their words under the key itself, and
    the ``fields`` of a Jira issue lose that prefix.

    >>> flatten({"customer": {"name": "Acme"}, "tags": ["vpn", "access"]})
    {'customer.name': 'Acme', 'tags': 'vpn; access'}
    """
    flat: dict[str, str] = {}
    for key, value in record.items():
        name = f"{prefix}{key}"
        if is_rich_text(value):
            flat[name] = rich_text(value)
        elif isinstance(value, Mapping):
            if not prefix and key == "fields" and "key" in record:
                flat.update(flatten(value))
                continue
            words = _reference(value)
            if words is None:
                flat.update(flatten(value, f"{name}."))
            else:
                flat[name] = words
                rest = {k: v for k, v in value.items() if k not in _ADDRESSES and v != words}
                flat.update(flatten(rest, f"{name}."))
        elif isinstance(value, list):
            flat[name] = _list_text(value)
        else:
            flat[name] = scalar_text(value)
    return flat


def column_union(records: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """Return every key of the records in the order of first appearance."""
    columns: dict[str, None] = {}
    for record in records:
        columns.update(dict.fromkeys(record))
    return tuple(columns)


def records_table(name: str, file: str, values: Sequence[Any], limits: Limits) -> RawTable:
    """Return a table of the objects in ``values``; anything else among them is a fault.

    Raises:
        LimitExceeded: when the objects have more different keys than columns are allowed.

    """
    columns = column_union(flatten(value) for value in values if isinstance(value, Mapping))
    check_columns(file, len(columns), limits)
    rows = object_rows(values, columns, limits)
    return RawTable(name, columns, bounded(rows, file, "JSON", limits))


def object_rows(
    values: Iterable[Any], columns: tuple[str, ...], limits: Limits
) -> Iterator[RawRow | RowFault]:
    """Yield a row for each object and a fault for each value that is none."""
    shape = TableShape(columns)
    for number, value in enumerate(values, start=1):
        if isinstance(value, Mapping):
            flat = flatten(value)
            yield shape.row(number, [flat.get(column, "") for column in columns], limits)
        else:
            reason = f"a {_kind(value)} stands where an object is expected"
            yield RowFault(number, reason, excerpt(scalar_text(value)))


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "list"
    if isinstance(value, bool):
        return "boolean"
    return "null" if value is None else "text or number"

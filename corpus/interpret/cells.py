"""Single cells as attributes: references shown by name, blanks dropped, lengths bounded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from corpus.blanks import is_blank
from corpus.mapping.evidence import is_nested
from corpus.mapping.labels import shown_label

LONGEST_ATTRIBUTE = 200
LONGEST_EXTRA = 500
MOST_EXTRAS = 100
_LONGEST_REFERENCE = 2_000


def attribute(cell: str) -> str | None:
    """Return a cell as a short value on one line, or None when it holds nothing.

    A reference such as ServiceNow's ``{"display_value": …}`` is its name; a list is its entries
    with bars between.

    >>> attribute('["Actions", "Pages"]'), attribute(" n/a ")
    ('Actions|Pages', None)
    """
    text = _unwrapped(cell.strip())
    if is_blank(text):
        return None
    line = " ".join(text[: 4 * LONGEST_ATTRIBUTE].split())
    return line if len(line) <= LONGEST_ATTRIBUTE else line[: LONGEST_ATTRIBUTE - 1] + "…"


def _unwrapped(text: str) -> str:
    if not text.startswith(("{", "[")) or len(text) > _LONGEST_REFERENCE:
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if isinstance(value, list):
        return "|".join(name for entry in value if (name := _name(entry)))
    return _name(value) or text


def _name(value: object) -> str:
    """Return what a JSON value calls itself, ``""`` when it does not."""
    if isinstance(value, dict):
        keys = ("display_value", "displayName", "name", "Name", "value", "id")
        return next((str(value[key]) for key in keys if value.get(key) not in (None, "")), "")
    return "" if value is None or isinstance(value, list) else str(value)


def extras(cells: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return attributes without a field of their own by label, values bounded to 500 characters.

    Cells of repeated labels are joined with bars; nested records are left out, because they are
    not values of the row. At most 100 labels are kept.
    """
    found: dict[str, str] = {}
    for label, cell in cells:
        text = cell.strip()
        if is_blank(text) or _is_nested(text):
            continue
        name = shown_label(label)[:LONGEST_ATTRIBUTE]
        if name not in found and len(found) >= MOST_EXTRAS:
            continue
        value = _unwrapped(text)
        joined = f"{found[name]} | {value}" if name in found else value
        if joined:
            found[name] = (
                joined if len(joined) <= LONGEST_EXTRA else joined[: LONGEST_EXTRA - 1] + "…"
            )
    return MappingProxyType(found)


def _is_nested(text: str) -> bool:
    simple = text.startswith("[") and text[1:2] not in {"[", "{"}
    return is_nested(text) and not simple and "display_value" not in text[:300]

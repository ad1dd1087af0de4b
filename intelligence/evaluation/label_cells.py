"""Cuts the cell of a label column into labels: lists of JSON, and several labels in one text."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.readers.decoding import open_text
from corpus.readers.flatten import flatten
from corpus.readers.json_file import load_json

_PARTS = re.compile(r"\s*[|;]\s*")
_BETWEEN = re.compile(r"[|;,]")
_LINES, _WHOLE = frozenset({".jsonl", ".ndjson", ".jsonlines"}), ".json"
#: More parts than these are no labels of one text.
_MOST_PARTS = 100


@dataclass(frozen=True)
class LabelCells:
    """What tells where the cells of a label column may be cut.

    Attributes:
        alone: the cells as they stand: a part that is a cell by itself is a label.
        known: labels that are known already, such as keys and names of a taxonomy, casefolded.
        lists: cells that the file holds as lists, with the entries of each.

    """

    alone: Collection[str] = frozenset()
    known: Collection[str] = frozenset()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def labels_in(self, cell: str) -> list[str]:
        """Return the labels of a cell: several stand between ``|``, ``;`` or ``,``.

        A cell that the file holds as a list has its entries as labels. Any other is cut at ``|``,
        where each part is known, and at ``;`` where a part stands alone in another cell; for a
        label may itself hold a comma or a semicolon.

        >>> cells = LabelCells({"late", "dirty"}, {"access, late", "staff"})
        >>> cells.labels_in("late; dirty"), cells.labels_in("fire; smoke")
        (['late', 'dirty'], ['fire; smoke'])
        >>> cells.labels_in("Access, late, staff"), cells.labels_in("staff, other")
        (['Access, late', 'staff'], ['staff, other'])
        """
        told = cell.strip()
        if told in self.lists:
            return list(dict.fromkeys(self.lists[told]))
        known = self._known_in(told)
        if known:
            return list(dict.fromkeys(known))
        parts = [part for part in _PARTS.split(told) if part]
        if len(parts) > 1 and not ("|" in told or any(part in self.alone for part in parts)):
            return [told]
        return list(dict.fromkeys(parts))

    def _known_in(self, told: str) -> list[str]:
        """Return the known labels that a cell is made of, the longest first; none if it is not."""
        ends = [*(found.start() for found in _BETWEEN.finditer(told)), len(told)]
        if not self.known or len(ends) > _MOST_PARTS:
            return []
        starts = [0, *(end + 1 for end in ends[:-1])]
        #: The labels up to each end, or None where they are not all known.
        whole: list[list[str] | None] = [[]]
        for last, end in enumerate(ends):
            found = None
            for first in range(last + 1):
                before, label = whole[first], told[starts[first] : end].strip()
                if before is not None and (not label or label.casefold() in self.known):
                    found = [*before, label] if label else before
                    break
            whole.append(found)
        return whole[-1] or []


def lists_of(path: Path, column: str) -> dict[str, tuple[str, ...]]:
    """Return the cells of a column that a JSON file holds as lists, with the entries of each.

    Args:
        path: a table that was read before; of another form than JSON it has no lists.
        column: the column as it is read; of a nested key its last part counts.

    """
    key = column.rpartition(".")[2]
    found: dict[str, tuple[str, ...]] = {}
    for values in _lists_under(key, _values(path)):
        parts = [flatten({key: [value]})[key].strip() for value in values]
        found[flatten({key: values})[key].strip()] = tuple(part for part in parts if part)
    return found


def _values(path: Path) -> Iterator[Any]:
    """Yield the values of a JSON file; lines that are none were told of when it was read."""
    ending = path.suffix.casefold()
    if ending not in {*_LINES, _WHOLE}:
        return
    with open_text(path) as file:
        for text in file if ending in _LINES else (file.read(),):
            try:
                yield load_json(text.strip().removeprefix("\ufeff"))
            except (json.JSONDecodeError, RecursionError):
                continue


def _lists_under(key: str, values: Any) -> Iterator[list[Any]]:
    for value in values:
        if isinstance(value, Mapping):
            held = value.get(key)
            if isinstance(held, list) and held:
                yield held
            yield from _lists_under(key, value.values())
        elif isinstance(value, list):
            yield from _lists_under(key, value)

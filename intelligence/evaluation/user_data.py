"""Reads labelled texts that a user gives, in any table that the product itself can read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.limits import Limits
from corpus.raw import RawTable, RowFault
from corpus.readers.registry import read
from intelligence.errors import UnusableLabels
from intelligence.evaluation.labelled_texts import LabelledTexts

#: Labels of columns that are taken without being told, best first.
TEXT_COLUMNS = (
    "text",
    "statement",
    "finding",
    "narrative",
    "description",
    "body",
    "message",
    "content",
    "cause",
    "summary",
)
LABEL_COLUMNS = (
    "theme",
    "theme_key",
    "themes",
    "label",
    "labels",
    "gold",
    "code",
    "cause_code",
    "category",
    "class",
    "intent",
    "components",
    "root_cause",
    "cause",
)
ROLE_COLUMNS = ("role", "label", "labels", "gold", "class")
_KIND_COLUMNS = ("explicit", "explicitness")
_GROUP_COLUMNS = ("document", "document_id")
_PARTS = re.compile(r"\s*[|;]\s*")


@dataclass(frozen=True, slots=True)
class Source:
    """Where labelled texts are; None for a column means: find it by its name."""

    path: Path
    text_column: str | None = None
    label_column: str | None = None


@dataclass(frozen=True)
class LabelledTable:
    """A table by column, and which columns are text and label; ``faults`` rows were unreadable."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    text: str
    label: str
    faults: int

    def single(self) -> LabelledTexts:
        """Return the rows that have a text and exactly one label; the others are counted.

        Raises:
            UnusableLabels: when no row has.

        """
        whole = set(self.columns[self.label])
        parts = [labels_in(cell, whole) for cell in self.columns[self.label]]
        texts = self.columns[self.text]
        rows = [row for row, found in enumerate(parts) if len(found) == 1 and texts[row].strip()]
        if not rows:
            message = (
                f"{self.name}: no row has both a text in {self.text!r} and one label in "
                f"{self.label!r}; give --text-column and --label-column"
            )
            raise UnusableLabels(message)
        chosen = LabelledTexts(
            self.name,
            tuple(texts[row] for row in rows),
            tuple(parts[row][0] for row in rows),
            self._optional(_KIND_COLUMNS, rows),
            self._optional(_GROUP_COLUMNS, rows),
        )
        return chosen.noted(self._told(len(texts) - len(rows)))

    def several(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return each text with its labels, possibly none; rows without a text are left out."""
        whole = set(self.columns[self.label])
        pairs = zip(self.columns[self.text], self.columns[self.label], strict=True)
        return tuple((text, frozenset(labels_in(cell, whole))) for text, cell in pairs if text)

    def _optional(self, names: Sequence[str], rows: Sequence[int]) -> tuple[str, ...]:
        name = _found(self.columns, names, barred=(self.text, self.label))
        column = tuple(self.columns[name][row].strip() for row in rows) if name else ()
        return column if all(column) else ()

    def _told(self, left_out: int) -> str:
        told = f"text in {self.text!r}, label in {self.label!r}"
        if left_out:
            told += f", {left_out:,} rows without a text or with none or several labels left out"
        return f"{told}, {self.faults:,} rows unreadable" if self.faults else told


def labels_in(cell: str, whole: set[str]) -> list[str]:
    """Return the labels of a cell: several stand between ``|`` or ``;``.

    A cell is only cut where its parts stand alone in other cells, for a label may itself hold a
    semicolon.

    >>> labels_in("late; dirty", {"late", "dirty"}), labels_in("fire; smoke", {"leak"})
    (['late', 'dirty'], ['fire; smoke'])
    """
    parts = [part for part in _PARTS.split(cell.strip()) if part]
    if len(parts) > 1 and not ("|" in cell or any(part in whole for part in parts)):
        return [cell.strip()]
    return list(dict.fromkeys(parts))


def read_labelled_table(
    source: Source, label_names: Sequence[str] = LABEL_COLUMNS
) -> LabelledTable:
    """Read the first table of a file that has rows.

    Args:
        source: the file, and its columns where they are told.
        label_names: labels that the label column may have when it is not told.

    Raises:
        UnreadableFile: when the file cannot be read.
        UnusableLabels: when it is no table, or a column is missing or cannot be told.

    """
    tables = [part for part in read(source.path, Limits()) if isinstance(part, RawTable)]
    if not tables:
        message = f"{source.path.name} is a text; labelled texts are a table (CSV or JSON Lines)"
        raise UnusableLabels(message)
    table = tables[0]
    cells: list[tuple[str, ...]] = []
    faults = 0
    for row in table.rows:
        if isinstance(row, RowFault):
            faults += 1
        else:
            cells.append(row.cells)
    columns = {
        name: tuple(row[place] for row in cells)
        for place, name in reversed(list(enumerate(table.columns)))
    }
    columns = {name: columns[name] for name in dict.fromkeys(table.columns)}
    label = _column(source.label_column, label_names, columns, source.path.name, "label")
    others = {name: cells for name, cells in columns.items() if name != label}
    text = _column(source.text_column, TEXT_COLUMNS, others, source.path.name, "text")
    return LabelledTable(source.path.name, columns, text, label, faults)


def _column(
    told: str | None,
    names: Sequence[str],
    columns: Mapping[str, tuple[str, ...]],
    file: str,
    what: str,
) -> str:
    if told is not None and told in columns:
        return told
    found = _found(columns, names if told is None else (told,))
    if found:
        return found
    problem = f"has no {what} column {told!r}" if told else f"does not say which is the {what}"
    message = f"{file} {problem}; its columns are {', '.join(columns)}; give --{what}-column"
    raise UnusableLabels(message)


def _found(
    columns: Mapping[str, tuple[str, ...]], names: Sequence[str], barred: Sequence[str] = ()
) -> str | None:
    """Return the first column of one of these names that is not empty, whatever its case."""
    by_name = {name.strip().casefold(): name for name in columns if name not in barred}
    for name in names:
        found = by_name.get(name.casefold())
        if found is not None and any(cell.strip() for cell in columns[found]):
            return found
    return None

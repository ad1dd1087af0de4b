"""Reads labelled texts that a user gives, in any table that the product itself can read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from corpus.limits import Limits
from corpus.raw import RawTable, RowFault
from corpus.readers.registry import read
from intelligence.errors import UnusableLabels
from intelligence.evaluation.label_cells import LabelCells, lists_of
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


@dataclass(frozen=True, slots=True)
class Source:
    """Where labelled texts are; None for a column means: find it by its name."""

    path: Path
    text_column: str | None = None
    label_column: str | None = None


@dataclass(frozen=True)
class LabelledTable:
    """A table by column, and which columns are text and label.

    ``faults`` rows were unreadable; ``lists`` are the labels of cells that the file holds as lists.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    text: str
    label: str
    faults: int
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def single(self, known: Collection[str] = ()) -> LabelledTexts:
        """Return the rows that have a text and exactly one label; the others are counted.

        Args:
            known: labels that are known already, casefolded: cells are cut where all parts are.

        Raises:
            UnusableLabels: when no row has.

        """
        parts = self._labels(known)
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

    def several(self, known: Collection[str] = ()) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return each text with its labels, possibly none; rows without a text are left out.

        ``known`` are labels that are known already, as in `single`.
        """
        pairs = zip(self.columns[self.text], self._labels(known), strict=True)
        return tuple((text, frozenset(labels)) for text, labels in pairs if text)

    def _labels(self, known: Collection[str]) -> list[list[str]]:
        column = self.columns[self.label]
        cells = LabelCells({cell.strip() for cell in column}, frozenset(known), self.lists)
        return [cells.labels_in(cell) for cell in column]

    def _optional(self, names: Sequence[str], rows: Sequence[int]) -> tuple[str, ...]:
        name = _found(self.columns, names, barred=(self.text, self.label))
        column = tuple(self.columns[name][row].strip() for row in rows) if name else ()
        return column if all(column) else ()

    def _told(self, left_out: int) -> str:
        told = f"text in {self.text!r}, label in {self.label!r}"
        if left_out:
            told += f", {left_out:,} rows without a text or with none or several labels left out"
        return f"{told}, {self.faults:,} rows unreadable" if self.faults else told


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
    if not cells:
        message = (
            f"{source.path.name} has the columns {', '.join(table.columns)} and no row that can "
            "be read; give a table with a text and its label in each row"
        )
        raise UnusableLabels(message)
    columns = {
        name: tuple(row[place] for row in cells)
        for place, name in reversed(list(enumerate(table.columns)))
    }
    columns = {name: columns[name] for name in dict.fromkeys(table.columns)}
    label = _column(source.label_column, label_names, columns, source.path.name, "label")
    others = {name: cells for name, cells in columns.items() if name != label}
    text = _column(source.text_column, TEXT_COLUMNS, others, source.path.name, "text")
    lists = lists_of(source.path, label)
    return LabelledTable(source.path.name, columns, text, label, faults, lists)


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
    raise UnusableLabels(f"{file} {_problem(told, names, columns, what)}; give --{what}-column")


def _problem(
    told: str | None, names: Sequence[str], columns: Mapping[str, tuple[str, ...]], what: str
) -> str:
    """Return why no column is found: it is not there, or it is there and empty."""
    listed = f"its columns are {', '.join(columns)}"
    wanted = {name.casefold() for name in (names if told is None else (told,))}
    empty = [name for name in columns if name.strip().casefold() in wanted]
    if empty:
        return f"has no {what} in any row: its column {empty[0]!r} is empty; {listed}"
    problem = f"has no {what} column {told!r}" if told else f"does not say which is the {what}"
    return f"{problem}; {listed}"


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

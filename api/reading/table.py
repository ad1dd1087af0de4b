"""A table of an edition as plain columns, read by row position."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from api.reading import cells

#: Row positions, ascending, int64.
Positions = NDArray[np.int64]

_Convert = Callable[[Any], Any]

_COUNTS = (
    "documents",
    "engagements",
    "customers",
    "active_engagements",
    "findings",
    "shared",
    "previous_findings",
    "current_findings",
    "previous_edition",
    "after_edition",
    "sequence",
    "count",
)
_OFFSETS = ("start", "end", "source_row")
_FIGURES = (
    "rate",
    "confidence",
    "role_confidence",
    "score",
    "runner_up_score",
    "jaccard",
    "of_previous",
    "of_current",
)
_LISTS = (
    "keyphrases",
    "quotes",
    "theme_ids",
    "theme_keys",
    "section_headings",
    "include",
    "exclude",
    "changed_in",
)
_FLAGS = ("date_ambiguous", "small", "keeps_id", "partly")

_CONVERT: Mapping[str, _Convert] = {
    **dict.fromkeys(_COUNTS + _OFFSETS, cells.as_count),
    **dict.fromkeys(_FIGURES, cells.as_figure),
    **dict.fromkeys(_LISTS, cells.as_texts),
    "section_starts": cells.plain,
    "section_ends": cells.plain,
    **dict.fromkeys(_FLAGS, cells.as_flag),
}

_COUNTS_MISSING_AS_ZERO = ("documents", "engagements", "customers", "findings")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length; ``height`` rows."""

    columns: Mapping[str, Sequence[Any]]
    height: int

    @classmethod
    def from_frame(cls, frame: pd.DataFrame | None, names: Iterable[str]) -> Table:
        """Take the named columns of a frame; a column that it lacks is missing in every row."""
        height = 0 if frame is None else len(frame)
        columns = {}
        for name in names:
            if frame is None or name not in frame.columns:
                columns[name] = [_convert(name, None)] * height
            else:
                columns[name] = [_convert(name, value) for value in list(frame[name])]
        return cls(columns, height)

    def row(self, position: int) -> dict[str, Any]:
        """Return one row as column → value."""
        return {name: column[position] for name, column in self.columns.items()}

    def rows(self, positions: Iterable[int] | None = None) -> list[dict[str, Any]]:
        """Return the rows at the positions given, or all."""
        chosen = range(self.height) if positions is None else positions
        return [self.row(int(position)) for position in chosen]


def _convert(name: str, value: Any) -> Any:
    convert: _Convert = _CONVERT.get(name, cells.as_text)
    converted = convert(value)
    if converted is None and name in _COUNTS_MISSING_AS_ZERO:
        return 0
    return converted


@dataclass(frozen=True, slots=True)
class Facet:
    """One column as numbers, so that a filter is one comparison of an integer array.

    ``codes`` has shape (rows,); a missing value has the code of ``None``.
    """

    codes: NDArray[np.int32]
    numbers: Mapping[Any, int]

    @classmethod
    def of(cls, values: Sequence[Any]) -> Facet:
        """Number the distinct values in order of first appearance.

        >>> Facet.of(["a", None, "a"]).mask("a").tolist()
        [True, False, True]
        """
        numbers: dict[Any, int] = {}
        codes = np.fromiter(
            (numbers.setdefault(value, len(numbers)) for value in values), np.int32, len(values)
        )
        return cls(codes, numbers)

    def mask(self, value: Any) -> NDArray[np.bool_]:
        """Return, shape (rows,), where the column has this value."""
        return np.equal(self.codes, self.numbers.get(value, -1))


def grouped(values: Sequence[Any]) -> dict[Any, list[int]]:
    """Return the positions of every distinct value, ascending.

    >>> grouped(["a", "b", "a"])
    {'a': [0, 2], 'b': [1]}
    """
    groups: dict[Any, list[int]] = {}
    for position, value in enumerate(values):
        groups.setdefault(value, []).append(position)
    return groups

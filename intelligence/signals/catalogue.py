"""The signal tables of an edition: what each answers, its columns, and how it is ordered.

`SIGNALS` is the one list that command line, HTTP, pages and report go by, so that a table is shown
with the same words and figures everywhere, and a new one is shown without anybody writing a view.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from intelligence.metrics import Metric, by_key


@dataclass(frozen=True, slots=True)
class IntervalPicture:
    """How rows of a table are drawn: a dot and its interval on one scale.

    Attributes:
        value: key of the column of the dot.
        low: key of the lower end.
        high: key of the upper end.
        label: keys of the columns that name a row.
        reference: where the line of no effect stands.
        ratio: whether figures are ratios, which stand on a logarithmic scale.

    """

    value: str
    low: str
    high: str
    label: tuple[str, ...]
    reference: float
    ratio: bool


@dataclass(frozen=True)
class SignalTable:
    """One table of signals.

    Attributes:
        name: its name in the edition, and its word in commands and addresses.
        title: a heading.
        question: what it answers, for a person.
        columns: every column, in the order written.
        headline: keys of the columns that a person sees first.
        reading: how to read it and what it cannot say; the method and its source.
        verdict: key of the column that says what was concluded of a row; none where a table only
            counts.
        noteworthy: verdicts that are worth attention; the others say that nothing was seen, or
            that there is too little to say.
        sorts: whether verdicts sort rows into kinds rather than single some of them out.

    """

    name: str
    title: str
    question: str
    columns: tuple[Metric, ...]
    headline: tuple[str, ...]
    reading: str
    verdict: str | None = None
    noteworthy: frozenset[str] = frozenset()
    picture: IntervalPicture | None = None
    sorts: bool = False

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """The columns by their keys."""
        return by_key(self.columns)

    def is_noteworthy(self, row: Mapping[str, Any]) -> bool:
        """Say whether a row is worth attention; every row of a table that only counts is."""
        return self.verdict is None or row[self.verdict] in self.noteworthy

    @property
    def shown_first(self) -> tuple[Metric, ...]:
        """The headline's columns."""
        return tuple(self.metrics[key] for key in self.headline)

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return tuple(metric.key for metric in self.columns)

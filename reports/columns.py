"""The columns of a signal table as a person reads them: a figure and its interval in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from intelligence.metrics import Metric, Unit, shown
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.reading import Row

#: Columns that hold names of columns, which are not words yet.
_NAMES = frozenset({"dimension", "confounded_with"})

#: The name of a dimension in a scope, as in ``engagement_type: ERP finance``.
_PART = re.compile(r"(?:^|(?<=; ))[a-z_]+(?=: )")

#: How sure an interval is, in the words of its ends' formula.
_LEVEL = re.compile(r"\d+ %")

#: What the key of a figure ends with, where the ends of its interval lack it.
_ENDINGS = ("", "_ratio", "_cost", "_value", "_days")


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it is shown; ``low`` and ``high`` are the ends of the figure's interval."""

    metric: Metric
    low: Metric | None = None
    high: Metric | None = None

    def said(self, row: Row) -> str:
        """Return the cell of a row as it is written."""
        value = row[self.metric.key]
        if self.low is not None and self.high is not None:
            return interval_said(self.metric, value, row[self.low.key], row[self.high.key])
        written = shown(self.metric, value)
        if self.metric.key == "scope":
            return scope_said(written)
        return written.replace("_", " ") if self.metric.key in _NAMES else written

    def told(self, row: Row) -> str:
        """Return the cell of a row as a sentence says it, with how sure its interval is."""
        if self.low is None or self.high is None:
            return self.said(row)
        return told(
            self.metric, self.low, *(row[m.key] for m in (self.metric, self.low, self.high))
        )

    @property
    def formula(self) -> str:
        """What it is, and what its interval is."""
        if self.low is None:
            return self.metric.formula
        ends = self.low.formula.removeprefix("lower end: ")
        return f"{self.metric.formula}; in brackets: {ends}"


def columns_of(table: SignalTable) -> tuple[Column, ...]:
    """Return the headline's columns, both ends of an interval beside their figure.

    >>> from intelligence.signals.registry import SIGNALS
    >>> [column.metric.key for column in columns_of(SIGNALS["margins"])][:2]
    ['theme_id', 'points']
    """
    found = [_column(table, key) for key in table.headline]
    ends = {end.key for one in found for end in (one.low, one.high) if end is not None}
    return tuple(one for one in found if one.metric.key not in ends)


def filled(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns in which at least one row says something."""
    return tuple(
        column for column in columns if any(shown(column.metric, row[column.metric.key]) != "-"
                                            for row in rows)
    )  # fmt: skip


def scope_said(scope: str) -> str:
    """Write the dimensions of a scope as words; their values stay as they are.

    >>> scope_said("engagement_type: A_B; team: North")
    'engagement type: A_B; team: North'
    """
    return _PART.sub(lambda match: match.group().replace("_", " "), scope)


def interval_said(metric: Metric, value: Any, low: Any, high: Any) -> str:
    """Write a figure with its interval; an end that is not known is left open.

    >>> lift = Metric("lift", "Lift", Unit.TIMES, "observed / expected")
    >>> interval_said(lift, 3.76, 2.35, 5.57), interval_said(lift, 3.76, 2.35, None)
    ('3.76 x (2.35 to 5.57)', '3.76 x (2.35 or more)')
    """
    written = shown(metric, value)
    if value is None or (low is None and high is None):
        return written
    least, most = _bare(metric, low), _bare(metric, high)
    if high is None:
        return f"{written} ({least} or more)"
    return f"{written} ({most} or less)" if low is None else f"{written} ({least} to {most})"


def told(metric: Metric, low: Metric, *figure: Any) -> str:
    """Write a figure and its ends for a sentence, which has no heading to say how sure they are.

    >>> lift = Metric("lift", "Lift", Unit.TIMES, "observed / expected")
    >>> end = Metric("lift_low", "Lift, from", Unit.TIMES, "lower end: 90 % posterior interval")
    >>> told(lift, end, 3.76, 2.35, 5.57)
    '3.76 times (90 % interval 2.35 to 5.57)'
    """
    level = _LEVEL.search(low.formula)
    sure = f"({level.group()} interval " if level else "(bounds " if "bound" in low.formula else "("
    number, _, ends = interval_said(metric, *figure).partition(" (")
    if metric.unit is Unit.TIMES and number.endswith(" x"):
        number = number.removesuffix(" x") + " times"
    return f"{number} {sure}{ends}" if ends else number


def _bare(metric: Metric, end: Any) -> str:
    """Write an end of an interval without its unit, which the figure has."""
    return shown(metric, end).removesuffix(" x").removesuffix(" %")


def _column(table: SignalTable, key: str) -> Column:
    metric, picture = table.metrics[key], table.picture
    if picture is not None and key == picture.value:
        return Column(metric, table.metrics[picture.low], table.metrics[picture.high])
    if metric.is_number:
        for ending in _ENDINGS:
            stem = key.removesuffix(ending)
            low, high = (table.metrics.get(f"{stem}_{end}") for end in ("low", "high"))
            if key.endswith(ending) and low and high and low.unit == metric.unit is not Unit.TEXT:
                return Column(metric, low, high)
    return Column(metric)

"""The geometry of the pages' small charts; the templates draw them as SVG without any style."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from intelligence.edition import UNKNOWN
from reports.figures import estimate, per_100

SPARK_WIDTH, SPARK_HEIGHT = 112, 26
BARS_WIDTH, BARS_HEIGHT = 720, 150
_MARGIN = 3
_GAP = 0.25
_AXIS, _ABOVE = 20, 16

#: Intervals may lift the top of the scale to this multiple of the highest rate; then they are cut.
_REACH = 2.0


@dataclass(frozen=True, slots=True)
class Spark:
    """A line in a box of ``SPARK_WIDTH`` by ``SPARK_HEIGHT``; (x, y) is its last point."""

    points: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One quarter: the bar's box, its label, and what it stands for in words.

    ``low`` and ``high`` are where the interval of its rate ends, ``None`` where it has none.
    ``changed`` marks a quarter in which the meaning of what is counted changed.
    """

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str
    shown: str
    words: str
    low: float | None = None
    high: float | None = None
    changed: bool = False


def measure(quarters: Sequence[dict[str, Any]]) -> str:
    """Return the column that a trend is drawn by: the rate, or documents without exposure.

    >>> measure([{"rate": None, "documents": 2}])
    'documents'
    """
    return "rate" if any(row["rate"] is not None for row in quarters) else "documents"


def sparkline(quarters: Sequence[dict[str, Any]]) -> Spark | None:
    """Return a trend as a line from zero, or ``None`` when there are not two quarters.

    >>> sparkline([{"rate": 0.0, "documents": 0}, {"rate": 5.0, "documents": 1}]).points
    '3.0,23.0 109.0,3.0'
    """
    if len(quarters) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    column = measure(quarters)
    values = [float(row[column] or 0) for row in quarters]
    top = max(values) or 1.0
    step = (SPARK_WIDTH - 2 * _MARGIN) / (len(values) - 1)
    room = SPARK_HEIGHT - 2 * _MARGIN
    places = [
        (round(_MARGIN + at * step, 1), round(SPARK_HEIGHT - _MARGIN - value / top * room, 1))
        for at, value in enumerate(values)
    ]
    return Spark(" ".join(f"{x},{y}" for x, y in places), *places[-1])


def bars(quarters: Sequence[dict[str, Any]], changed_in: Collection[str] = ()) -> tuple[Bar, ...]:
    """Return a trend as bars in a box of ``BARS_WIDTH`` by ``BARS_HEIGHT``, rates with intervals.

    A change of meaning after the last quarter is marked on the last.
    """
    if not quarters:
        return ()
    last = max((str(row["quarter"]) for row in quarters if row["quarter"] != UNKNOWN), default="")
    marked = {min(quarter, last) for quarter in changed_in}
    column = measure(quarters)
    values = [float(row[column] or 0) for row in quarters]
    ends = [_ends(row) if column == "rate" else None for row in quarters]
    step = min(BARS_WIDTH / len(values), 90.0)
    level = _Level(_top(values, ends))
    drawn = []
    for at, (row, value, end) in enumerate(zip(quarters, values, ends, strict=True)):
        y = level.y(value)
        drawn.append(
            Bar(
                x=round(at * step + step * _GAP / 2, 1),
                y=y,
                width=round(step * (1 - _GAP), 1),
                height=round(BARS_HEIGHT - _AXIS - y, 1),
                middle=round(at * step + step / 2, 1),
                label=str(row["quarter"]),
                shown=per_100(value) if column == "rate" else f"{value:.0f}",
                words=_words(row),
                low=None if end is None else level.y(end[0]),
                high=None if end is None else level.y(end[1]),
                changed=str(row["quarter"]) in marked,
            )
        )
    return tuple(drawn)


@dataclass(frozen=True, slots=True)
class _Level:
    """The scale of the bars: ``top`` is the highest figure that it holds."""

    top: float

    def y(self, figure: float) -> float:
        """Return where a figure stands; one above the top is cut there."""
        room = BARS_HEIGHT - _AXIS - _ABOVE
        return round(BARS_HEIGHT - _AXIS - min(figure / self.top, 1.0) * room, 1)


def _ends(row: dict[str, Any]) -> tuple[float, float] | None:
    """Return the interval of a quarter's rate, the report's own, or nothing without exposure."""
    known = estimate(row["engagements"] or 0, row["active_engagements"])
    if known is None or known.low is None or known.high is None:
        return None
    return known.low, known.high


def _top(values: Sequence[float], ends: Sequence[tuple[float, float] | None]) -> float:
    highest = max(values)
    reach = max((end[1] for end in ends if end is not None), default=0.0)
    return max(highest, min(reach, highest * _REACH)) or reach or 1.0


def shares(counts: Sequence[int], width: int) -> list[tuple[float, float]]:
    """Return (x, width) of the parts of a bar that shows how a whole divides.

    >>> shares([3, 1, 0], 100)
    [(0.0, 75.0), (75.0, 25.0), (100.0, 0.0)]
    """
    whole = sum(counts) or 1
    starts = [sum(counts[:at]) for at in range(len(counts))]
    return [
        (round(start / whole * width, 1), round(count / whole * width, 1))
        for start, count in zip(starts, counts, strict=True)
    ]


def _words(row: dict[str, Any]) -> str:
    said = f"{row['quarter']}: {row['documents']} documents, {row['engagements']} engagements"
    if row["active_engagements"] is None:
        return said
    return f"{said} of {row['active_engagements']} active"

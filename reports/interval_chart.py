"""Draws figures with their intervals on one scale (a forest plot), as inline SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.figures import plural
from reports.intervals import IntervalRow, Scale
from reports.svg import ACCENT, BAND, INK, MUTED, RULE, dot, number, path, svg, text
from reports.text import name_line

_ROW = 24
_LABEL = 380
_SAID = 210
_TOP = 26
_LETTERS = 62
_WIDTH = 1100
_FEWEST_TICKS = 3


def interval_chart(rows: Sequence[IntervalRow], scale: Scale, *, title: str) -> Markup:
    """Return the picture: a dot and a bar a row, and a line where there is no effect.

    An interval that leaves the scale is cut at its edge; the figures beside it are not.
    """
    if not rows:
        return Markup("")
    frame = _Frame.of(rows, scale)
    body = [*_axis(frame)]
    for place, row in enumerate(rows):
        body.extend(_drawn(frame, place, row))
    label = f"{title}: {plural(len(rows), 'figure')} with intervals. {_first(rows[0])}"
    return svg(label, _WIDTH, frame.height, body)


@dataclass(frozen=True, slots=True)
class _Frame:
    scale: Scale
    low: float
    high: float
    rows: int

    @classmethod
    def of(cls, rows: Sequence[IntervalRow], scale: Scale) -> _Frame:
        """Hold every dot, and intervals as far as they leave dots apart."""
        dots = [scale.place(row.value) for row in rows] + [scale.place(scale.reference)]
        ends = [scale.place(end) for row in rows for end in (row.low, row.high) if end is not None]
        reach = max(dots) - min(dots) or 1.0
        low = max(min([*dots, *ends]), min(dots) - reach)
        high = min(max([*dots, *ends]), max(dots) + reach)
        room = (high - low) * 0.04 or 0.5
        return cls(scale, low - room, high + room, len(rows))

    @property
    def height(self) -> int:
        return _TOP + _ROW * self.rows + 8

    def x(self, figure: float) -> float:
        share = (self.scale.place(figure) - self.low) / (self.high - self.low)
        return _LABEL + (_WIDTH - _LABEL - _SAID) * min(max(share, 0.0), 1.0)

    def y(self, place: int) -> float:
        return _TOP + _ROW * (place + 0.5)


def _axis(frame: _Frame) -> list[Markup]:
    bottom, ticks = frame.height - 8, _ticks(frame)
    lines = "".join(f"M{number(frame.x(tick))} {_TOP - 4}V{bottom}" for tick in ticks)
    zero = number(frame.x(frame.scale.reference))
    return [
        path(lines, RULE, 1),
        path(f"M{zero} {_TOP - 4}V{bottom}", INK, 1),
        *(text((frame.x(tick), _TOP - 9), f"{tick:g}", "middle", MUTED, 12) for tick in ticks),
    ]


def _ticks(frame: _Frame) -> list[float]:
    if frame.scale.ratio:
        wide = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
        held = [tick for tick in wide if frame.low <= math.log(tick) <= frame.high]
        return held or [frame.scale.reference]
    step = 10.0 ** math.floor(math.log10((frame.high - frame.low) or 1.0))
    if (frame.high - frame.low) / step < _FEWEST_TICKS:
        step /= 4
    first = math.ceil(frame.low / step)
    return [place * step for place in range(first, math.floor(frame.high / step) + 1)][:12]


def _drawn(frame: _Frame, place: int, row: IntervalRow) -> list[Markup]:
    y, colour = frame.y(place), ACCENT if row.strong else MUTED
    parts = [text((_LABEL - 14, y + 4), name_line(row.label, _LETTERS), "end", INK, 12)]
    if row.low is not None and row.high is not None:
        ends = f"M{number(frame.x(row.low))} {number(y)}H{number(frame.x(row.high))}"
        parts.append(path(ends, BAND, 7))
    parts.append(dot((frame.x(row.value), y), 3.6, hollow=not row.strong, colour=colour))
    parts.append(text((_WIDTH - _SAID + 14, y + 4), row.said, "start", MUTED, 12))
    return parts


def _first(row: IntervalRow) -> str:
    return f"First: {row.label}, {row.said}."

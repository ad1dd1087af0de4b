"""Draws figures with their intervals on one scale (a forest plot), as inline SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.charts import ACCENT, BAND, INK, MUTED, RULE
from reports.figures import plural
from reports.intervals import IntervalRow, Scale
from reports.text import one_line, readable

_ROW = 24
_LABEL = 380
_SAID = 210
_TOP = 26
_LETTERS = 62
_WIDTH = 1100
_FEWEST_TICKS = 3

_SVG = Markup(
    '<svg role="img" aria-label="{label}" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}" xmlns="http://www.w3.org/2000/svg">{body}</svg>'
)
_TEXT = Markup(
    '<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}" fill="{fill}">{text}</text>'
)
_PATH = Markup('<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}"/>')
_DOT = Markup('<circle cx="{x}" cy="{y}" r="3.6" fill="{fill}" stroke="{stroke}"/>')


def interval_chart(rows: Sequence[IntervalRow], scale: Scale, *, title: str) -> Markup:
    """Return the picture: a dot and a bar a row, and a line where there is no effect.

    An interval that leaves the scale is cut at its edge; the figures beside it are not.
    """
    if not rows:
        return Markup("")
    frame = _Frame.of(rows, scale)
    body = [*_axis(frame)]
    for number, row in enumerate(rows):
        body.extend(_drawn(frame, number, row))
    label = readable(f"{title}: {plural(len(rows), 'figure')} with intervals. {_first(rows[0])}")
    return _SVG.format(label=label, width=_WIDTH, height=frame.height, body=Markup("").join(body))


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

    def y(self, number: int) -> float:
        return _TOP + _ROW * (number + 0.5)


def _axis(frame: _Frame) -> list[Markup]:
    bottom = frame.height - 8
    lines = "".join(f"M{_n(frame.x(tick))} {_TOP - 4}V{bottom}" for tick in _ticks(frame))
    zero = _n(frame.x(frame.scale.reference))
    numbers = [
        _text(frame.x(tick), _TOP - 9, _number(tick), "middle", MUTED) for tick in _ticks(frame)
    ]
    return [
        _PATH.format(d=lines, stroke=RULE, width=1),
        _PATH.format(d=f"M{zero} {_TOP - 4}V{bottom}", stroke=INK, width=1),
        *numbers,
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
    return [number * step for number in range(first, math.floor(frame.high / step) + 1)][:12]


def _drawn(frame: _Frame, number: int, row: IntervalRow) -> list[Markup]:
    y, dot = frame.y(number), ACCENT if row.strong else MUTED
    parts = [_text(_LABEL - 14, y + 4, one_line(row.label, _LETTERS), "end", INK)]
    if row.low is not None and row.high is not None:
        ends = f"M{_n(frame.x(row.low))} {_n(y)}H{_n(frame.x(row.high))}"
        parts.append(_PATH.format(d=ends, stroke=BAND, width=7))
    fill = dot if row.strong else "#ffffff"
    parts.append(_DOT.format(x=_n(frame.x(row.value)), y=_n(y), fill=fill, stroke=dot))
    parts.append(_text(_WIDTH - _SAID + 14, y + 4, row.said, "start", MUTED))
    return parts


def _first(row: IntervalRow) -> str:
    return f"First: {row.label}, {row.said}."


def _number(tick: float) -> str:
    return f"{tick:g}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(x: float, y: float, text: str, anchor: str, fill: str) -> Markup:
    return _TEXT.format(x=_n(x), y=_n(y), text=readable(text), anchor=anchor, size=12, fill=fill)

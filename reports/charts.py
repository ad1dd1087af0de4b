"""Small charts as inline SVG: no script, no font, no file, and a sentence for who cannot see them.

Drawn by hand rather than with a charting library: a report of thirty themes holds some hundred
of them, and these take microseconds and two kilobytes each. Colours are attributes, so that a
chart stands by itself wherever it is put. Labels are escaped and cleaned here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.figures import per_100, thousands
from reports.text import readable
from reports.views import Basis, Point

INK = "#1c2733"
MUTED = "#5a6773"
RULE = "#d9dfe5"
ACCENT = "#1f5a8f"
BAND = "#c6dbec"
STRIP = "#c3cbd3"

#: Quarters drawn; older ones are counted in totals but would be too thin to see.
QUARTERS = 40

#: Intervals may lift the top of a scale to this multiple of the highest rate.
_REACH = 3.0

_SVG = Markup(
    '<svg role="img" aria-label="{label}" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}" xmlns="http://www.w3.org/2000/svg">{body}</svg>'
)
_PATH = Markup(
    '<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round" '
    'stroke-linecap="{cap}"/>'
)
_DOT = Markup('<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" stroke="{stroke}"/>')
_TEXT = Markup(
    '<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="10" fill="{fill}">{text}</text>'
)


def sparkline(
    rates: Sequence[float | None],
    *,
    label: str,
    incomplete: bool = False,
    width: int = 96,
    height: int = 24,
) -> Markup:
    """Return a line over the rates, oldest first, gaps where a rate is ``None``.

    ``incomplete`` draws the newest value as a hollow dot. ``label`` is read to who cannot see.

    >>> str(sparkline([1, None, 3], label="up"))[:35]
    '<svg role="img" aria-label="up" vie'
    """
    shown = list(rates)[-QUARTERS:]
    top = max((rate for rate in shown if rate is not None), default=0.0) or 1.0
    step = (width - 8) / max(1, len(shown) - 1)
    at = [
        None if rate is None else (4 + order * step, height - 4 - (height - 8) * rate / top)
        for order, rate in enumerate(shown)
    ]
    baseline = _path(f"M4 {height - 3.5}H{width - 4}", RULE, 1)
    body = [baseline, _path(_line(at), ACCENT, 1.5)]
    if at and at[-1] is not None:
        body.append(_dot(at[-1], 2.5, hollow=incomplete))
    return _svg(label, width, height, body)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand in a trend chart, in SVG units."""

    width: int
    height: int
    quarters: int
    top: float

    left = 30
    right = 10
    above = 10
    strip = 20
    axis = 16

    @property
    def floor(self) -> float:
        return self.height - self.axis - self.strip - 6

    def x(self, order: int) -> float:
        room = self.width - self.left - self.right
        return self.left + room * (order + 0.5) / max(1, self.quarters)

    def y(self, rate: float) -> float:
        return self.floor - (self.floor - self.above) * min(rate, self.top) / self.top


def trend_chart(
    points: Sequence[Point],
    *,
    name: str,
    basis: Basis,
    top: float | None = None,
    width: int = 330,
    height: int = 168,
) -> Markup:
    """Return a theme's rate by quarter: dots, 90 % intervals as bars, exposure below.

    ``top`` is the highest rate of the scale; without it the chart has a scale of its own. An
    incomplete quarter is a hollow dot. An interval that leaves the scale is cut at its top.
    """
    shown = list(points)[-QUARTERS:]
    frame = _Frame(width, height, len(shown), top or scale_top([shown]))
    at: list[tuple[float, float] | None] = []
    bars = []
    most = max((point.exposure or 0 for point in shown), default=0) or 1
    for order, point in enumerate(shown):
        x, figure = frame.x(order), point.estimate
        at.append(None if figure is None else (x, frame.y(figure.rate)))
        if figure is not None and figure.low is not None and figure.high is not None:
            bars.append(f"M{_n(x)} {_n(frame.y(figure.low))}V{_n(frame.y(figure.high))}")
    thick = max(1.0, min(9.0, (width - 40) / max(1, len(shown)) * 0.55))
    body = [
        *_grid(frame),
        _path("".join(bars), BAND, thick),
        _path(_exposure(frame, shown, most), STRIP, thick),
        _path(_line(at), ACCENT, 1.5),
        *(
            _dot(place, 2.6, hollow=point.incomplete)
            for place, point in zip(at, shown, strict=True)
            if place is not None
        ),
        *_labels(frame, [point.quarter for point in shown], most),
    ]
    return _svg(describe(shown, name, basis), width, height, body)


def _exposure(frame: _Frame, points: Sequence[Point], most: int) -> str:
    bottom, room = frame.height - frame.axis, frame.strip - 2
    return "".join(
        f"M{_n(frame.x(order))} {_n(bottom)}v-{_n(room * point.exposure / most)}"
        for order, point in enumerate(points)
        if point.exposure
    )


def scale_top(series: Iterable[Sequence[Point]]) -> float:
    """Return a round top for a scale that holds every rate and most intervals.

    The interval of a quarter with a handful of engagements reaches far; it is cut, not followed.
    """
    figures = [point.estimate for points in series for point in points if point.estimate]
    highest = max((figure.rate for figure in figures), default=0.0)
    reach = max((figure.high or 0.0 for figure in figures), default=0.0)
    wanted = max(highest * 1.1, min(reach, highest * _REACH), 1.0)
    magnitude: float = 10.0 ** math.floor(math.log10(wanted))
    return next(m * magnitude for m in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if m * magnitude >= wanted)


def describe(points: Sequence[Point], name: str, basis: Basis) -> str:
    """Return the chart in a sentence: span, newest whole quarter, highest quarter."""
    whole = [point for point in points if point.estimate is not None and not point.incomplete]
    if not whole:
        return f"{name}: no quarter with known {basis.unit}s."
    last = whole[-1]
    best = max(whole, key=lambda point: point.estimate.rate if point.estimate else 0.0)
    return (
        f"{name}, {basis.per} by quarter, {points[0].quarter} to {points[-1].quarter}. "
        f"{_said(last)}; highest {_said(best)}."
    )


def _said(point: Point) -> str:
    figure = point.estimate
    if figure is None:
        return point.quarter
    of = f"{thousands(figure.count)} of {thousands(figure.exposure)}"
    return f"{point.quarter} {per_100(figure.rate)} ({of})"


def _grid(frame: _Frame) -> list[Markup]:
    ticks = (0.0, frame.top / 2, frame.top)
    lines = "".join(f"M{frame.left} {_n(frame.y(t))}H{frame.width - frame.right}" for t in ticks)
    numbers = [
        _text(frame.left - 5, frame.y(tick) + 3.5, per_100(tick), "end", MUTED) for tick in ticks
    ]
    return [_path(lines, RULE, 1), *numbers]


def _labels(frame: _Frame, quarters: Sequence[str], most: int) -> list[Markup]:
    """Label first quarters of years as room allows, and the largest exposure."""
    years = [order for order, name in enumerate(quarters) if name.endswith("Q1")]
    room = max(1, (frame.width - frame.left) // 44)
    every = max(1, math.ceil(len(years) / room))
    marks = [(order, quarters[order][:4]) for order in years[::every]]
    if not marks:
        marks = [(order, quarters[order]) for order in range(0, len(quarters), 2)]
    base = frame.height - frame.axis
    said = [_text(frame.x(order), frame.height - 4, text, "middle", MUTED) for order, text in marks]
    return [*said, _text(frame.left - 5, base - 4, f"n {thousands(most)}", "end", MUTED)]


def _line(at: Sequence[tuple[float, float] | None]) -> str:
    parts, broken = [], True
    for place in at:
        if place is None:
            broken = True
            continue
        parts.append(f"{'M' if broken else 'L'}{_n(place[0])} {_n(place[1])}")
        broken = False
    return "".join(parts)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _path(d: str, stroke: str, width: float) -> Markup:
    cap = "butt" if width > 2 else "round"  # noqa: PLR2004 - bars end flat, lines end round
    return _PATH.format(d=d, stroke=stroke, width=_n(width), cap=cap) if d else Markup("")


def _dot(place: tuple[float, float], radius: float, *, hollow: bool) -> Markup:
    fill = "#ffffff" if hollow else ACCENT
    return _DOT.format(x=_n(place[0]), y=_n(place[1]), r=radius, fill=fill, stroke=ACCENT)


def _text(x: float, y: float, text: str, anchor: str, fill: str) -> Markup:
    return _TEXT.format(x=_n(x), y=_n(y), text=readable(text), anchor=anchor, fill=fill)


def _svg(label: str, width: int, height: int, body: Sequence[Markup]) -> Markup:
    joined = Markup("").join(body)
    return _SVG.format(label=readable(label), width=width, height=height, body=joined)

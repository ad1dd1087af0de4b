"""Small charts as inline SVG: no script, no font, no file, and a sentence for who cannot see them.

Drawn by hand rather than with a charting library: a report of thirty themes holds some hundred
of them, and these take microseconds and two kilobytes each. The strokes are those
of :mod:`reports.svg`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from reports.figures import per_100, thousands
from reports.outlook import NOTHING_AHEAD, Outlook
from reports.outlook_chart import describe_outlook, outlook_drawn
from reports.svg import ACCENT, BAND, MUTED, RULE, STRIP, dot, line, number, path, svg, text
from reports.trend_frame import TrendFrame
from reports.views import Basis, Point

#: Quarters drawn; older ones are counted in totals but would be too thin to see.
QUARTERS = 40

#: Intervals may lift the top of a scale to this multiple of the highest rate.
_REACH = 3.0


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
    baseline = path(f"M4 {height - 3.5}H{width - 4}", RULE, 1)
    body = [baseline, path(line(at), ACCENT, 1.5)]
    if at and at[-1] is not None:
        body.append(dot(at[-1], 2.5, hollow=incomplete))
    return svg(label, width, height, body)


def trend_chart(
    points: Sequence[Point],
    *,
    name: str,
    basis: Basis,
    top: float | None = None,
    size: tuple[int, int] = (330, 168),
    outlook: Outlook = NOTHING_AHEAD,
) -> Markup:
    """Return a theme's rate by quarter: dots, 95 % intervals as bars, exposure below.

    ``top`` is the highest rate of the scale; without it the chart has a scale of its own. An
    incomplete quarter is a hollow dot. An interval that leaves the scale is cut at its top. What
    is to come stands to the right of a vertical rule (`reports/outlook_chart.py`).
    """
    shown = list(points)[-QUARTERS:]
    coming = [*(one.rate for one in outlook.ahead), *(one.rate for one in outlook.nowcasts)]
    scale = max([top or scale_top([shown]), *coming])
    frame = TrendFrame(*size, len(shown) + len(outlook.ahead), scale)
    at: list[tuple[float, float] | None] = []
    bars = []
    most = max((point.exposure or 0 for point in shown), default=0) or 1
    for order, point in enumerate(shown):
        x, figure = frame.x(order), point.estimate
        at.append(None if figure is None else (x, frame.y(figure.rate)))
        if figure is not None and figure.low is not None and figure.high is not None:
            bars.append(
                f"M{number(x)} {number(frame.y(figure.low))}V{number(frame.y(figure.high))}"
            )
    quarters = [point.quarter for point in shown]
    body = [
        *_grid(frame),
        path("".join(bars), BAND, frame.thick),
        path(_exposure(frame, shown, most), STRIP, frame.thick),
        path(line(at), ACCENT, 1.5),
        *outlook_drawn(frame, outlook, quarters, at[-1] if at else None),
        *(
            dot(place, 2.6, hollow=point.incomplete)
            for place, point in zip(at, shown, strict=True)
            if place is not None
        ),
        *_labels(frame, [*quarters, *(one.quarter for one in outlook.ahead)], most),
    ]
    return svg(describe(shown, name, basis) + describe_outlook(outlook), *size, body)


def _exposure(frame: TrendFrame, points: Sequence[Point], most: int) -> str:
    bottom, room = frame.height - frame.axis, frame.strip - 2
    return "".join(
        f"M{number(frame.x(order))} {number(bottom)}v-{number(room * point.exposure / most)}"
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


def _grid(frame: TrendFrame) -> list[Markup]:
    ticks = (0.0, frame.top / 2, frame.top)
    lines = "".join(
        f"M{frame.left} {number(frame.y(t))}H{frame.width - frame.right}" for t in ticks
    )
    numbers = [
        text((frame.left - 5, frame.y(tick) + 3.5), per_100(tick), "end", MUTED) for tick in ticks
    ]
    return [path(lines, RULE, 1), *numbers]


def _labels(frame: TrendFrame, quarters: Sequence[str], most: int) -> list[Markup]:
    """Label first quarters of years as room allows, and the largest exposure."""
    years = [order for order, name in enumerate(quarters) if name.endswith("Q1")]
    room = max(1, (frame.width - frame.left) // 44)
    every = max(1, math.ceil(len(years) / room))
    marks = [(order, quarters[order][:4]) for order in years[::every]]
    if not marks:
        marks = [(order, quarters[order]) for order in range(0, len(quarters), 2)]
    base = frame.height - frame.axis
    said = [
        text((frame.x(order), frame.height - 4), year, "middle", MUTED) for order, year in marks
    ]
    return [*said, text((frame.left - 5, base - 4), f"n {thousands(most)}", "end", MUTED)]

"""Draws what is to come beside what was seen: forecasts, late reports, changes of meaning."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from reports.figures import per_100
from reports.outlook import Ahead, Outlook
from reports.svg import ACCENT, BAND, MUTED, WARN, Place, dashed, dot, line, number, path, titled
from reports.trend_frame import TrendFrame

_THIN = 1.4


def outlook_drawn(
    frame: TrendFrame, outlook: Outlook, quarters: Sequence[str], last: Place | None
) -> list[Markup]:
    """Return the drawing.

    A vertical rule, then hollow dots joined by a dotted line from the last one seen; the 80 %
    interval as a light bar, the 95 % one as a thin line through it. A nowcast is a hollow dot over
    its quarter, a change of meaning a broken vertical line.
    """
    return [
        *_changes(frame, outlook, quarters),
        *_nowcasts(frame, outlook, quarters),
        *(_coming(frame, outlook.ahead, len(quarters), last) if outlook.ahead else ()),
    ]


def describe_outlook(outlook: Outlook) -> str:
    """Return what is to come in a sentence; nothing where there is no forecast.

    >>> describe_outlook(Outlook((Ahead("2026Q4", 4.0, 2.0, 7.8, 0.0, 9.8),)))
    ' Expected in 2026Q4: 4.0 (80 % interval 2.0 to 7.8, 95 % 0 to 9.8).'
    """
    said = ""
    for one in outlook.nowcasts:
        interval = f"{per_100(one.low)} to {per_100(one.high)}"
        said += f" {one.quarter} with late reports: {per_100(one.rate)} (90 % interval {interval})."
    if outlook.ahead:
        first = outlook.ahead[0]
        said += (
            f" Expected in {first.quarter}: {per_100(first.rate)} (80 % interval "
            f"{per_100(first.low_80)} to {per_100(first.high_80)}, 95 % "
            f"{per_100(first.low_95)} to {per_100(first.high_95)})."
        )
    if outlook.changed:
        said += f" Its meaning changed in {'; '.join(one.told for one in outlook.changed)}."
    return said


def _coming(
    frame: TrendFrame, ahead: Sequence[Ahead], start: int, last: Place | None
) -> list[Markup]:
    xs = [frame.x(start + order) for order in range(len(ahead))]
    at = [(x, frame.y(one.rate)) for x, one in zip(xs, ahead, strict=True)]
    edge = number(frame.left + frame.step * start)
    wide = _bars(frame, xs, [(one.low_80, one.high_80) for one in ahead])
    thin = _bars(frame, xs, [(one.low_95, one.high_95) for one in ahead])
    dots = [
        titled(_said(one), dot(place, 2.4, hollow=True))
        for one, place in zip(ahead, at, strict=True)
    ]
    return [
        path(f"M{edge} {frame.above - 6}V{number(frame.floor)}", MUTED, 1),
        path(wide, BAND, frame.thick),
        path(thin, BAND, _THIN),
        dashed(line([last, *at]), ACCENT, "1.5 3"),
        *dots,
    ]


def _bars(frame: TrendFrame, xs: Sequence[float], intervals: Sequence[tuple[float, float]]) -> str:
    return "".join(
        f"M{number(x)} {number(frame.y(low))}V{number(frame.y(high))}"
        for x, (low, high) in zip(xs, intervals, strict=True)
    )


def _said(one: Ahead) -> str:
    return (
        f"{one.quarter}, expected: {per_100(one.rate)} (80 % {per_100(one.low_80)} to "
        f"{per_100(one.high_80)}, 95 % {per_100(one.low_95)} to {per_100(one.high_95)})"
    )


def _nowcasts(frame: TrendFrame, outlook: Outlook, quarters: Sequence[str]) -> list[Markup]:
    drawn = []
    for one in outlook.nowcasts:
        if one.quarter not in quarters:
            continue
        x = frame.x(list(quarters).index(one.quarter))
        bar = path(_bars(frame, [x + 3], [(one.low, one.high)]), WARN, _THIN)
        said = (
            f"{one.quarter}, with late reports: {per_100(one.rate)} "
            f"(90 % {per_100(one.low)} to {per_100(one.high)})"
        )
        place = (x + 3, frame.y(one.rate))
        drawn.append(titled(said, bar + dot(place, 2.4, hollow=True, colour=WARN)))
    return drawn


def _changes(frame: TrendFrame, outlook: Outlook, quarters: Sequence[str]) -> list[Markup]:
    drawn = []
    for at in dict.fromkeys(one.at for one in outlook.changed if one.at in quarters):
        x = number(frame.x(list(quarters).index(at)))
        mark = dashed(f"M{x} {frame.above - 6}V{number(frame.floor)}", WARN)
        told = "; ".join(one.told for one in outlook.changed if one.at == at)
        drawn.append(titled(f"{told}: the theme's meaning changed", mark))
    return drawn

"""Draws an intervention by quarter (an event study): inside its scope, outside, and the ratio."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from reports.figures import per_100, plain_date
from reports.studies import Study, StudyQuarter, told
from reports.svg import (
    ACCENT,
    BAND,
    INK,
    MUTED,
    RULE,
    WARN,
    dashed,
    dot,
    line,
    number,
    path,
    svg,
    text,
    titled,
)

_WIDTH = 640
_LEFT, _RIGHT, _TOP = 40, 74, 18
_RATES, _GAP, _RATIOS, _AXIS = 150, 18, 96, 18
_MOST = 40
#: Ratios farther than this from one are cut at the edge of the picture.
_REACH = math.log(20)
_TICKS = (0.1, 0.5, 1, 2, 10)
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class _Frame:
    quarters: tuple[StudyQuarter, ...]
    top: float
    ratios: bool

    @property
    def floor(self) -> int:
        return _TOP + _RATES

    @property
    def bottom(self) -> int:
        return self.floor + (_GAP + _RATIOS if self.ratios else 0)

    def x(self, order: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (order + 0.5) / max(1, len(self.quarters))

    def y(self, rate: float) -> float:
        return self.floor - _RATES * min(rate, self.top) / self.top

    def ratio_y(self, ratio: float) -> float:
        place = min(max(math.log(max(ratio, 1e-9)), -_REACH), _REACH) / _REACH
        return self.floor + _GAP + _RATIOS / 2 * (1 - place)


def study_chart(study: Study) -> Markup:
    """Return the picture; nothing without quarters.

    Above, engagements with the theme per 100 active: filled dots inside the scope, hollow ones
    outside. Below, where it can be told, each quarter's ratio of inside to outside against the
    quarters before, with its 95 % interval. The broken line is the day on which it began.
    """
    quarters = study.quarters[-_MOST:]
    if not quarters:
        return Markup("")
    rates = [rate for one in quarters for rate in (one.inside, one.outside) if rate is not None]
    frame = _Frame(quarters, max([*rates, 1.0]) * 1.05, study.has_ratios)
    body = [
        *_axes(frame),
        *_day(frame, study.date),
        *_series(frame, inside=False),
        *_series(frame, inside=True),
        *(_ratios(frame) if frame.ratios else ()),
    ]
    return svg(told(study), _WIDTH, frame.bottom + _AXIS, body)


def _axes(frame: _Frame) -> list[Markup]:
    right = _WIDTH - _RIGHT
    ticks = (0.0, frame.top / 2, frame.top)
    across = "".join(f"M{_LEFT} {number(frame.y(tick))}H{right}" for tick in ticks)
    every = max(1, math.ceil(len(frame.quarters) / 8))
    return [
        path(across, RULE, 1),
        *(text((_LEFT - 6, frame.y(tick) + 4), per_100(tick), "end") for tick in ticks),
        *(
            text((frame.x(order), frame.bottom + 14), one.quarter, "middle")
            for order, one in enumerate(frame.quarters)
            if order % every == 0
        ),
    ]


def _day(frame: _Frame, date: str) -> list[Markup]:
    """Draw the day on which it began, where it lies within the quarters shown."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and day[:2].isdecimal()):
        return []
    quarter, within = divmod(int(month) - 1, _MONTHS)
    names = [one.quarter for one in frame.quarters]
    name = f"{year}Q{quarter + 1}"
    if name not in names:
        return []
    share = (within + (int(day[:2]) - 1) / 31) / _MONTHS
    x = frame.x(names.index(name) - 0.5 + share)
    rule = dashed(f"M{number(x)} {_TOP - 6}V{frame.bottom}", WARN, "4 3", 1.4)
    return [
        titled(f"It began on {date}", rule),
        text((x, _TOP - 8), plain_date(date), "middle", WARN),
    ]


def _series(frame: _Frame, *, inside: bool) -> list[Markup]:
    rates = [one.inside if inside else one.outside for one in frame.quarters]
    at = [
        None if rate is None else (frame.x(order), frame.y(rate))
        for order, rate in enumerate(rates)
    ]
    colour = ACCENT if inside else MUTED
    dots = [dot(place, 3, hollow=not inside, colour=colour) for place in at if place is not None]
    last = next((place for place in reversed(at) if place is not None), None)
    if last is None:
        return []
    said, lower = ("inside", 8) if inside else ("outside", -2)
    name = text((last[0] + 9, last[1] + lower), said, "start", colour, 12)
    return [path(line(at), colour, 1.5), *dots, name]


def _ratios(frame: _Frame) -> list[Markup]:
    right = _WIDTH - _RIGHT
    across = "".join(f"M{_LEFT} {number(frame.ratio_y(tick))}H{right}" for tick in _TICKS)
    bars, dots = "", []
    for order, one in enumerate(frame.quarters):
        if one.ratio is None:
            continue
        x = frame.x(order)
        if one.low is not None and one.high is not None:
            ends = number(frame.ratio_y(one.low)), number(frame.ratio_y(one.high))
            bars += f"M{number(x)} {ends[0]}V{ends[1]}"
        dots.append(dot((x, frame.ratio_y(one.ratio)), 3))
    return [
        path(across, RULE, 1),
        path(f"M{_LEFT} {number(frame.ratio_y(1))}H{right}", INK, 1),
        path(bars, BAND, 6),
        *dots,
        *(text((_LEFT - 6, frame.ratio_y(tick) + 4), f"{tick:g}", "end") for tick in _TICKS),
        text((right + 8, frame.ratio_y(1) + 4), "ratio", "start", INK, 12),
    ]

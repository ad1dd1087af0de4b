"""Draws customers in a funnel: what their mix of work predicts, and what came, within limits.

A ratio far from one says little where few escalations are expected: the limits are wide there.
Funnel plots are those of Spiegelhalter (2005); limits and ratios are the edition's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.figures import plural
from reports.funnel import FunnelPlot, Unit
from reports.svg import (
    ACCENT,
    BAND,
    INK,
    MUTED,
    RULE,
    WARN,
    Place,
    dashed,
    dot,
    line,
    number,
    path,
    svg,
    text,
    titled,
)
from reports.text import one_line

_WIDTH, _HEIGHT = 1100, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 210, 16, 44
_LETTERS = 32
#: Ratios below this, none among them, stand at the foot of the logarithmic scale.
_LEAST = 0.1
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_APART = 13.0
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Frame:
    widest: float
    top: float

    def x(self, expected: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * expected / self.widest

    def y(self, ratio: float) -> float:
        share = math.log(max(ratio, _LEAST) / _LEAST) / math.log(self.top / _LEAST)
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * min(share, 1.0)

    def within(self, expected: float, ratio: float) -> Place | None:
        """Return where a limit stands; nowhere when it leaves the scale."""
        return (self.x(expected), self.y(ratio)) if _LEAST <= ratio <= self.top else None


def funnel_chart(plot: FunnelPlot | None, *, title: str) -> Markup:
    """Return the picture; nothing without a customer.

    Expected escalations to the right, the raw ratio upwards on a logarithmic scale. Solid lines
    are the 95 % limits, broken ones those of 99.8 %. Whoever lies outside the 95 % is named.
    """
    if plot is None or not plot.units:
        return Markup("")
    high = max(max(unit.ratio, unit.inner[1]) for unit in plot.units)
    widest = max(unit.expected for unit in plot.units) * 1.04
    frame = _Frame(widest, max(2.0, high * 1.15))
    outside = [unit for unit in plot.units if unit.beyond_inner]
    body = [
        *_axes(frame),
        *_limits(frame, plot.units),
        *(_dot(frame, unit) for unit in plot.units),
        *_names(frame, outside),
    ]
    return svg(describe_funnel(plot, title), _WIDTH, _HEIGHT, body)


def describe_funnel(plot: FunnelPlot, title: str) -> str:
    """Return the picture in a sentence: how many lie within, who is the farthest out."""
    units = plot.units
    inside = sum(not unit.beyond_inner for unit in units)
    far = [unit for unit in units if unit.beyond_outer]
    said = (
        f"{title}: {inside} of {plural(len(units), 'customer')} within the 95 % limits, "
        f"{len(far)} beyond 99.8 %."
    )
    above = [unit for unit in units if unit.beyond_inner and unit.judged and unit.ratio > 1]
    if above:
        first = max(above, key=lambda unit: unit.ratio)
        said += f" Highest: {first.name}, {first.ratio:.2f} x of {first.expected:.1f} expected."
    return said


def _axes(frame: _Frame) -> list[Markup]:
    ticks = [tick for tick in _TICKS if tick <= frame.top]
    right, foot = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    across = "".join(f"M{_LEFT} {number(frame.y(tick))}H{right}" for tick in ticks)
    step = _step(frame.widest)
    marks = [step * order for order in range(int(frame.widest / step) + 1)]
    return [
        path(across, RULE, 1),
        path(f"M{_LEFT} {number(frame.y(1))}H{right}", INK, 1),
        *(
            text((_LEFT - 8, frame.y(tick) + 4), f"{tick:g} x", "end", MUTED, 12)
            for tick in ticks
        ),
        *(text((frame.x(mark), foot + 17), f"{mark:g}", "middle", MUTED, 12) for mark in marks),
        text(((_LEFT + right) / 2, _HEIGHT - 6), "Escalations expected of the mix of work",
             "middle", MUTED, 12),
        text((right + 8, frame.y(1) + 4), "as expected", "start", INK, 12),
    ]  # fmt: skip


def _step(widest: float) -> float:
    """Return a round step that gives at most ten marks."""
    magnitude: float = 10.0 ** math.floor(math.log10(widest))
    return next(m * magnitude for m in (0.1, 0.2, 0.5, 1, 2) if widest / (m * magnitude) <= 10)  # noqa: PLR2004 - marks


def _limits(frame: _Frame, units: Sequence[Unit]) -> list[Markup]:
    drawn = []
    for end in (0, 1):
        inner = line([frame.within(unit.expected, unit.inner[end]) for unit in units])
        outer = line([frame.within(unit.expected, unit.outer[end]) for unit in units])
        drawn += [path(inner, BAND, 2), dashed(outer, MUTED, "5 4", 1)]
    last, beside = units[-1], frame.x(units[-1].expected) + 6
    for limit, said in ((last.inner[0], "95 %"), (last.outer[0], "99.8 %")):
        drawn.append(text((beside, frame.y(limit) + 4), said, "start", MUTED, 12))
    return drawn


def _dot(frame: _Frame, unit: Unit) -> Markup:
    colour = WARN if unit.beyond_outer else ACCENT if unit.beyond_inner else MUTED
    strong = unit.beyond_inner and unit.judged
    place = (frame.x(unit.expected), frame.y(unit.ratio))
    said = f"{unit.name}: {unit.ratio:.2f} x of {unit.expected:.1f} expected"
    colour = colour if strong else MUTED
    return titled(said, dot(place, 4 if strong else 3, colour=colour, hollow=not strong))


def _names(frame: _Frame, units: Sequence[Unit]) -> list[Markup]:
    """Name the customers, the farthest first, each moved away from those named before."""
    taken: list[Place] = []
    drawn = []
    for unit in sorted(units, key=lambda unit: -abs(math.log(max(unit.ratio, _LEAST))))[:_SHOWN]:
        x, y = frame.x(unit.expected) + 9, frame.y(unit.ratio) + 4
        while any(abs(x - other[0]) < _RIGHT and abs(y - other[1]) < _APART for other in taken):
            y -= _APART
        taken.append((x, y))
        ink = INK if unit.judged else MUTED
        drawn.append(text((x, y), one_line(unit.name, _LETTERS), "start", ink, 12))
    return drawn

"""Draws the life of themes: a line a theme, a dot a quarter, arcs where one became part of another.

Inline SVG as in :mod:`reports.charts`: no script, no font, no file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.figures import plural
from reports.life import BETWEEN, Event, Life
from reports.svg import ACCENT, INK, MUTED, RULE, WARN, dashed, number, svg, text, titled
from reports.text import name_line

_ROW = 22
_LABEL = 250
_RIGHT = 24
_TOP = 30
_SMALLEST, _LARGEST = 1.6, 8.0
_LETTERS = 40

_ALWAYS = "applied to the whole history"
_CHANGED = {
    "split": f"it was split, {_ALWAYS}",
    "merge": f"another became a part of it, {_ALWAYS}",
    "cut_anew": f"a proposal that nobody had decided on was cut anew, {_ALWAYS}",
    "exclusion": f"findings with an excluded phrase left it, {_ALWAYS}",
    "undo": f"a decision that changed it was taken back, {_ALWAYS}",
    "learned": "decisions taught it, applied to findings that came after",
}

_CIRCLE = Markup('<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" stroke="{stroke}"/>')
_SHAPE = Markup('<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="1.4"/>')


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand, in SVG units."""

    life: Life
    width: int

    @property
    def height(self) -> int:
        return _TOP + _ROW * len(self.life.lines) + 8

    def x(self, order: int) -> float:
        room = self.width - _LABEL - _RIGHT
        return _LABEL + room * (order + 0.5) / max(1, len(self.life.quarters))

    def y(self, row: int) -> float:
        return _TOP + _ROW * (row + 0.5)

    def at(self, quarter: str) -> float:
        return self.x(self.life.quarters.index(quarter))


def life_chart(life: Life, *, width: int = 1100) -> Markup:
    """Return the picture.

    The area of a dot is the number of documents. A line begins at a theme's first document and
    ends with the theme. Arcs lead from a theme to the part split off it, and from a theme that was
    merged to the one it became a part of; a ring is a start, a cross an end, a diamond a changed
    meaning.
    """
    frame = _Frame(life, width)
    rows = {line.theme_id: row for row, line in enumerate(life.lines)}
    most = max((count for line in life.lines for count in line.documents), default=0) or 1
    body = [
        *_axis(frame),
        *(_lifeline(frame, row) for row in range(len(life.lines))),
        *(_dots(frame, row, most) for row in range(len(life.lines))),
        *(_arc(frame, rows, event) for event in life.events if event.kind in BETWEEN),
        *(_mark(frame, rows, event) for event in life.events if event.kind not in BETWEEN),
    ]
    return svg(describe_life(life), width, frame.height, body)


def describe_life(life: Life) -> str:
    """Return the picture in a sentence.

    >>> describe_life(Life(("2026Q1",), (), (), 1, 0))
    '0 themes over 1 quarter, told by 1 edition; nothing happened to any of them.'
    """
    kinds = [event.kind if not event.is_change else "changed" for event in life.events]
    words = {
        "starts": "start",
        "splits": "split",
        "merges": "merge",
        "ends": "end",
        "revives": "revival",
        "changed": "changed meaning",
    }
    said = [plural(kinds.count(kind), word) for kind, word in words.items() if kind in kinds]
    happened = ", ".join(said) if said else "nothing happened to any of them"
    return (
        f"{plural(len(life.lines), 'theme')} over {plural(len(life.quarters), 'quarter')}, told by "
        f"{plural(life.editions, 'edition')}; {happened}."
    )


def told(life: Life, event: Event) -> str:
    """Return an event in a sentence, for the table below the picture and for a pointer."""
    name = life.name_of(event.theme_id)
    other = life.name_of(event.other) if event.other else ""
    overlap = f" ({event.shared} of {plural(event.findings, 'finding')})" if event.findings else ""
    match event.kind:
        case "starts":
            return f"{name} starts"
        case "ends":
            return f"{name} ends"
        case "revives":
            return f"{name} is met again"
        case "splits":
            return f"{name} is split off from {other}{overlap}"
        case "merges":
            return f"{name} becomes a part of {other}{overlap}"
        case kind:
            return f"{name}: {_CHANGED.get(kind) or f'its {kind} changed, {_ALWAYS}'}"


def _axis(frame: _Frame) -> list[Markup]:
    quarters = frame.life.quarters
    every = max(1, math.ceil(len(quarters) / 14))
    lines = "".join(
        f"M{number(frame.x(order))} {_TOP - 6}V{frame.height - 4}" for order in range(len(quarters))
    )
    names = [
        text((frame.x(order), _TOP - 12), name, "middle", MUTED, 10)
        for order, name in enumerate(quarters)
        if order % every == 0
    ]
    return [dashed(lines, RULE, "1 3", 1), *names]


def _lifeline(frame: _Frame, row: int) -> Markup:
    line = frame.life.lines[row]
    y = frame.y(row)
    label = text((_LABEL - 14, y + 3.5), name_line(line.name, _LETTERS), "end", INK, 11)
    met = [order for order, count in enumerate(line.documents) if count]
    if not met:
        return label
    last = line.ended if line.ended is not None else len(line.documents) - 1
    path = f"M{number(frame.x(met[0]))} {number(y)}H{number(frame.x(max(last, met[0])))}"
    return label + dashed(path, "#b9c4ce", "none", 1.5)


def _dots(frame: _Frame, row: int, most: int) -> Markup:
    line = frame.life.lines[row]
    dots = []
    for order, count in enumerate(line.documents):
        if count:
            radius = max(_SMALLEST, _LARGEST * math.sqrt(count / most))
            x, y = number(frame.x(order)), number(frame.y(row))
            dot = _CIRCLE.format(x=x, y=y, r=number(radius), fill=ACCENT, stroke="#ffffff")
            said = f"{line.name}, {frame.life.quarters[order]}: {plural(count, 'document')}"
            dots.append(titled(said, dot))
    return Markup("").join(dots)


def _arc(frame: _Frame, rows: dict[str, int], event: Event) -> Markup:
    """Draw where a theme left another, or became a part of it; both are rows of the picture."""
    if event.theme_id not in rows or event.other not in rows:
        return Markup("")
    x = frame.at(event.quarter)
    own, other = frame.y(rows[event.theme_id]), frame.y(rows[str(event.other)])
    start, end = (other, own) if event.kind == "splits" else (own, other)
    bend = 20 if event.kind == "splits" else -20
    at, away, tip = number(x), number(x + bend), number(x + bend / 3)
    curve = f"M{at} {number(start)}C{away} {number(start)} {away} {number(end)} {at} {number(end)}"
    head = f"M{tip} {number(end - 4)}L{at} {number(end)}L{tip} {number(end + 4)}"
    body = dashed(curve + head, WARN, "none", 1.6)
    return titled(told(frame.life, event), body)


def _mark(frame: _Frame, rows: dict[str, int], event: Event) -> Markup:
    if event.theme_id not in rows:
        return Markup("")
    x, y = frame.at(event.quarter), frame.y(rows[event.theme_id])
    if event.kind in {"starts", "revives"}:
        body = _CIRCLE.format(x=number(x), y=number(y), r="10.5", fill="none", stroke=WARN)
    elif event.kind == "ends":
        cross = f"M{number(x - 5)} {number(y - 5)}l10 10M{number(x - 5)} {number(y + 5)}l10 -10"
        body = _SHAPE.format(d=cross, fill="none", stroke=WARN)
    else:
        diamond = f"M{number(x)} {number(y - 10)}l4 4l-4 4l-4 -4z"
        body = _SHAPE.format(d=diamond, fill="#ffffff", stroke=WARN)
    return titled(told(frame.life, event), body)


def events_told(life: Life) -> Sequence[tuple[str, int, str]]:
    """Return quarter, edition and sentence of every event, oldest first."""
    return [(event.quarter, event.edition, told(life, event)) for event in life.events]

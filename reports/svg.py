"""The strokes that every chart of a report is drawn with: inline SVG, escaped and cleaned here.

Colours are attributes, so that a chart stands by itself wherever it is put.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from reports.text import readable

INK = "#1c2733"
MUTED = "#5a6773"
RULE = "#d9dfe5"
ACCENT = "#1f5a8f"
BAND = "#c6dbec"
STRIP = "#c3cbd3"
WARN = "#b3541e"

Place = tuple[float, float]

_SVG = Markup(
    '<svg role="img" aria-label="{label}" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}" xmlns="http://www.w3.org/2000/svg">{body}</svg>'
)
_PATH = Markup(
    '<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round" '
    'stroke-linecap="{cap}"/>'
)
_DASHED = Markup(
    '<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-dasharray="{dash}"/>'
)
_DOT = Markup('<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" stroke="{stroke}"/>')
_TEXT = Markup(
    '<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}" fill="{fill}">{text}</text>'
)
_TITLED = Markup("<g><title>{title}</title>{body}</g>")


def number(value: float) -> str:
    """Write a coordinate with one decimal at most.

    >>> number(3.04), number(2.25)
    ('3', '2.2')
    """
    return f"{value:.1f}".removesuffix(".0")


def line(places: Sequence[Place | None]) -> str:
    """Return a path through the places, broken where one is ``None``.

    >>> line([(1, 2), None, (3, 4), (5, 6)])
    'M1 2M3 4L5 6'
    """
    parts, broken = [], True
    for place in places:
        if place is None:
            broken = True
            continue
        parts.append(f"{'M' if broken else 'L'}{number(place[0])} {number(place[1])}")
        broken = False
    return "".join(parts)


def path(d: str, stroke: str, width: float) -> Markup:
    """Draw a path; nothing where it is empty."""
    cap = "butt" if width > 2 else "round"  # noqa: PLR2004 - bars end flat, lines end round
    if not d:
        return Markup("")
    return _PATH.format(d=d, stroke=stroke, width=number(width), cap=cap)


def dashed(d: str, stroke: str, dash: str = "3 3", width: float = 1.2) -> Markup:
    """Draw a broken line; nothing where it is empty."""
    if not d:
        return Markup("")
    return _DASHED.format(d=d, stroke=stroke, width=number(width), dash=dash)


def dot(place: Place, radius: float, *, hollow: bool = False, colour: str = ACCENT) -> Markup:
    """Draw a dot, filled or hollow."""
    fill = "#ffffff" if hollow else colour
    x, y = number(place[0]), number(place[1])
    return _DOT.format(x=x, y=y, r=radius, fill=fill, stroke=colour)


def text(place: Place, said: str, anchor: str, fill: str = MUTED, size: int = 10) -> Markup:
    """Write a text at a place; ``anchor`` is ``start``, ``middle`` or ``end``."""
    x, y = number(place[0]), number(place[1])
    return _TEXT.format(x=x, y=y, text=readable(said), anchor=anchor, fill=fill, size=size)


def titled(said: str, body: Markup) -> Markup:
    """Give a part of a drawing words that a pointer shows."""
    return _TITLED.format(title=readable(said), body=body)


def svg(label: str, width: int, height: int, body: Sequence[Markup]) -> Markup:
    """Put a drawing together; ``label`` is read to who cannot see it."""
    joined = Markup("").join(body)
    return _SVG.format(label=readable(label), width=width, height=height, body=joined)

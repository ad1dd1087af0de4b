"""The templates' environment: escaping always on, filters for figures and for hostile text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from api.pages.visible import visible
from intelligence.edition import UNKNOWN
from intelligence.signals.verdicts import MOVED_DOWN, MOVED_UP
from reports.figures import (
    LEVEL,
    SMALL_COUNT,
    SMALL_EXPOSURE,
    estimate,
    is_small,
    per_100,
    plural,
    thousands,
)
from reports.risk.told import KINDS

_FOLDER = Path(__file__).parent / "templates"
_DASH = "\u2014"


def number(value: int | None) -> str:
    """Return a count with separators, as the report writes it.

    >>> number(12345)
    '12,345'
    """
    return _DASH if value is None else thousands(value)


def percent(share: float | None) -> str:
    """Return a share, 0 to 1, as a whole percentage; tiny and nearly whole ones stay visible.

    >>> percent(0.256), percent(0.001), percent(0.999), percent(1.0)
    ('26 %', 'under 1 %', 'over 99 %', '100 %')
    """
    if share is None:
        return _DASH
    rounded = f"{share:.0%}".replace("%", " %")
    if share > 0 and rounded == "0 %":
        return "under 1 %"
    if share < 1 and rounded == "100 %":
        return "over 99 %"
    return rounded


def interval(count: int, exposure: int | None) -> str:
    """Return the interval of a rate per 100, as the report writes it.

    >>> interval(8, 40), interval(1, 4), interval(3, None)
    ('12 to 32', 'too few', '\u2014')
    """
    known = estimate(count, exposure)
    if known is None or known.low is None or known.high is None:
        return _DASH
    if known.is_small:
        return "too few"
    return f"{per_100(known.low)} to {per_100(known.high)}"


def words(value: object) -> str:
    """Return an identifier as words, a missing one as unknown.

    >>> words("engagement_type"), words(None)
    ('engagement type', 'Unknown')
    """
    return UNKNOWN if value is None else visible(str(value).replace("_", " "))


def kind(value: str) -> str:
    """Return the name of a kind of wording or section, as the annex has it.

    >>> kind("missing_acceptance"), kind("one_of_tomorrow")
    ('No acceptance criterion', 'one of tomorrow')
    """
    return KINDS.get(value) or words(value)


def link(path: str, *parts: str, **query: object) -> str:
    """Return an address on this site; parts are escaped, parameters not set are left out.

    >>> link("/documents", "notes/pm 7", edition=None)
    '/documents/notes/pm%207'
    """
    address = "/".join([path.rstrip("/"), *(quote(part, safe="/") for part in parts)]) or "/"
    given = {name: str(value) for name, value in query.items() if value not in {None, ""}}
    return f"{address}?{urlencode(given)}" if given else address


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "visible": visible,
        "number": number,
        "rate": per_100,
        "percent": percent,
        "words": words,
        "kind": kind,
        "plural": plural,
    }
    environment.globals |= {
        "link": link,
        "interval": interval,
        "level": percent(LEVEL),
        "too_few": is_small,
        "small_count": SMALL_COUNT,
        "small_exposure": SMALL_EXPOSURE,
        "moved_up": {word.value for word in MOVED_UP},
        "moved_down": {word.value for word in MOVED_DOWN},
    }
    return environment


_ENVIRONMENT = _environment()


def page(
    template: str,
    values: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return a rendered page."""
    html = _ENVIRONMENT.get_template(template).render(values)
    return HTMLResponse(html, status_code=status, headers=dict(headers or {}))

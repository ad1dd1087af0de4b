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
from reports.figures import SMALL_COUNT, SMALL_EXPOSURE, is_small

_FOLDER = Path(__file__).parent / "templates"
_THIN = "\u2009"
_DASH = "\u2013"


def number(value: float | None) -> str:
    r"""Return a count with thin spaces between thousands.

    >>> number(12345).split(), number(None) == "\u2013"
    (['12', '345'], True)
    """
    return _DASH if value is None else f"{value:,}".replace(",", _THIN)


def rate(value: float | None) -> str:
    r"""Return a rate with one decimal.

    >>> rate(3.456), rate(None) == "\u2013"
    ('3.5', True)
    """
    return _DASH if value is None else f"{value:.1f}"


def percent(value: float | None) -> str:
    """Return a share as a whole percentage; a small one that is not nothing says so.

    >>> percent(0.256), percent(0.001)
    ('26 %', '< 1 %')
    """
    if value is None:
        return _DASH
    return "< 1 %" if 0 < value < 0.01 else f"{value:.0%}".replace("%", " %")  # noqa: PLR2004 - one percent


def words(value: object) -> str:
    """Return an identifier as words, a missing one as unknown.

    >>> words("engagement_type"), words(None)
    ('engagement type', 'Unknown')
    """
    return UNKNOWN if value is None else visible(str(value).replace("_", " "))


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
        "rate": rate,
        "percent": percent,
        "words": words,
    }
    environment.globals |= {
        "link": link,
        "too_few": is_small,
        "small_count": SMALL_COUNT,
        "small_exposure": SMALL_EXPOSURE,
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

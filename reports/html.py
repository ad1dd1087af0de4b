"""Renders a frozen report as one HTML file that loads nothing and hides nothing.

Every value passes through :func:`reports.text.readable` and then autoescaping, because tickets are
written by strangers. A content policy in the file allows its own style and script by hash and
nothing else, so that whatever should slip through still cannot run.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports import (
    charts,
    figures,
    funnel_chart,
    interval_chart,
    life_chart,
    signals,
    study_chart,
)
from reports.text import name_line, one_line, readable, slug, unbroken
from reports.views import Report


def render_html(report: Report) -> str:
    """Return the report as a self-contained HTML document."""
    style, script = stylesheet(), _own_file("report.js")
    policy = (
        f"default-src 'none'; style-src '{policy_hash(style)}'; "
        f"script-src '{policy_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    return (
        environment()
        .get_template("report.html")
        .render(
            report=report,
            cover=report.cover,
            policy=policy,
            style=trusted(style),
            script=trusted(script),
            common_top=charts.scale_top([theme.points for theme in report.all_shown]),
            limits=figures,
        )
    )


def stylesheet() -> str:
    """Return the text of the style sheet, which pages share with the report."""
    return _own_file("style.css")


def _own_file(name: str) -> str:
    return resources.files("reports").joinpath(name).read_text(encoding="utf-8")


def trusted(own_text: str) -> Markup:
    """Return a text of this package as markup; never anything that was read."""
    return Markup(own_text)  # noqa: S704 - a file of this package, never data


def policy_hash(text: str) -> str:
    """Return the hash by which a content policy allows one style or script (W3C CSP 3, 2018)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _clean(value: Any) -> Any:
    """Clean every value on its way into the page; charts have cleaned their own."""
    if value is None:
        return ""
    return readable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """Return what renders templates: escaped, cleaned, and strict about names."""
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        finalize=_clean,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "date": figures.plain_date,
        "line": one_line,
        "name_line": name_line,
        "per_100": figures.per_100,
        "slug": slug,
        "thousands": figures.thousands,
        "unbroken": unbroken,
    }
    environment.globals |= {
        "percent": figures.percent,
        "plural": figures.plural,
        "shade": figures.shade,
        "sparkline": charts.sparkline,
        "trend_chart": charts.trend_chart,
        "describe": charts.describe,
        "interval_chart": interval_chart.interval_chart,
        "scale_of": signals.scale_of,
        "funnel_chart": funnel_chart.funnel_chart,
        "study_chart": study_chart.study_chart,
        "life_chart": life_chart.life_chart,
        "events_told": life_chart.events_told,
    }
    return environment

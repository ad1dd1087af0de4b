"""The pre-mortem as an annex to the bid / no-bid paper: one HTML file that loads nothing.

It looks like the report and is as careful: every value is cleaned and escaped, and a content policy
allows its own style and nothing else.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment

from intelligence.risk.risk_check import OverrunOutlook, RiskCheck
from intelligence.risk.serial import text_digest
from intelligence.sow.passage import Passage
from reports import html
from reports.intervals import IntervalRow, Scale
from reports.risk import counted, told
from reports.risk.probability_bar import probability_bar
from reports.risk.reasons import odds, reason_quote, reason_words, worth_telling
from reports.risk.repeated import more_places, of_passage, wordings

#: Themes that are told in full; how many are left out is said.
MOST_THEMES = 10
TITLE = "Pre-mortem of an offer"


def render_annex_html(
    check: RiskCheck,
    *,
    title: str = TITLE,
    customer: str | None = None,
    made_on: str | None = None,
    digest: str | None = None,
    most_themes: int = MOST_THEMES,
) -> str:
    """Return a check as a self-contained HTML document.

    Args:
        check: as it may be shown to whom it is for.
        title: what is written over it.
        customer: name of the offer's customer, written in place of its key.
        made_on: day of the check, as an ISO date.
        digest: SHA-256 of the text that was checked, where the check no longer has the text.
        most_themes: how many themes are told; the others are counted.

    """
    style = html.stylesheet() + own_style()
    told_once = wordings(check.passages, of_passage)
    policy = (
        f"default-src 'none'; style-src '{html.policy_hash(style)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    return (
        _environment()
        .get_template("annex.html")
        .render(
            check=check,
            title=title,
            made_on=made_on,
            digest=digest or text_digest(check.offer.text),
            shown=check.themes[:most_themes],
            left_out=check.themes[most_themes:],
            open_wordings=[one for one in told_once if one.first.suppressed is None],
            set_aside=[one for one in told_once if one.first.suppressed is not None],
            headline=told.headline(check),
            facts=told.offered(check.offer, customer),
            policy=policy,
            style=html.trusted(style),
        )
    )


def own_style() -> str:
    """Return the style that an annex has beyond the report's; pages may use it too."""
    return resources.files("reports.risk").joinpath("annex.css").read_text(encoding="utf-8")


def marked(passage: Passage) -> tuple[tuple[str, bool], ...]:
    """Return a passage's words in pieces, and whether each is what triggered it."""
    start, end = (place - passage.start for place in passage.trigger)
    text = passage.text
    start, end = max(0, start), min(len(text), end)
    if start >= end:
        return ((text, False),)
    parts = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return tuple(part for part in parts if part[0])


def outlook_rows(one: OverrunOutlook) -> tuple[IntervalRow, ...]:
    """Return the lines of the picture of an overrun: its quantiles, and what would be needed."""
    unit = told.short_unit(one)
    rows = [
        IntervalRow(
            f"{told.QUANTILES.get(name, name)} stayed within",
            *limits,
            told.limits(limits, unit),
            strong=True,
        )
        for name, limits in sorted(one.quantiles.items())
    ]
    if one.needed is not None and rows:
        label = f"enough for {told.share(one.confidence)} of them"
        rows.append(IntervalRow(label, *one.needed, told.limits(one.needed, unit), strong=False))
    return tuple(row for row in rows if row.said != told.NOT_KNOWN)


def outlook_scale(one: OverrunOutlook) -> Scale:
    """Return the scale of that picture: the line is the contingency offered, else the plan."""
    return Scale(0.0 if one.offered is None else one.offered, ratio=False)


@cache
def _environment() -> Environment:
    environment = html.environment().overlay()
    environment.filters = {
        **environment.filters,
        "amount": told.amount,
        "attribute": told.attribute,
        "base_said": counted.base_said,
        "basis": told.basis,
        "chance_said": counted.chance_said,
        "count_said": counted.count_said,
        "effect_said": told.effect_said,
        "how_often": told.how_often,
        "interval_said": counted.interval_said,
        "level_said": counted.level_said,
        "lift_said": counted.lift_said,
        "limits": told.limits,
        "marked": marked,
        "odds": odds,
        "outcome": told.outcome,
        "outlook_rows": outlook_rows,
        "outlook_scale": outlook_scale,
        "quote_source": told.quote_source,
        "likeness": told.likeness,
        "more_places": more_places,
        "share": told.share,
        "short_unit": told.short_unit,
    }
    environment.globals = {
        **environment.globals,
        "between": told.between,
        "is_known": counted.is_known,
        "effect_note": told.EFFECT_NOTE,
        "kinds": told.KINDS,
        "measures": told.MEASURES,
        "probability_bar": probability_bar,
        "base_note": told.BASE_NOTE,
        "none_like_it": told.NONE_LIKE_IT,
        "reason_quote": reason_quote,
        "reason_words": reason_words,
        "within_said": told.within_said,
        "worth_telling": worth_telling,
    }
    return environment

"""How figures and kinds of a risk check are written, the same in every form it is given out in."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from intelligence.edition import UNKNOWN
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import (
    MeasuredEffect,
    Mitigation,
    OverrunOutlook,
    PastFinding,
    RiskCheck,
    SimilarEngagement,
    ThemeProbability,
)
from reports.figures import plural, thousands

NOT_KNOWN = "—"

KINDS = {
    "vague_term": "Vague term",
    "missing_acceptance": "No acceptance criterion",
    "open_ended": "Open-ended",
    "unquantified": "No quantity",
    "passive_responsibility": "Nobody responsible",
    "to_be_decided": "To be decided",
    "conflicting_statements": "Conflicting statements",
    "exclusions": "Exclusions",
    "assumptions": "Assumptions",
    "acceptance": "Acceptance",
    "change_control": "Change control",
    "client_responsibilities": "Client responsibilities",
}
SOURCES = {
    "recommended": "recommended after the fact",
    "resolved": "what resolved it",
    "intervention": "was done on purpose",
    "standing": "standing advice",
}
#: What a reader must know of a measured effect.
EFFECT_NOTE = (
    "It is of one thing that was done once, against what was seen where it was not done; whether "
    "it would do the same here is not known."
)
MEASURES = {"effort": "Effort", "cost": "Cost", "margin": "Margin lost"}
#: How a part of the reference class is written, by the name of its quantile.
QUANTILES = {"p50": "half", "p80": "four in five", "p90": "nine in ten"}
#: What a reader must know of a base rate to find it in the counts beside it.
BASE_NOTE = (
    "The base rate is the share of the reference class that shows the theme; engagements too young "
    "to have shown everything count by what could have been seen of them, and the class is drawn "
    "towards all engagements, the less the more it stands out, so that it is not quite the plain "
    "share of the counts. The lift is the chance over it, and left out where what is known of the "
    "offer beyond its class does not carry it."
)
#: What stands where no past engagement is shown.
NONE_LIKE_IT = (
    "No past engagement is like this offer: none has more in common with it than unrelated ones "
    "have with each other. Its type, customer and team would say more than its text."
)
_LIMITS = tuple[float, float | None, float | None]


def share(value: float | None) -> str:
    """Write a probability as a whole percentage that hides neither a little nor a rest.

    >>> share(0.456), share(0.0), share(0.002), share(0.998), share(float("nan"))
    ('46 %', '0 %', 'under 1 %', 'over 99 %', '—')
    """
    if value is None or not isfinite(value):
        return NOT_KNOWN
    rounded = round(100 * value)
    if value > 0 and rounded == 0:
        return "under 1 %"
    if value < 1 and rounded == 100:  # noqa: PLR2004 - a hundred percent
        return "over 99 %"
    return f"{rounded} %"


def between(low: float, high: float) -> str:
    """Write the ends of a probability's interval.

    >>> between(0.0, 0.19)
    '0 to 19 %'
    """
    if not (isfinite(low) and isfinite(high)):
        return NOT_KNOWN
    return f"{round(100 * low)} to {round(100 * high)} %"


def times(value: float) -> str:
    """Write a factor.

    >>> times(1.7), times(12.4), times(float("inf"))
    ('1.7 x', '12 x', '—')
    """
    if not isfinite(value):
        return NOT_KNOWN
    return f"{value:.1f} x" if value < 10 else f"{value:.0f} x"  # noqa: PLR2004 - two digits


def amount(value: float | None, unit: str = "") -> str:
    """Write a figure with at most one decimal, and its unit.

    >>> amount(22.5, "%"), amount(6.0, "%"), amount(None)
    ('22.5 %', '6 %', '—')
    """
    if value is None or not isfinite(value):
        return NOT_KNOWN
    return f"{value:,.1f}".removesuffix(".0") + (f" {unit}" if unit else "")


def limits(told: _LIMITS | None, unit: str = "") -> str:
    """Write a figure with the limits that are known.

    >>> limits((19.0, 12.0, 31.0), "%"), limits((33.0, 20.0, None)), limits(None)
    ('19 % (12 to 31)', '33 (20 or more)', '—')
    """
    if told is None:
        return NOT_KNOWN
    value, low, high = told
    if low is None and high is None:
        return amount(value, unit)
    if high is None:
        return f"{amount(value, unit)} ({amount(low)} or more)"
    if low is None:
        return f"{amount(value, unit)} ({amount(high)} or less)"
    return f"{amount(value, unit)} ({amount(low)} to {amount(high)})"


def short_unit(one: OverrunOutlook) -> str:
    """Return the unit as it stands behind a figure."""
    return "points" if one.measure == "margin" else "%"


def basis(risk: ThemeProbability) -> str:
    """Write what the base rate is counted on."""
    if risk.withheld:
        return f"{risk.reference_class}; counts withheld"
    of = "engagement" if risk.n == 1 else "engagements"
    return f"{thousands(risk.showing)} of {thousands(risk.n)} {of} so far; {risk.reference_class}"


def how_often(one: Mitigation) -> str:
    """Write how often a mitigation was said, and where."""
    if one.withheld:
        return "said by few customers; counts withheld"
    if not one.documents:
        return SOURCES.get(one.source, one.source)
    said = (
        f"{SOURCES.get(one.source, one.source)}: {plural(one.documents, 'document')}, "
        f"{plural(one.engagements, 'engagement')}, {plural(one.customers, 'customer')}"
    )
    contexts = ", ".join(f"{value} ({thousands(count)})" for _, value, count in one.contexts[:4])
    return f"{said}; {contexts}" if contexts else said


def effect_said(one: MeasuredEffect) -> str:
    """Write what an intervention did, with its interval, and why nothing stronger is said."""
    if one.ratio is None or not isfinite(one.ratio):
        return f"{one.verdict}: {one.note}" if one.note else one.verdict
    said = f"{one.verdict}: rate ratio {one.ratio:.2f}"
    if one.low is not None and one.high is not None:
        said = f"{said} ({one.low:.2f} to {one.high:.2f}, 95 % interval)"
    return f"{said}; {one.note}" if one.note else said


def effect_told(one: MeasuredEffect) -> str:
    """Write what an intervention did, and what it was."""
    scope = one.scope.replace("_", " ").strip()
    return "; ".join(part for part in (effect_said(one), one.did, scope) if part)


def quote_source(one: PastFinding) -> str:
    """Write whose words a quote is."""
    named = (one.engagement_name or "").startswith(one.customer_name or "\0")
    customer = None if named else one.customer_name
    told = (one.document, one.quarter, customer, one.engagement_name)
    return " · ".join(dict.fromkeys(part for part in told if part and part != UNKNOWN))


def outcome(one: SimilarEngagement) -> tuple[tuple[str, str], ...]:
    """Return what became of an engagement, by name."""
    return (
        ("State", "finished" if one.finished else "not finished"),
        ("Effort against plan", signed(one.effort_overrun, "%")),
        ("Cost against plan", signed(one.cost_overrun, "%")),
        ("Margin against plan", signed(one.margin_slippage, "points")),
        ("Escalations", thousands(one.escalations)),
        ("Documents", thousands(one.documents)),
    )


def likeness(one: SimilarEngagement) -> str:
    """Write how alike an engagement is, and whether that is any more than chance gives."""
    little = ", little in common" if one.little_in_common else ""
    return f"{share(one.similarity)}{little}"


def signed(value: float | None, unit: str) -> str:
    """Write a difference with its sign.

    >>> signed(22.5, "%"), signed(-6.4, "points"), signed(0.0, "%"), signed(None, "%")
    ('+22.5 %', '-6.4 points', '0 %', '—')
    """
    sign = "+" if value is not None and isfinite(value) and value > 0 else ""
    return sign + amount(value, unit)


def attribute(name: str) -> str:
    """Write the name of an attribute for people.

    >>> attribute("engagement_type")
    'Engagement type'
    """
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def offered(offer: Offer, customer: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return what is known of an offer, by name; ``customer`` is written in place of its key."""
    named = dict(offer.attributes)
    if customer is not None:
        named["customer"] = customer
    told = [(attribute(name), value) for name, value in named.items() if value]
    if offer.planned_hours is not None:
        told.append(("Planned effort", amount(offer.planned_hours, "hours")))
    if offer.contingency is not None:
        told.append(("Contingency offered", amount(offer.contingency, "%")))
    return tuple(told)


def headline(check: RiskCheck) -> tuple[str, ...]:
    """Return the few sentences that a decision turns on."""
    said = [_most_feared(check)]
    said.extend(_contingency(one) for one in check.overrun if _has_offer(one))
    passages = [one for one in check.passages if one.suppressed is None]
    missing = [one for one in check.missing_sections if one.suppressed is None]
    if check.offer.text or passages or missing:
        said.append(
            f"{plural(len(passages), 'passage')} of the text {_verb(passages, 'invites', 'invite')}"
            f" disputes, and {plural(len(missing), 'section')} {_verb(missing, 'is', 'are')} "
            "missing."
        )
    return tuple(one for one in said if one)


def _most_feared(check: RiskCheck) -> str:
    if not check.themes:
        return "No theme can be told for this offer."
    top = check.themes[0].risk
    if not top.n and not top.withheld:
        return "Nothing can be told of what to fear: no past engagement was seen for long enough."
    interval = f"80 % interval {between(*top.interval)}"
    said = f"Most to fear: {top.told_name}, {share(top.probability)} ({interval})"
    if top.standing != "modelled":
        return f"{said}; {top.standing}."
    return f"{said}, against a base rate of {share(top.base_rate)} ({top.reference_class})."


def _has_offer(one: OverrunOutlook) -> bool:
    return one.offered is not None and one.stayed_within is not None


def _contingency(one: OverrunOutlook) -> str:
    within = within_said(one)
    said = (
        f"{MEASURES.get(one.measure, one.measure)}: a contingency of {amount(one.offered, '%')} was"
        f" enough for {within} of {one.reference_class}"
    )
    if one.needed is None:
        return f"{said}."
    needed = limits(one.needed, short_unit(one))
    return f"{said}; {needed} would be for {share(one.confidence)}."


def within_said(one: OverrunOutlook) -> str:
    """Write the share that the contingency was enough for, with its limits."""
    if one.stayed_within is None:
        return NOT_KNOWN
    value, low, high = one.stayed_within
    if low is None or high is None:
        return share(value)
    return f"{share(value)} ({between(low, high)}, 95 % interval)"


def _verb(counted: Sequence[object], one: str, several: str) -> str:
    return one if len(counted) == 1 else several

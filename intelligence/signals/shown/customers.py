"""How the tables of customers and of their rates are told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import IntervalPicture, SignalTable
from intelligence.signals.customers.verdicts import Verdict

_CUSTOMER = Metric("customer", "Key", Unit.TEXT, "key of the customer's record")
_NAME = Metric("customer_name", "Customer", Unit.TEXT, "canonical name")
_WORK = "type, phase, exposure, and the team"
_INDICES = {
    "excess": f"escalations against what {_WORK} predict",
    "delivery": f"delivery problems against what {_WORK} predict",
    "propensity": "escalations against what the customer's own delivery problems predict",
}


def _index(name: str, formula: str) -> tuple[Metric, ...]:
    said = name.capitalize()
    return (
        Metric(f"{name}_expected", f"{said}, expected", Unit.NUMBER, formula),
        Metric(f"{name}_ratio", said, Unit.TIMES, f"shrunk rate ratio: {formula}"),
        Metric(f"{name}_low", f"{said}, from", Unit.TIMES, "lower end: 90 % interval"),
        Metric(f"{name}_high", f"{said}, to", Unit.TIMES, "upper end: 90 % interval"),
        Metric(f"{name}_probability", f"{said}, P", Unit.PROBABILITY, "of a ratio over 1.25"),
        Metric(
            f"{name}_without_largest",
            f"{said}, P without the loudest",
            Unit.PROBABILITY,
            "the same without the engagement that adds most",
        ),
        Metric(
            f"{name}_detectable",
            f"{said}, detectable",
            Unit.TIMES,
            "ratio that had to be observed to be called likely (P of a ratio over 1.25 of 0.8); "
            "null above 10 times: no excess could have been seen with so few cases",
        ),
    )


CUSTOMERS = SignalTable(
    name="customer_signals",
    title="Customers: delivery or relationship",
    question="Which customers escalate more than their mix of work predicts, and does delivery "
    "explain it?",
    columns=(
        _CUSTOMER,
        _NAME,
        Metric("engagements", "Engagements", Unit.COUNT, "with exposure in the portfolio"),
        Metric(
            "engagements_without_exposure", "Without exposure", Unit.COUNT, "left out and counted"
        ),
        Metric("engagement_quarters", "Engagement-quarters", Unit.COUNT, "exposure"),
        Metric("years", "Years", Unit.NUMBER, "quarters with an active engagement / 4"),
        Metric("teams", "Teams", Unit.COUNT, "distinct known ones"),
        Metric("escalations", "Escalations", Unit.COUNT, "of known engagements, each text once"),
        Metric(
            "problems",
            "Delivery problems",
            Unit.COUNT,
            "themes that an engagement shows in a quarter, relationship breakdown left out",
        ),
        Metric("told_by_escalations", "Told by escalations", Unit.COUNT, "of these problems"),
        Metric("findings", "Causes", Unit.COUNT, "findings that tell a cause"),
        Metric("escalations_without_engagement", "Unplaced", Unit.COUNT, "in no rate"),
        Metric("escalated_teams", "Escalated teams", Unit.COUNT, "distinct"),
        Metric("escalated_phases", "Escalated phases", Unit.COUNT, "distinct"),
        Metric("escalated_quarters", "Escalated quarters", Unit.COUNT, "distinct"),
        *(metric for name, formula in _INDICES.items() for metric in _index(name, formula)),
        Metric("excess_per_year", "Excess a year", Unit.NUMBER, "escalations over expected ones"),
        Metric("excess_per_year_low", "A year, from", Unit.NUMBER, "lower end: 90 % interval"),
        Metric("excess_per_year_high", "A year, to", Unit.NUMBER, "upper end: 90 % interval"),
        Metric("rank", "Rank", Unit.COUNT, "by shrunk excess, 1 the highest"),
        Metric("rank_low", "Rank, from", Unit.COUNT, "lower end: 90 % interval"),
        Metric("rank_high", "Rank, to", Unit.COUNT, "upper end: 90 % interval"),
        Metric("expected_of_mix", "Expected of its mix", Unit.NUMBER, "by type, phase, exposure"),
        Metric("funnel_ratio", "Raw ratio", Unit.TIMES, "escalations / expected of its mix"),
        Metric("funnel_score", "Funnel score", Unit.NUMBER, "z with the spread of all customers"),
        Metric("funnel_spread", "Spread", Unit.NUMBER, "over-dispersion (Spiegelhalter 2005)"),
        Metric("funnel_low_95", "95 %, from", Unit.TIMES, "lower limit of the funnel"),
        Metric("funnel_high_95", "95 %, to", Unit.TIMES, "upper limit of the funnel"),
        Metric("funnel_low_998", "99.8 %, from", Unit.TIMES, "lower limit of the funnel"),
        Metric("funnel_high_998", "99.8 %, to", Unit.TIMES, "upper limit of the funnel"),
        Metric("verdict", "Verdict", Unit.TEXT, ", ".join(one.value for one in Verdict)),
        Metric("reason", "Why", Unit.TEXT, "what decided the verdict"),
    ),
    headline=(
        "customer_name",
        "verdict",
        "escalations",
        "excess_expected",
        "excess_ratio",
        "excess_low",
        "excess_high",
        "delivery_ratio",
        "delivery_low",
        "delivery_high",
        "propensity_ratio",
        "propensity_low",
        "propensity_high",
        "excess_per_year",
        "reason",
    ),
    reading="Delivery: more delivery problems than the work predicts. Relationship: more "
    "escalations than its delivery problems predict, over several teams or phases and quarters. "
    "One that stands out and is of one team cannot be told from the team. At least 5 engagements "
    "and 2 expected escalations; below that nothing is said. Indices are drawn towards one: over "
    "all customers intervals hold the truth, of one that really stands out the truth lies likelier "
    "above.",
    verdict="verdict",
    noteworthy=frozenset(
        {
            Verdict.DELIVERY.value,
            Verdict.RELATIONSHIP.value,
            Verdict.BOTH.value,
            Verdict.UNCLEAR.value,
            Verdict.INSEPARABLE.value,
        }
    ),
    picture=IntervalPicture(
        "excess_ratio", "excess_low", "excess_high", ("customer_name", "verdict"), 1.0, ratio=True
    ),
)

_PER = "the exposure's unit"

CUSTOMER_RATES = SignalTable(
    name="customer_rates",
    title="Rates of customers by every exposure",
    question="How often does each customer escalate, by engagement, quarter, hours and revenue?",
    columns=(
        _CUSTOMER,
        _NAME,
        Metric("measure", "Measure", Unit.TEXT, "escalations, problems or findings"),
        Metric("exposure", "Exposure", Unit.TEXT, "what it is per"),
        Metric("unit", "Per", Unit.TEXT, "one unit of the exposure"),
        Metric("currency", "Currency", Unit.TEXT, "of revenue; currencies are never added"),
        Metric("engagements", "Engagements", Unit.COUNT, "with that exposure"),
        Metric("engagements_excluded", "Excluded", Unit.COUNT, "zero or missing exposure"),
        Metric("observed", "Observed", Unit.COUNT, "events"),
        Metric("amount", "Amount", Unit.NUMBER, "of the exposure, in its unit"),
        Metric("rate", "Rate", Unit.NUMBER, "observed / amount", _PER),
        Metric("rate_low", "Rate, from", Unit.NUMBER, "lower end: exact 90 % Poisson", _PER),
        Metric("rate_high", "Rate, to", Unit.NUMBER, "upper end: exact 90 % Poisson", _PER),
        Metric("expected", "Expected", Unit.NUMBER, "what the kinds of work predict"),
        Metric("ratio", "Ratio", Unit.TIMES, "observed / expected, shrunk"),
        Metric("ratio_low", "Ratio, from", Unit.TIMES, "lower end: 90 % interval"),
        Metric("ratio_high", "Ratio, to", Unit.TIMES, "upper end: 90 % interval"),
    ),
    headline=(
        "customer_name",
        "measure",
        "exposure",
        "currency",
        "observed",
        "amount",
        "rate",
        "ratio",
        "ratio_low",
        "ratio_high",
        "engagements_excluded",
    ),
    reading="For display: the verdict is by engagement-quarters. Limits of a rate say nothing of "
    "events that come in clumps.",
)

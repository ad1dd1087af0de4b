"""How the tables of interventions are told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import IntervalPicture, SignalTable
from intelligence.signals.shown.common import NOTE, THEME

_ID = Metric("intervention_id", "Intervention", Unit.TEXT, "lasting id in the register")
_PER_ACTIVE = "events per 100 active engagement-quarters"
_RATIO = "inside over outside the scope, after over before"


def _sides() -> tuple[Metric, ...]:
    metrics = []
    for side in ("inside", "outside"):
        for when in ("before", "after"):
            key, name = f"{side}_{when}", f"{side.capitalize()}, {when}"
            metrics += [
                Metric(
                    f"{key}_events", f"{name}: events", Unit.COUNT, "engagement-quarters with it"
                ),
                Metric(f"{key}_active", f"{name}: active", Unit.COUNT, "engagement-quarters"),
                Metric(
                    f"{key}_rate", f"{name}: rate", Unit.RATE, _PER_ACTIVE, "active engagements"
                ),
            ]
    return tuple(metrics)


def _rate_of(side: str, name: str) -> tuple[Metric, ...]:
    ends = (("low", "from", "lower"), ("high", "to", "upper"))
    return (
        Metric(f"{side}_rate", name, Unit.RATE, _PER_ACTIVE, "active engagements"),
        *(
            Metric(
                f"{side}_rate_{key}",
                f"{name}, {said}",
                Unit.RATE,
                f"{end} end: exact 95 % interval (Clopper and Pearson 1934)",
                "active engagements",
            )
            for key, said, end in ends
        ),
    )


def _limited(key: str, low: str, high: str, name: str, formula: str) -> tuple[Metric, ...]:
    return (
        Metric(key, name, Unit.TIMES, formula),
        Metric(low, f"{name}, from", Unit.TIMES, "lower end: 95 % interval"),
        Metric(high, f"{name}, to", Unit.TIMES, "upper end: 95 % interval"),
    )


INTERVENTIONS = SignalTable(
    name="interventions",
    title="Whether interventions worked",
    question="Did the theme fall where something was done, against where nothing was?",
    columns=(
        _ID,
        THEME,
        Metric("date", "Date", Unit.TEXT, "day on which it began"),
        Metric("scope", "Scope", Unit.TEXT, "values of dimensions, or all"),
        Metric("what", "What was done", Unit.TEXT, "as registered"),
        Metric("owner_role", "Owner's role", Unit.TEXT, "as registered"),
        Metric("owner_name", "Owner", Unit.TEXT, "as registered"),
        Metric("quarters_before", "Quarters before", Unit.COUNT, "complete ones"),
        Metric("quarters_after", "Quarters after", Unit.COUNT, "complete ones"),
        *_sides(),
        *_limited(
            "rate_ratio", "low", "high", "Rate ratio", f"difference in differences: {_RATIO}"
        ),
        Metric("p", "p", Unit.PROBABILITY, "two-sided test of no change"),
        Metric("clustered_by", "Errors by", Unit.TEXT, "groups within which errors may depend"),
        *_limited(
            "pre_trend",
            "pre_trend_low",
            "pre_trend_high",
            "Trend before",
            "ratio a year, inside over outside",
        ),
        *_limited(
            "series_ratio",
            "series_low",
            "series_high",
            "Inside alone",
            "interrupted time series: quasi-Poisson with offset",
        ),
        *_limited(
            "peak_ratio", "peak_low", "peak_high", "Year before", "its rate over earlier ones"
        ),
        *_limited(
            "without_peak_ratio",
            "without_peak_low",
            "without_peak_high",
            "Without that year",
            f"{_RATIO}, the year before left out",
        ),
        Metric("pre_trend_p", "Trend before, p", Unit.PROBABILITY, "test of no trend"),
        Metric(
            "placebo_dates", "Placebo dates", Unit.COUNT, "days before on which nothing was done"
        ),
        Metric("placebo_p", "Placebo p", Unit.PROBABILITY, "least of them, corrected"),
        Metric("placebo_flagged", "Placebo flagged", Unit.FLAG, "whether one shows a change too"),
        Metric("detectable", "Detectable", Unit.TIMES, "mildest fall seen with 80 % power"),
        Metric("shrinkage_ratio", "By chance alone", Unit.TIMES, "what a high rate alone leads to"),
        Metric("out_of_time", "Out of time", Unit.COUNT, "events outside any active quarter"),
        Metric(
            "verdict",
            "Verdict",
            Unit.TEXT,
            "fell, rose, no change seen, cannot say, or regression to the mean not excluded",
        ),
        NOTE,
    ),
    headline=(
        "theme_id",
        "what",
        "date",
        "scope",
        "rate_ratio",
        "low",
        "high",
        "detectable",
        "verdict",
        "note",
    ),
    reading="A theme that was high falls by itself; a fall that this alone would make is not "
    "called a cure. At least 8 complete quarters before and 4 after; below that only counts.",
    verdict="verdict",
    noteworthy=frozenset(
        {"fell", "rose", "no change seen", "cannot say", "regression to the mean not excluded"}
    ),
    picture=IntervalPicture("rate_ratio", "low", "high", ("what", "verdict"), 1.0, ratio=True),
    sorts=True,
)

INTERVENTION_QUARTERS = SignalTable(
    name="intervention_quarters",
    title="Interventions by quarter",
    question="How did the theme move inside and outside the scope?",
    columns=(
        _ID,
        Metric("quarter", "Quarter", Unit.TEXT, "calendar quarter"),
        Metric("when", "When", Unit.TEXT, "before, start or after"),
        Metric("inside_events", "Inside: events", Unit.COUNT, "engagements with it"),
        Metric("inside_active", "Inside: active", Unit.COUNT, "engagements"),
        *_rate_of("inside", "Inside: rate"),
        Metric("outside_events", "Outside: events", Unit.COUNT, "engagements with it"),
        Metric("outside_active", "Outside: active", Unit.COUNT, "engagements"),
        *_rate_of("outside", "Outside: rate"),
        *_limited("rate_ratio", "low", "high", "Rate ratio", "against the quarters before"),
    ),
    headline=(
        "intervention_id",
        "quarter",
        "when",
        "inside_rate",
        "inside_rate_low",
        "inside_rate_high",
        "outside_rate",
        "outside_rate_low",
        "outside_rate_high",
        "rate_ratio",
        "low",
        "high",
    ),
    reading="An event study: quarters before that differ from 1 speak against the comparison.",
)

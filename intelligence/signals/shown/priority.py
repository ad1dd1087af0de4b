"""How the table of priorities is told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import IntervalPicture, SignalTable
from intelligence.signals.shown.common import NOTE, THEME

_WHAT = {
    "frequency": "engagements with the theme per 100 engagements",
    "breadth": "independent replications of those that the portfolio could have",
    "trend": "rate ratio a year; counts only where its interval leaves no doubt of the direction",
    "cost": "margin points associated with the theme; counts only beyond its interval's lower end",
    "controllability": "share that is in our own hands, a judgement with its reason",
}


def _component(name: str, formula: str) -> tuple[Metric, ...]:
    said = name.capitalize()
    return (
        Metric(f"{name}_value", said, Unit.NUMBER, f"0 to 1: {formula}"),
        Metric(f"{name}_raw", f"{said}, raw", Unit.NUMBER, formula),
        Metric(f"{name}_raw_low", f"{said}, raw, from", Unit.NUMBER, "lower end: 95 % interval"),
        Metric(f"{name}_raw_high", f"{said}, raw, to", Unit.NUMBER, "upper end: 95 % interval"),
        Metric(f"{name}_unit", f"{said}, unit", Unit.TEXT, "of the raw value"),
        Metric(
            f"{name}_weight",
            f"{said}, weight",
            Unit.SHARE,
            "its share of the weights of what is known of any theme",
        ),
        Metric(f"{name}_contribution", f"{said}, counts", Unit.NUMBER, "value x weight"),
    )


PRIORITIES = SignalTable(
    name="priorities",
    title="Priorities for a planning cycle",
    question="Which themes should the next planning cycle take up first, and why?",
    columns=(
        THEME,
        Metric("rank", "Rank", Unit.COUNT, "by score, 1 the most pressing"),
        Metric("score", "Score", Unit.NUMBER, "sum of the five contributions, 0 to 1"),
        Metric(
            "score_low", "Score, from", Unit.NUMBER, "every component at its lower end: a bound"
        ),
        Metric("score_high", "Score, to", Unit.NUMBER, "every component at its upper end: a bound"),
        Metric("verdict", "Structure", Unit.TEXT, "structural, between, local or too early"),
        Metric("components", "Components", Unit.COUNT, "of five that are known"),
        *(metric for name, formula in _WHAT.items() for metric in _component(name, formula)),
        Metric("controllability_reason", "Why in our hands", Unit.TEXT, "reason of the judgement"),
        Metric("missing", "Missing", Unit.TEXT, "components that are not known"),
        NOTE,
    ),
    headline=(
        "rank",
        "theme_id",
        "score",
        "score_low",
        "score_high",
        "frequency_contribution",
        "breadth_contribution",
        "trend_contribution",
        "cost_contribution",
        "controllability_contribution",
        "verdict",
        "missing",
    ),
    reading="The score is the sum of what its five components count, each 0 to 1 times its "
    "weight; `premortem priorities --weight` sets other weights. What is not known of a theme "
    "counts as nothing shown (no change, no cost; of controllability the mean of the others): it "
    "stands above a theme that surely falls, and beside one of which no change is shown. Its "
    "bounds are as wide as the scale; what is known of no theme is left out. A theme that no "
    "known engagement shows, or that was taken out of use, has no score. Bounds of the score are "
    "not an interval: they let every component stand at the same end of its own.",
    picture=IntervalPicture("score", "score_low", "score_high", ("theme_id",), 0.0, ratio=False),
)

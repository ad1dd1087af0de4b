"""How the table of causes and their effects is told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import IntervalPicture, SignalTable
from intelligence.signals.shown.common import ENGAGEMENTS, NOTE, THEME

EFFECTS = SignalTable(
    name="effects",
    title="Which effects go with which causes",
    question="Where a cause is told, which impact is told beside it more, or less, than elsewhere?",
    columns=(
        THEME,
        Metric(
            "impact",
            "Impact",
            Unit.TEXT,
            "delay, cost, dispute, rework, dissatisfaction or escalation, by words of impacts",
        ),
        ENGAGEMENTS,
        Metric("with_impact", "With the impact", Unit.COUNT, "of these, told in one document"),
        Metric("share", "Share", Unit.SHARE, "with the impact / engagements"),
        Metric("share_low", "Share, from", Unit.SHARE, "lower end: 95 % Wilson interval"),
        Metric("share_high", "Share, to", Unit.SHARE, "upper end: 95 % Wilson interval"),
        Metric("base_share", "Base share", Unit.SHARE, "of engagements with other causes"),
        Metric(
            "expected",
            "Expected",
            Unit.NUMBER,
            "with the impact, as other causes have it in the same kinds of document",
        ),
        Metric("lift", "Lift", Unit.TIMES, "with the impact / expected"),
        Metric("lift_low", "Lift, from", Unit.TIMES, "lower end: 95 % interval"),
        Metric("lift_high", "Lift, to", Unit.TIMES, "upper end: 95 % interval"),
        Metric("p", "p", Unit.PROBABILITY, "two-sided Poisson-binomial mid-p"),
        Metric("q", "q", Unit.PROBABILITY, "Benjamini-Hochberg (1995) over all pairs"),
        Metric("status", "Verdict", Unit.TEXT, "more or less often, no difference, or too few"),
        Metric("statement", "In words", Unit.TEXT, "what may be claimed, with figures and method"),
        Metric("cause_findings", "Causes", Unit.LIST, "ids of findings that tell the cause"),
        Metric("impact_findings", "Impacts", Unit.LIST, "ids of findings that tell the impact"),
        NOTE,
    ),
    headline=(
        "theme_id",
        "impact",
        "with_impact",
        "engagements",
        "share",
        "base_share",
        "lift",
        "lift_low",
        "lift_high",
        "q",
        "status",
    ),
    reading="Told in one document is not caused by: a writer who tells the one may always tell the "
    "other. Counted by engagement, against other causes in the same kinds of document.",
    verdict="status",
    noteworthy=frozenset({"more often", "less often"}),
    picture=IntervalPicture(
        "lift", "lift_low", "lift_high", ("theme_id", "impact"), 1.0, ratio=True
    ),
)

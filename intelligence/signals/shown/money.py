"""How the tables of margins, and of what they cost, are told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import IntervalPicture, SignalTable
from intelligence.signals.money import ASSOCIATED, ASSOCIATED_WITH_LESS
from intelligence.signals.shown.common import NOTE, THEME

_T = "95 % interval, errors clustered by customer (CR2, Bell and McCaffrey 2002)"
_LOST = "margin slippage: planned less actual margin, in points"

_VERDICTS = f"{ASSOCIATED}, {ASSOCIATED_WITH_LESS} (slippage), no association seen"

_MARGINS = (
    THEME,
    Metric("affected", "Affected", Unit.COUNT, "finished engagements with it and known slippage"),
    Metric("unaffected", "Others", Unit.COUNT, "finished engagements without it, slippage known"),
    Metric("affected_customers", "Affected customers", Unit.COUNT, "distinct"),
    Metric("clusters", "Customers", Unit.COUNT, "distinct, affected or not"),
    Metric(
        "points",
        "Slippage associated",
        Unit.POINTS,
        f"{_LOST}, associated with the theme, all others, type, team, region, year and size equal",
    ),
    Metric("low", "From", Unit.POINTS, f"lower end: {_T}"),
    Metric("high", "To", Unit.POINTS, f"upper end: {_T}"),
    Metric("p", "p", Unit.PROBABILITY, "two-sided t test of no association"),
    Metric("q", "q", Unit.PROBABILITY, "Benjamini-Hochberg (1995) over themes"),
    Metric("detectable", "Detectable", Unit.POINTS, "points that would be seen with 80 % power"),
    Metric(
        "robustness",
        "Robustness value",
        Unit.SHARE,
        "of the variance left, of theme and slippage, that something unseen must explain to take "
        "the association away (Cinelli and Hazlett 2020)",
    ),
    Metric("robustness_interval", "Robustness, at 5 %", Unit.SHARE, "as above, to make q unsure"),
    Metric("naive", "Plain difference", Unit.POINTS, "of means, nothing held equal"),
    Metric("naive_low", "Plain, from", Unit.POINTS, "lower end: 95 % interval (Welch)"),
    Metric("naive_high", "Plain, to", Unit.POINTS, "upper end: 95 % interval (Welch)"),
    Metric("median_affected", "Median affected", Unit.POINTS, "median slippage"),
    Metric("median_affected_low", "Median, from", Unit.POINTS, "order statistics, 95 %"),
    Metric("median_affected_high", "Median, to", Unit.POINTS, "order statistics, 95 %"),
    Metric("median_unaffected", "Median of others", Unit.POINTS, "median slippage"),
    Metric("status", "Verdict", Unit.TEXT, f"{_VERDICTS}, or too few"),
    NOTE,
)

MARGINS = SignalTable(
    name="margins",
    title="Margin that goes with themes",
    question="How many points of margin are lost where a theme shows, all else equal?",
    columns=_MARGINS,
    headline=(
        "theme_id",
        "points",
        "low",
        "high",
        "q",
        "robustness",
        "naive",
        "affected",
        "status",
    ),
    reading="Associated with, not caused by: what made the theme may have cost the margin too. "
    "The robustness value says how strong something unseen would have to be to explain it away. "
    "At least 15 affected engagements and 20 customers; below that only medians are given.",
    verdict="status",
    noteworthy=frozenset({ASSOCIATED, ASSOCIATED_WITH_LESS}),
    picture=IntervalPicture("points", "low", "high", ("theme_id",), 0.0, ratio=False),
)

_COSTS = (
    THEME,
    Metric("currency", "Currency", Unit.TEXT, "never mixed without a table of rates"),
    Metric("engagements", "Engagements", Unit.COUNT, "affected, with revenue in this currency"),
    Metric("without_revenue", "Without revenue", Unit.COUNT, "affected engagements left out"),
    Metric("median_revenue", "Median revenue", Unit.MONEY, "of affected engagements"),
    Metric("total_revenue", "Total revenue", Unit.MONEY, "of affected engagements"),
    Metric("typical_cost", "Cost of a typical one", Unit.MONEY, "points x median revenue"),
    Metric("typical_low", "Typical, from", Unit.MONEY, "lower end of the points' 95 % interval"),
    Metric("typical_high", "Typical, to", Unit.MONEY, "upper end of the points' 95 % interval"),
    Metric("total_cost", "Cost in all", Unit.MONEY, "points x total revenue"),
    Metric("total_low", "In all, from", Unit.MONEY, "lower end of the points' 95 % interval"),
    Metric("total_high", "In all, to", Unit.MONEY, "upper end of the points' 95 % interval"),
    Metric("status", "Verdict", Unit.TEXT, "of the margin that goes with the theme"),
)

COSTS = SignalTable(
    name="costs",
    title="What themes cost",
    question="How much money is that, by currency?",
    columns=_COSTS,
    headline=(
        "theme_id",
        "currency",
        "engagements",
        "typical_cost",
        "typical_low",
        "typical_high",
        "total_cost",
        "total_low",
        "total_high",
    ),
    reading="Points of margin associated with the theme times revenue; the interval is that of "
    "the points. Below zero the theme goes with less slippage. Only themes with which a loss of "
    "margin is associated stand out.",
    verdict="status",
    noteworthy=frozenset({ASSOCIATED}),
)

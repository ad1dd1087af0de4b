"""How the table of structural and local themes is told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.shown.common import (
    CUSTOMERS,
    ENGAGEMENTS,
    NOTE,
    QUARTERS,
    TEAMS,
    THEME,
    WHY,
    with_ends,
)
from intelligence.signals.structure_rule import RULE, Structure

_CHANCE = "95 % of chance allocations of as many engagements by exposure"
_PAIRS = "95 % interval"

_COLUMNS = (
    THEME,
    Metric("rank", "Rank", Unit.COUNT, "by verdict, replications, customers and quarters"),
    Metric("verdict", "Verdict", Unit.TEXT, "structural, between, local or too early, by the rule"),
    WHY,
    ENGAGEMENTS,
    Metric("unplaced", "Unplaced", Unit.COUNT, "engagements of unknown customer or team"),
    Metric("undated", "Undated", Unit.COUNT, "engagements that show it in no known quarter"),
    CUSTOMERS,
    TEAMS,
    QUARTERS,
    Metric(
        "replications",
        "Replications",
        Unit.COUNT,
        "largest set of affected engagements of which no two share customer or team",
    ),
    Metric(
        "replications_beyond",
        "Replications beyond the loudest",
        Unit.COUNT,
        "replications left without the customer, or the team, with most of its engagements",
    ),
    Metric("replications_expected", "Expected replications", Unit.NUMBER, "mean over chance"),
    Metric("replications_low", "Expected, from", Unit.NUMBER, f"lower end: {_CHANCE}"),
    Metric("replications_high", "Expected, to", Unit.NUMBER, f"upper end: {_CHANCE}"),
    Metric(
        "replications_possible", "Possible replications", Unit.COUNT, "of all known engagements"
    ),
    Metric("breadth", "Breadth", Unit.TIMES, "replications / expected replications"),
    Metric("largest_customer", "Loudest customer", Unit.TEXT, "key of the one with most of it"),
    Metric("largest_customer_share", "Its share", Unit.SHARE, "of the affected engagements"),
    *with_ends(
        Metric(
            "customer_concentration",
            "Customer concentration",
            Unit.SHARE,
            "pairs of affected engagements of one customer, from what exposure gives to always",
        ),
        _PAIRS,
    ),
    Metric("largest_team", "Loudest team", Unit.TEXT, "the one with most of it"),
    Metric("largest_team_share", "Its share", Unit.SHARE, "of the affected engagements"),
    *with_ends(
        Metric(
            "team_concentration",
            "Team concentration",
            Unit.SHARE,
            "pairs of affected engagements of one team, from what exposure gives to always",
        ),
        _PAIRS,
    ),
    Metric("quarters_possible", "Possible quarters", Unit.COUNT, "with an active engagement"),
    Metric("quarters_expected", "Expected quarters", Unit.NUMBER, "if spread by exposure"),
    *with_ends(
        Metric("persistence", "Persistence", Unit.TIMES, "quarters / expected quarters"),
        "95 % of chance",
    ),
    *with_ends(
        Metric(
            "cost_share",
            "Share of losses",
            Unit.SHARE,
            "losses of affected engagements / all known losses of that currency",
        ),
        "95 % interval over engagements",
    ),
    Metric("cost_amount", "Losses", Unit.MONEY, "sum over affected engagements"),
    Metric("cost_currency", "Currency", Unit.TEXT, "of the losses"),
    Metric("cost_measure", "Measured as", Unit.TEXT, "margin slippage or cost overrun"),
    Metric("cost_engagements", "With known loss", Unit.COUNT, "affected engagements"),
    Metric("cost_other_currencies", "In other currencies", Unit.COUNT, "affected engagements"),
    Metric("cost_unknown", "Loss unknown", Unit.COUNT, "affected engagements"),
    NOTE,
)

STRUCTURE = SignalTable(
    name="structure",
    title="Structural or local",
    question="Which causes recur over unrelated engagements, and which are one place's?",
    columns=_COLUMNS,
    headline=(
        "rank",
        "theme_id",
        "verdict",
        "replications",
        "customers",
        "teams",
        "quarters",
        "cost_share",
        "cost_share_low",
        "cost_share_high",
        "why",
    ),
    reading=f"{RULE.text} Losses of engagements that show several themes count for each of them.",
    verdict="verdict",
    noteworthy=frozenset({Structure.STRUCTURAL.value, Structure.LOCAL.value}),
    sorts=True,
)

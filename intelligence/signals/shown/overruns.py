"""How the tables of overruns and of forecast errors are told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.shown.common import NOTE

_DRAWN = "called 95 %, Dirichlet process (Ferguson 1973); none where no case met bounds it"
_SHARES = {"p50": "half", "p80": "four fifths", "p90": "nine tenths"}


def _quantile(name: str, share: str) -> tuple[Metric, ...]:
    said = f"{name[1:]} % stay within"
    return (
        Metric(name, said, Unit.POINTS, f"overrun of the plan that {share} stay within"),
        Metric(f"{name}_low", f"{said}, from", Unit.POINTS, "lower end: order statistics, 95 %"),
        Metric(f"{name}_high", f"{said}, to", Unit.POINTS, "upper end: order statistics, 95 %"),
        Metric(
            f"{name}_shrunk",
            f"{said}, shrunk",
            Unit.POINTS,
            "the quantile of the class drawn towards that of all",
        ),
        Metric(f"{name}_shrunk_low", f"{said}, shrunk, from", Unit.POINTS, f"lower end, {_DRAWN}"),
        Metric(f"{name}_shrunk_high", f"{said}, shrunk, to", Unit.POINTS, f"upper end, {_DRAWN}"),
    )


OVERRUNS = SignalTable(
    name="overruns",
    title="How far engagements overrun their plans, by type",
    question="What did similar work take, against what was planned?",
    columns=(
        Metric("measure", "Measure", Unit.TEXT, "effort (hours) or cost"),
        Metric("dimension", "Dimension", Unit.TEXT, "what makes a reference class"),
        Metric("value", "Class", Unit.TEXT, "value of the dimension, or (all)"),
        Metric("engagements", "Engagements", Unit.COUNT, "finished, with plan and actual"),
        Metric("customers", "Customers", Unit.COUNT, "distinct"),
        *(metric for name, share in _SHARES.items() for metric in _quantile(name, share)),
        Metric("status", "Status", Unit.TEXT, "own quantiles, or shrunk ones to be used"),
        NOTE,
    ),
    headline=(
        "measure",
        "value",
        "engagements",
        "p50",
        "p50_low",
        "p50_high",
        "p80",
        "p80_low",
        "p80_high",
        "p80_shrunk",
        "p80_shrunk_low",
        "p80_shrunk_high",
        "p90",
        "p90_low",
        "p90_high",
        "status",
    ),
    reading="Reference classes (Flyvbjerg 2006), in percent of the plan; finished engagements "
    "only. A class of fewer than 10 is drawn towards all. Limits of what is drawn, called 95 %, "
    "held the truth of simulated classes in .90 to 1.00 for what half stay within, in .87 to 1.00 "
    "for four fifths and in .83 to 1.00 for nine tenths.",
)

FORECAST_ERRORS = SignalTable(
    name="forecast_errors",
    title="How wrong plans were over the portfolio",
    question="By how much did plans miss, and always in the same direction?",
    columns=(
        Metric("measure", "Measure", Unit.TEXT, "effort, cost or margin"),
        Metric("unit", "Unit", Unit.TEXT, "percent of the plan, or points of revenue"),
        Metric("currency", "Currency", Unit.TEXT, "never mixed without a table of rates"),
        Metric("engagements", "Engagements", Unit.COUNT, "finished, with plan and actual"),
        Metric("customers", "Customers", Unit.COUNT, "distinct"),
        Metric("planned", "Planned", Unit.MONEY, "in all, hours or money"),
        Metric("actual", "Actual", Unit.MONEY, "in all, hours or money"),
        Metric("bias", "Bias", Unit.POINTS, "what it took beyond the plan, weighted by size"),
        Metric("bias_low", "Bias, from", Unit.POINTS, "lower end: 95 %, by customer"),
        Metric("bias_high", "Bias, to", Unit.POINTS, "upper end: 95 %, by customer"),
        Metric("error", "Error", Unit.POINTS, "the same whichever way it went"),
        Metric("error_low", "Error, from", Unit.POINTS, "lower end: 95 %, by customer"),
        Metric("error_high", "Error, to", Unit.POINTS, "upper end: 95 %, by customer"),
        NOTE,
    ),
    headline=(
        "measure",
        "currency",
        "engagements",
        "bias",
        "bias_low",
        "bias_high",
        "error",
        "error_low",
        "error_high",
        "note",
    ),
    reading="Weighted by size, so that a large engagement counts for what it is; finished "
    "engagements only.",
)

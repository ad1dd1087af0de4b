"""How far engagements overrun what was planned: by type, and over the portfolio.

Types are reference classes (Flyvbjerg 2006): what similar work took, against what was said before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.signals.controls import clusters_of
from intelligence.signals.finished import compared, counted, last_day, slippage
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.rates import Rates, in_one_currency
from intelligence.statistics.drawn_shares import drawn_limits
from intelligence.statistics.quantiles import (
    credibility_strength,
    quantile_with_limits,
    shrunk_quantile,
)
from intelligence.statistics.ratio_estimate import FEWEST_CLUSTERS, ratio_of_totals

Array = NDArray[np.float64]

#: Quantiles of a class: what half, four fifths and nine tenths of engagements stay within.
SHARES = {"p50": 0.5, "p80": 0.8, "p90": 0.9}
#: Engagements of a class below which its own quantiles are not shown without the pooled ones.
FEWEST_OF_A_CLASS = 10
#: Engagements of a class from which it tells how classes differ.
_FEWEST_COMPARED = 2

ALL = "(all)"
_PERCENT = 100.0


@dataclass(frozen=True)
class OverrunSignals:
    """What was planned against what it took; finished engagements only.

    Attributes:
        classes: one row a measure (effort or cost) and value of the dimension, with all together
            first: ``measure, dimension, value, engagements, customers``, then for p50, p80 and p90
            the overrun in percent of the plan (``p50``), its 95 % limits (``p50_low, p50_high``;
            null where the class is too small for one) and the quantile of the class drawn towards
            all (``p50_shrunk``, which to use where ``status`` is "shrunk") with its own limits
            (``p50_shrunk_low, p50_shrunk_high``; null where no case met bounds it), ``status,
            note``.
        forecast: one row a measure (effort, cost, margin) and currency: ``measure, unit, currency,
            engagements, customers, planned, actual``, ``bias, bias_low, bias_high`` (what it took
            beyond the plan, of the plan) and ``error, error_low, error_high`` (the same whichever
            way it went), both weighted by size; percent, or points of revenue for margin; ``note``.
        excluded: ``measure, reason, engagements``.

    """

    classes: pd.DataFrame
    forecast: pd.DataFrame
    excluded: pd.DataFrame


def overrun_signals(
    tables: Mapping[str, pd.DataFrame],
    occurrences: Occurrences,
    rates: Rates | None = None,
    dimension: str = "engagement_type",
) -> OverrunSignals:
    """Return how far the engagements of an edition overran their plans.

    Args:
        tables: of the edition; ``engagements`` and ``documents`` are read.
        occurrences: of the same edition.
        rates: to one currency; without them each currency has a forecast error of its own.
        dimension: column of `Occurrences.engagements` whose values are the classes.

    """
    engagements = tables["engagements"].reset_index(drop=True)
    day = last_day(tables["documents"])
    described = occurrences.engagements.reset_index(drop=True)
    owners = pd.Series(clusters_of(described["customer"]))
    found = {
        "effort": compared(engagements, "hours", day),
        "cost": compared(engagements, "cost", day),
    }
    classes = [
        row
        for measure, one in found.items()
        for row in _classes(measure, one, described[dimension], owners)
    ]
    lost = slippage(engagements, day)
    return OverrunSignals(
        pd.DataFrame(classes, columns=list(CLASS_COLUMNS)),
        pd.DataFrame(_forecast(engagements, found, lost, owners, rates), columns=FORECAST_COLUMNS),
        counted(
            {**{name: one["excluded"] for name, one in found.items()}, "margin": lost["excluded"]}
        ),
    )


def _classes(
    measure: str, found: pd.DataFrame, values: pd.Series, owners: pd.Series
) -> list[dict[str, object]]:
    used = found["excluded"].isna()
    overrun = ((found["actual"] / found["planned"] - 1) * _PERCENT)[used]
    pooled = overrun.to_numpy(dtype=np.float64)
    groups = {str(value): overrun[values[used] == value] for value in sorted(set(values))}
    strength = credibility_strength([one.to_numpy() for one in groups.values()])
    compared_with = [
        value for value, one in groups.items() if value != UNKNOWN and len(one) >= _FEWEST_COMPARED
    ]
    surest = max(len(compared_with) - 1.0, 1.0)
    rows = []
    for value, mine in {ALL: overrun, **groups}.items():
        own = mine.to_numpy(dtype=np.float64)
        row: dict[str, object] = {
            "measure": measure,
            "dimension": values.name,
            "value": value,
            "engagements": len(own),
            "customers": owners[mine.index].nunique(),
        }
        row |= _quantiles(own, pooled, 0.0 if value == ALL else strength, surest)
        row |= _standing(value, len(own), len(pooled))
        rows.append(row)
    return rows


def _quantiles(
    own: Array, pooled: Array, strength: float, surest: float
) -> dict[str, float | None]:
    """Return quantiles of a class, their limits, and the same drawn towards all.

    How alike classes are is itself told by so few of them that limits let all cases together count
    for ``surest`` at most.
    """
    found: dict[str, float | None] = {}
    for name, share in SHARES.items():
        quantile = quantile_with_limits(own, share)
        if quantile is not None:
            found |= _limited(name, quantile.value, quantile.low, quantile.high)
        if len(pooled) and (len(own) or strength > 0):
            drawn = shrunk_quantile(own, pooled, strength, share)
            low, high = drawn_limits(own, pooled, min(strength, surest), share)
            found |= _limited(f"{name}_shrunk", drawn, min(low, drawn), max(high, drawn))
    return found


def _limited(name: str, value: float, low: float, high: float) -> dict[str, float | None]:
    limits = {f"{name}_low": low, f"{name}_high": high}
    return {name: value, **{key: one if np.isfinite(one) else None for key, one in limits.items()}}


def _standing(value: str, count: int, pooled: int) -> dict[str, str]:
    if not pooled:
        return {"status": "nothing known", "note": "no finished engagement has both figures"}
    if value == UNKNOWN:
        return {"status": "no class", "note": "these engagements have no value"}
    if count < FEWEST_OF_A_CLASS:
        note = f"{count} finished engagements, {FEWEST_OF_A_CLASS} are needed: drawn towards all"
        return {"status": "shrunk", "note": note}
    return {"status": "own", "note": ""}


def _forecast(
    engagements: pd.DataFrame,
    found: Mapping[str, pd.DataFrame],
    lost: pd.DataFrame,
    owners: pd.Series,
    rates: Rates | None,
) -> list[dict[str, object]]:
    effort = found["effort"][found["effort"]["excluded"].isna()]
    rows = [_error("effort", "", effort, owners)] if len(effort) else []
    cost = found["cost"][found["cost"]["excluded"].isna()]
    actual, codes = in_one_currency(cost["actual"], cost["currency"], rates)
    planned, _ = in_one_currency(cost["planned"], cost["currency"], rates)
    converted = pd.DataFrame({"planned": planned, "actual": actual}).dropna()
    for code, part in converted.groupby(codes.loc[converted.index]):
        rows.append(_error("cost", str(code), part, owners))
    revenue, codes = in_one_currency(engagements["revenue"], engagements["revenue_currency"], rates)
    known = lost["points"].notna() & (revenue > 0)
    # What margin was kept of a revenue is compared in points of that revenue.
    kept = pd.DataFrame({"planned": revenue, "actual": revenue * (1 + lost["points"] / _PERCENT)})
    for code, part in kept[known].groupby(codes[known]):
        rows.append(_error("margin", str(code), part, owners))
    return rows


def _error(measure: str, currency: str, part: pd.DataFrame, owners: pd.Series) -> dict[str, object]:
    planned, actual = (part[name].to_numpy(dtype=np.float64) for name in ("planned", "actual"))
    clusters = owners[part.index].to_numpy()
    row: dict[str, object] = {
        "measure": measure,
        "unit": "points of revenue lost" if measure == "margin" else "percent of the plan",
        "currency": currency or None,
        "engagements": len(part),
        "customers": len(np.unique(clusters)),
        "planned": None if measure == "margin" else float(planned.sum()),
        "actual": None if measure == "margin" else float(actual.sum()),
        "note": "",
    }
    for name, beyond in (("bias", actual - planned), ("error", np.abs(actual - planned))):
        ratio = ratio_of_totals(beyond * _PERCENT, planned, clusters)
        if ratio is None:
            continue
        row |= {name: ratio.value, f"{name}_low": ratio.low, f"{name}_high": ratio.high}
        if ratio.low is None:
            row["note"] = f"{ratio.clusters} customers, {FEWEST_CLUSTERS} are needed for limits"
    return row


CLASS_COLUMNS = (
    *("measure", "dimension", "value", "engagements", "customers"),
    *(
        f"{name}{kind}{part}"
        for name in SHARES
        for kind in ("", "_shrunk")
        for part in ("", "_low", "_high")
    ),
    *("status", "note"),
)
FORECAST_COLUMNS = (
    *("measure", "unit", "currency", "engagements", "customers", "planned", "actual"),
    *(f"{name}{part}" for name in ("bias", "error") for part in ("", "_low", "_high")),
    "note",
)

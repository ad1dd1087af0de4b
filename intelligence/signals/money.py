"""What margin goes with a theme: points and money that are lost where it shows, and how surely.

Ordinary least squares of margin slippage on all themes that are frequent enough at once, beside
type, team, region, year and size; errors clustered by customer (CR2, see `statistics.ols`). It is
an association: the robustness value says what something unseen would need to explain it away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from intelligence.signals.controls import clusters_of, control_columns, year_of
from intelligence.signals.finished import last_day, slippage
from intelligence.signals.money_costs import costs_table
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.rates import Rates
from intelligence.statistics.multiplicity import benjamini_hochberg
from intelligence.statistics.ols import OlsFit, fit_ols
from intelligence.statistics.quantiles import quantile_with_limits
from intelligence.statistics.robustness_value import robustness_value

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Engagements that show a theme, and customers of all, below which only medians are given.
FEWEST_AFFECTED = 15
FEWEST_CLUSTERS = 20

#: The share of false ones among the associations that are claimed.
FALSE_SHARE = 0.05
_POWER = 0.8
#: What is said of a theme that goes with more slippage, and of one that goes with less.
ASSOCIATED = "associated"
ASSOCIATED_WITH_LESS = "associated with less"
#: Points that differ by less are the same, but for rounding.
_SAME = 1e-9


@dataclass(frozen=True)
class MoneySignals:
    """What margin goes with themes.

    Attributes:
        themes: one row a theme: ``theme_id, affected, unaffected`` (finished engagements whose
            slippage is known), ``affected_customers, clusters, points, low, high`` (95 %), ``p, q,
            detectable`` (points that would be seen with 80 % power), ``robustness,
            robustness_interval`` (shares, see `statistics.robustness_value`), ``naive, naive_low,
            naive_high`` (difference of means, nothing held equal), ``median_affected,
            median_affected_low, median_affected_high, median_unaffected, status`` (associated,
            associated with less, no association seen or too few), ``note``.
        costs: one row a theme and currency, see `money_costs.costs_table`.

    """

    themes: pd.DataFrame
    costs: pd.DataFrame


@dataclass(frozen=True)
class _Ground:
    """The finished engagements whose slippage is known."""

    frame: pd.DataFrame
    points: Array
    shows: Flags
    clusters: NDArray[np.int64]


def money_signals(
    tables: Mapping[str, pd.DataFrame], occurrences: Occurrences, rates: Rates | None = None
) -> MoneySignals:
    """Return the margin that goes with each theme of an edition.

    Args:
        tables: of the edition; ``engagements`` and ``documents`` are read.
        occurrences: of the same edition.
        rates: to one currency; without them money is given for each currency alone.

    """
    engagements = tables["engagements"].reset_index(drop=True)
    lost = slippage(engagements, last_day(tables["documents"]))
    used = lost["points"].notna().to_numpy()
    frame = occurrences.engagements.assign(year=year_of(engagements).to_numpy())[used]
    frame = frame.reset_index(drop=True)
    clusters = clusters_of(frame["customer"])
    points = lost["points"].to_numpy(dtype=np.float64)[used]
    ground = _Ground(frame, points, occurrences.shows[used], clusters)
    themes = _themes(ground, occurrences.themes, rates)
    return MoneySignals(themes, costs_table(themes, frame, ground.shows, rates))


def _themes(ground: _Ground, names: tuple[str, ...], rates: Rates | None) -> pd.DataFrame:
    affected = ground.shows.sum(axis=0)
    rest = len(ground.points) - affected
    enough = (affected >= FEWEST_AFFECTED) & (rest >= FEWEST_AFFECTED)
    clusters = len(np.unique(ground.clusters))
    tested = np.flatnonzero(enough) if clusters >= FEWEST_CLUSTERS else np.zeros(0, dtype=int)
    rows = [
        {"theme_id": name, **_described(ground, place, clusters)}
        for place, name in enumerate(names)
    ]
    for place, figures in _associations(ground, tested, rates).items():
        rows[place] |= figures
    found = pd.DataFrame(rows, columns=[*_COLUMNS])
    found["q"] = benjamini_hochberg(found["p"].astype("float64"))
    found["status"], found["note"] = _said(found)
    return found


def _associations(
    ground: _Ground, tested: NDArray[np.int64], rates: Rates | None
) -> dict[int, dict[str, object]]:
    """Return the figures of each tested theme, beside all others or, for want of rows, alone."""
    if not len(tested) or np.ptp(ground.points) <= _SAME:
        return {}
    controls = control_columns(ground.frame, rates)
    fit = _fitted(ground, tested, controls)
    if fit is not None:
        return {int(place): _associated(fit, at) for at, place in enumerate(tested)}
    alone = {int(place): _fitted(ground, np.array([place]), controls) for place in tested}
    return {place: _associated(one, 0) for place, one in alone.items() if one is not None}


def _fitted(ground: _Ground, tested: NDArray[np.int64], controls: Array) -> OlsFit | None:
    """Fit these themes at once; how many of the other themes show is held equal too."""
    others = np.delete(ground.shows, tested, axis=1).sum(axis=1)
    columns = np.column_stack([ground.shows[:, tested], controls, others]).astype(np.float64)
    if len(columns) < columns.shape[1] + FEWEST_AFFECTED:
        return None
    return fit_ols(ground.points, columns, ground.clusters)


def _associated(fit: OlsFit, place: int) -> dict[str, object]:
    points, error = float(fit.coefficients[place]), float(fit.cr2[place])
    if not (np.isfinite(points) and error > 0):
        return {}
    low, high = fit.interval()
    classical, freedom = float(fit.classical[place]), float(fit.cr2_freedom[place])
    robust = robustness_value(points / classical, fit.freedom, inflation=error / classical)
    reach = float(stats.t.ppf(1 - FALSE_SHARE / 2, freedom) + stats.t.ppf(_POWER, freedom))
    return {
        "points": points,
        "low": float(low[place]),
        "high": float(high[place]),
        "p": float(fit.p_values()[place]),
        "detectable": reach * error,
        "robustness": robust.estimate,
        "robustness_interval": robust.significance,
    }


def _described(ground: _Ground, place: int, clusters: int) -> dict[str, object]:
    """Return the raw figures of a theme: medians, and the difference of means."""
    shows = ground.shows[:, place]
    inside, outside = ground.points[shows], ground.points[~shows]
    row: dict[str, object] = {
        "affected": len(inside),
        "unaffected": len(outside),
        "affected_customers": len(np.unique(ground.clusters[shows])),
        "clusters": clusters,
        "median_unaffected": float(np.median(outside)) if len(outside) else None,
    }
    median = quantile_with_limits(inside, 0.5)
    if median is not None:
        row |= {
            "median_affected": median.value,
            "median_affected_low": median.low if np.isfinite(median.low) else None,
            "median_affected_high": median.high if np.isfinite(median.high) else None,
        }
    if min(len(inside), len(outside)) > 1 and np.ptp(ground.points) > _SAME:
        welch = stats.ttest_ind(inside, outside, equal_var=False)
        low, high = welch.confidence_interval(0.95)
        row["naive"] = float(inside.mean() - outside.mean())
        row |= {"naive_low": float(low), "naive_high": float(high)}
    return row


def _said(found: pd.DataFrame) -> tuple[list[str], list[str]]:
    pairs = [_saying(row) for row in found.to_dict("records")]
    return [status for status, _ in pairs], [note for _, note in pairs]


def _saying(row: Mapping[Any, Any]) -> tuple[str, str]:
    if not pd.isna(row["points"]):
        if row["q"] > FALSE_SHARE:
            return "no association seen", ""
        return (ASSOCIATED if row["points"] > 0 else ASSOCIATED_WITH_LESS), ""
    if row["clusters"] < FEWEST_CLUSTERS:
        lack = f"{row['clusters']} customers with known margins, {FEWEST_CLUSTERS} are needed"
    elif row["affected"] < FEWEST_AFFECTED:
        lack = f"{row['affected']} engagements show it, {FEWEST_AFFECTED} are needed"
    elif row["unaffected"] < FEWEST_AFFECTED:
        lack = f"{row['unaffected']} engagements do not show it, {FEWEST_AFFECTED} are needed"
    else:
        lack = "cannot be told from type, team, region, year, size and the other themes"
    return "too few", lack


_COLUMNS = (
    "theme_id",
    "affected",
    "unaffected",
    "affected_customers",
    "clusters",
    "points",
    "low",
    "high",
    "p",
    "q",
    "detectable",
    "robustness",
    "robustness_interval",
    "naive",
    "naive_low",
    "naive_high",
    "median_affected",
    "median_affected_low",
    "median_affected_high",
    "median_unaffected",
)

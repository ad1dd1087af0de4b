"""Quarterly series of every theme: engagements that show it, against what was exposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.quarters import quarter_range
from intelligence.signals.completeness import Completeness, completeness_of
from intelligence.signals.occurrences import Occurrences
from intelligence.statistics.clumping import Clumps

Array = NDArray[np.float64]

#: Share of a quarter's active engagements whose hours must be known for a rate per hour.
_HOURS_KNOWN = 0.8


@dataclass(frozen=True)
class Series:
    """Counts and exposures of a portfolio's quarters.

    Attributes:
        themes: ids, one a row of the counts.
        quarters: oldest first.
        counts: shape (themes, quarters), engagements with documents of the theme in the quarter.
        exposure: shape (quarters,), engagements active in it.
        hours: shape (quarters,), hours worked, spread evenly over each engagement's quarters; NaN
            where the hours of too few are known.
        timed: shape (themes, quarters), of the counts, those of engagements with known hours.
        completeness: what is known of each quarter so far.
        clumps: which engagement each count is of, and when each was active.

    """

    themes: tuple[str, ...]
    quarters: tuple[str, ...]
    counts: Array
    exposure: Array
    hours: Array
    timed: Array
    completeness: Completeness
    clumps: Clumps

    @property
    def effective(self) -> Array:
        """Exposure less what has not been reported yet, and none where a quarter is masked."""
        return self.exposure * self.completeness.known


def series_of(occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]) -> Series:
    """Count every theme in every quarter of the portfolio.

    Args:
        occurrences: which engagement shows which theme when.
        tables: of the edition; ``documents`` tell how complete quarters are.

    """
    quarters, themes = occurrences.quarters, occurrences.themes
    events = occurrences.events[["theme_id", "engagement", "quarter"]]
    events = events[events["quarter"] != UNKNOWN].drop_duplicates()
    hours, timed = _hours(occurrences)
    active = occurrences.active
    active_in = active["quarter"].value_counts().reindex(quarters, fill_value=0)
    exposure: Array = np.asarray(active_in, dtype=np.float64)
    return Series(
        themes,
        quarters,
        _counted(events, themes, quarters),
        exposure,
        hours,
        _counted(events[events["engagement"].isin(timed)], themes, quarters),
        completeness_of(tables["documents"], quarters),
        clumps_of(events, active, themes, quarters),
    )


def clumps_of(
    events: pd.DataFrame,
    active: pd.DataFrame,
    themes: tuple[str, ...],
    quarters: tuple[str, ...],
) -> Clumps:
    """Return which engagement each count is of.

    Args:
        events: ``theme_id``, ``engagement`` and ``quarter``, each combination once.
        active: ``engagement`` and ``quarter``.
        themes: ids, in the order of the counts.
        quarters: oldest first; what lies outside of them is left out.

    """
    units = pd.Index(events["engagement"]).union(pd.Index(active["engagement"])).unique()
    series = pd.Index(themes).get_indexer(pd.Index(events["theme_id"]))
    when = pd.Index(quarters).get_indexer(pd.Index(events["quarter"]))
    active_when = pd.Index(quarters).get_indexer(pd.Index(active["quarter"]))
    known, within = (series >= 0) & (when >= 0), active_when >= 0
    return Clumps(
        series[known].astype(np.int64),
        units.get_indexer(pd.Index(events["engagement"]))[known].astype(np.int64),
        when[known].astype(np.int64),
        units.get_indexer(pd.Index(active["engagement"]))[within].astype(np.int64),
        active_when[within].astype(np.int64),
    )


def _counted(events: pd.DataFrame, themes: tuple[str, ...], quarters: tuple[str, ...]) -> Array:
    counts = np.zeros((len(themes), len(quarters)))
    rows = pd.Index(themes).get_indexer(pd.Index(events["theme_id"]))
    columns = pd.Index(quarters).get_indexer(pd.Index(events["quarter"]))
    known = (rows >= 0) & (columns >= 0)
    np.add.at(counts, (rows[known], columns[known]), 1.0)
    return counts


def _hours(occurrences: Occurrences) -> tuple[Array, frozenset[str]]:
    """Return hours by quarter, and the engagements that they are of."""
    quarters = occurrences.quarters
    last = quarters[-1] if quarters else ""
    known = occurrences.engagements
    hours = pd.to_numeric(known["hours"], errors="coerce")
    known = known.assign(hours=hours)[hours.notna() & (hours > 0)]
    share: dict[str, float] = {}
    columns = zip(
        known["engagement"],
        known["start_quarter"],
        known["end_quarter"],
        known["hours"],
        strict=True,
    )
    for key, start, end, worked in columns:
        if isinstance(start, str):
            until = end if isinstance(end, str) else last
            share[key] = float(worked) / len(quarter_range(start, max(start, until)))
    active = occurrences.active.assign(hours=occurrences.active["engagement"].map(share))
    grouped = active.groupby("quarter")["hours"]
    total = grouped.sum().reindex(quarters, fill_value=0.0).to_numpy(dtype=np.float64)
    told = (grouped.count() / grouped.size()).reindex(quarters, fill_value=0.0)
    enough = told.to_numpy(dtype=np.float64) >= _HOURS_KNOWN
    return np.where(enough & (total > 0), total, np.nan), frozenset(share)

"""When past engagements first showed each theme after their start, and what those took beyond plan.

A log of risks asks when something is due and what it would cost. Both are told of a theme's past,
and only where several engagements of several customers stand behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from intelligence.edition import UNKNOWN
from intelligence.quarters import quarters_between
from intelligence.risk.outcomes import outcomes_of
from intelligence.signals.occurrences import occurrences_of

Array = NDArray[np.float64]

#: Engagements and customers that must stand behind what is told.
FEWEST, FEWEST_CUSTOMERS = 5, 3
_LEVEL = 0.8


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a theme has come up.

    Attributes:
        engagements: that first showed it at or after a known start.
        early: quarters after the start (0 is the first) by which a quarter of them had shown it.
        middle: by which half of them had.
        phase: the phase in which most documents told of it, ``""`` where none is known.
        beyond: percentage points by which finished engagements that show it went further beyond
            their planned effort than those that do not, with 80 % limits (Welch 1947); None where
            too few are known either way.

    """

    engagements: int
    early: int
    middle: int
    phase: str
    beyond: tuple[float, float, float] | None


def appearances_of(
    tables: Mapping[str, pd.DataFrame], fewest_customers: int = FEWEST_CUSTOMERS
) -> dict[str, Appearance]:
    """Return how each theme has come up, by id; one of few engagements or customers is left out.

    Args:
        tables: ``documents``, ``findings``, ``engagements``, ``customers`` and ``themes``.
        fewest_customers: as many must stand behind each figure for it to be told.

    """
    seen = occurrences_of(tables)
    described = seen.engagements.set_index("engagement")
    events = seen.events.assign(start=seen.events["engagement"].map(described["start_quarter"]))
    events = events[[isinstance(one, str) for one in events["start"]]]
    events = events[events["quarter"].isin(seen.quarters) & (events["quarter"] >= events["start"])]
    effort = outcomes_of(tables["engagements"], tables["documents"]).beyond["effort"]
    known = np.isfinite(effort)
    found = {}
    for theme, own in events.groupby("theme_id"):
        firsts = own.groupby("engagement")[["quarter", "start"]].min()
        if _customers(described.loc[firsts.index, "customer"]) < fewest_customers:
            continue
        if len(firsts) < FEWEST:
            continue
        waited = [
            quarters_between(start, quarter)
            for quarter, start in zip(firsts["quarter"], firsts["start"], strict=True)
        ]
        shows = seen.shows[:, seen.themes.index(str(theme))]
        sides = [seen.engagements.loc[known & side, "customer"] for side in (shows, ~shows)]
        few = min(map(_customers, sides)) < fewest_customers
        found[str(theme)] = Appearance(
            len(firsts),
            int(np.quantile(waited, 0.25, method="inverted_cdf")),
            int(np.quantile(waited, 0.5, method="inverted_cdf")),
            _commonest(own["phase"]),
            None if few else _further(effort[shows], effort[~shows]),
        )
    return found


def _customers(keys: pd.Series) -> int:
    return int(keys[keys != UNKNOWN].nunique())


def _commonest(phases: pd.Series) -> str:
    """Return the phase met most often; of several the first by name."""
    known = Counter(str(one) for one in phases if isinstance(one, str) and one != UNKNOWN)
    return min(known, key=lambda phase: (-known[phase], phase), default="")


def _further(showing: Array, others: Array) -> tuple[float, float, float] | None:
    one, other = showing[np.isfinite(showing)], others[np.isfinite(others)]
    if min(len(one), len(other)) < FEWEST:
        return None
    parts = [float(each.var(ddof=1)) / len(each) for each in (one, other)]
    apart, variance = float(one.mean() - other.mean()), sum(parts)
    if variance <= 0:
        return apart, apart, apart
    weights = [part**2 / (len(each) - 1) for part, each in zip(parts, (one, other), strict=True)]
    wide = float(stats.t.ppf((1 + _LEVEL) / 2, variance**2 / sum(weights))) * variance**0.5
    return apart, apart - wide, apart + wide

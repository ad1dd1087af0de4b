"""How much of what an engagement will ever show could have been seen by now.

Themes appear quarter by quarter after the start. An engagement that began last month has shown
little, which says little; one that began before anybody wrote documents had shown part of it by
then. How long themes take is estimated from all first appearances, those that are still to come
allowed for (`intelligence.statistics.chain_ladder.reporting`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.quarters import quarters_between
from intelligence.signals.occurrences import Occurrences
from intelligence.statistics.chain_ladder import reporting

Array = NDArray[np.float64]

#: With fewer first appearances than this, delays are not estimated: what has begun has shown all.
FEWEST_APPEARANCES = 20
#: An engagement of which less could have been seen teaches nothing.
LEAST_VISIBLE = 0.1


@dataclass(frozen=True, slots=True)
class Visibility:
    """What could have been seen of each engagement.

    Attributes:
        share: shape (engagements,), 0 to 1; 1 where it is finished, or its start is not known.
        known_by: shape (delays,), share of a theme's first appearances known so many quarters
            after the start.
        undated: engagements without a start, which are taken for fully seen.

    """

    share: Array
    known_by: Array
    undated: int


def visibility_of(occurrences: Occurrences) -> Visibility:
    """Return what could have been seen of each engagement up to the portfolio's last quarter."""
    engagements, quarters = occurrences.engagements, occurrences.quarters
    starts = engagements["start_quarter"]
    undated = int(starts.isna().sum())
    if not quarters:
        return Visibility(np.ones(len(engagements)), np.ones(1), undated)
    first, last = quarters[0], quarters[-1]
    known_by = _known_by(occurrences)
    share = np.ones(len(engagements))
    for row, (start, end) in enumerate(zip(starts, engagements["end_quarter"], strict=True)):
        if not isinstance(start, str):
            continue
        finished = isinstance(end, str) and end <= last
        begun = quarters_between(start, last)
        seen = 1.0 if finished and begun >= 0 else _by(known_by, begun)
        share[row] = seen - _by(known_by, quarters_between(start, first) - 1)
    return Visibility(np.clip(share, 0.0, 1.0), known_by, undated)


def _by(known_by: Array, delay: int) -> float:
    return 0.0 if delay < 0 else float(known_by[min(delay, len(known_by) - 1)])


def _known_by(occurrences: Occurrences) -> Array:
    """Return the share of first appearances known by each delay, in quarters from the start."""
    starts = occurrences.engagements.set_index("engagement")["start_quarter"]
    quarters = occurrences.quarters
    keys = ["theme_id", "engagement"]
    firsts = occurrences.events.groupby(keys, as_index=False)["quarter"].min()
    firsts = firsts.assign(start=firsts["engagement"].map(starts)).dropna(subset=["start"])
    # What began before the first document may have shown themes that nobody could have seen.
    firsts = firsts[firsts["start"].isin(quarters) & firsts["quarter"].isin(quarters)]
    if len(firsts) < FEWEST_APPEARANCES:
        return np.ones(1)
    place = pd.Index(quarters)
    cohort = place.get_indexer(pd.Index(firsts["start"]))
    delay = np.maximum(place.get_indexer(pd.Index(firsts["quarter"])) - cohort, 0)
    counts = np.zeros((len(quarters), len(quarters)))
    np.add.at(counts, (cohort, delay), 1.0)
    age, delays = np.arange(len(quarters))[::-1][:, None], np.arange(len(quarters))[None]
    counts[delays > age] = np.nan
    return reporting(counts).reported

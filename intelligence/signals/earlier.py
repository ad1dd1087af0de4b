"""What the word for each theme's movement was at an earlier quarter, from an edition made later.

The same tests as those of the newest quarter, over the quarters up to the one asked for and with
everything that is known of them by now; documents of later quarters decide nothing. A quarter
whose reports are still to come counts by the share that is known, or not at all, as in the newest
verdict.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.quarters import quarter_range
from intelligence.signals.completeness import completeness_of
from intelligence.signals.series import clumps_of
from intelligence.signals.verdicts import Verdict, make_tests, verdict
from intelligence.statistics.clumping import Clumps
from intelligence.tables.exposure import active_quarters


def verdicts_until(
    trends: pd.DataFrame,
    totals: pd.DataFrame,
    quarter: str,
    documents: pd.DataFrame | None = None,
    engagements: pd.DataFrame | None = None,
) -> dict[str, Verdict]:
    """Return the verdict of each theme when nothing after a quarter had happened yet.

    Args:
        trends: an edition's, with ``theme_id, quarter, engagements``.
        totals: an edition's, with ``dimension, value, active_engagements``.
        quarter: the last to count, such as ``2025Q2``.
        documents: an edition's, which tell how complete quarters are and which engagement shows
            what; without them every quarter is taken to be complete, and every count another's.
        engagements: an edition's, which tell when each was active.

    """
    until = (trends["quarter"] != UNKNOWN) & (trends["quarter"] <= quarter)
    known = trends[trends["quarter"].notna() & until]
    if known.empty:
        return {}
    quarters = quarter_range(str(known["quarter"].min()), quarter)
    placed = known.assign(engagements=pd.to_numeric(known["engagements"])).pivot_table(
        index="theme_id", columns="quarter", values="engagements", aggfunc="sum", sort=False
    )
    counts = placed.reindex(columns=list(quarters)).fillna(0).to_numpy(dtype="float64")
    by_quarter = totals[totals["dimension"] == "quarter"].drop_duplicates("value")
    active = pd.to_numeric(by_quarter.set_index("value")["active_engagements"])
    exposure = active.reindex(quarters).fillna(0).to_numpy(dtype="float64")
    unexposed = not exposure.any()
    if documents is not None:
        exposure = exposure * _known_share(trends, documents, quarters)
    themes = tuple(str(theme) for theme in placed.index)
    clumps = _clumps(documents, engagements, themes, quarters)
    tests = make_tests(counts, exposure, int(quarters[0][5]), clumps=clumps, unexposed=unexposed)
    return {theme: verdict(tests, place) for place, theme in enumerate(themes)}


def _clumps(
    documents: pd.DataFrame | None,
    engagements: pd.DataFrame | None,
    themes: tuple[str, ...],
    quarters: tuple[str, ...],
) -> Clumps | None:
    """Return which engagement each count is of, None where documents do not say."""
    if documents is None or not {"theme_ids", "engagement", "quarter"} <= set(documents.columns):
        return None
    told = documents[["theme_ids", "engagement", "quarter"]].explode("theme_ids").dropna()
    events = told.rename(columns={"theme_ids": "theme_id"}).drop_duplicates()
    active = events.iloc[:0]
    if engagements is not None:
        active = active_quarters(engagements, documents, quarters[-1])
    return clumps_of(events, active, themes, quarters)


def _known_share(
    trends: pd.DataFrame, documents: pd.DataFrame, quarters: tuple[str, ...]
) -> NDArray[np.float64]:
    """Return what is known by now of each quarter's final count, zero where it is left out."""
    dated = trends["quarter"][trends["quarter"].notna() & (trends["quarter"] != UNKNOWN)]
    every = quarter_range(quarters[0], max(quarters[-1], str(dated.max())))
    known = completeness_of(documents, every)
    share = np.where(np.isnan(known.share), 1.0, known.share)
    return np.asarray(np.where(known.masked, 0.0, share)[: len(quarters)])

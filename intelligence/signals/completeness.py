"""How much of each quarter is known so far: late reports make the newest quarters look quiet.

Documents say when something happened. Where they also say when that became known (a column
``reported``, an ISO date), the delays tell how complete each quarter is. Where they do not, nothing
is adjusted, and this is said; only a newest quarter that was not over when the last document was
written is left out of every test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.quarters import is_complete, quarter_of, quarters_between
from intelligence.statistics.chain_ladder import Reporting, reporting

Array = NDArray[np.float64]

#: Longest delay in quarters; what comes later counts as the last.
LONGEST_DELAY = 4
_LEAST_QUARTERS = 6
_COMPLETE = 0.8

NOT_KNOWN = "completeness unknown: documents do not say when they were reported"
TOO_SHORT = "completeness unknown: fewer than 6 quarters of reporting delays"


@dataclass(frozen=True)
class Completeness:
    """What is known of each quarter so far; arrays of shape (quarters,).

    Attributes:
        share: of the final count that is known; NaN where that cannot be told.
        delay: quarters that have been watched since.
        masked: whether the quarter is left out of tests.
        reports: how reports arrive; None where that is not known.
        note: what a reader must know, empty where nothing.

    """

    share: Array
    delay: NDArray[np.int64]
    masked: NDArray[np.bool_]
    reports: Reporting | None
    note: str


def completeness_of(documents: pd.DataFrame, quarters: tuple[str, ...]) -> Completeness:
    """Return how complete each quarter is.

    Args:
        documents: the edition's documents; ``reported`` is optional.
        quarters: of the portfolio, oldest first.

    """
    count = len(quarters)
    unknown = np.full(count, np.nan)
    delay = np.arange(count)[::-1].copy()
    masked = np.zeros(count, dtype=bool)
    days = documents["date"].dropna()
    if count and len(days):
        masked[-1] = not is_complete(quarters[-1], date.fromisoformat(str(days.max())[:10]))
    if "reported" not in documents.columns or documents["reported"].isna().all():
        return Completeness(unknown, delay, masked, None, NOT_KNOWN)
    triangle = _triangle(documents, quarters)
    if count < _LEAST_QUARTERS:
        return Completeness(unknown, delay, masked, None, TOO_SHORT)
    reports = reporting(triangle)
    share = reports.reported[np.minimum(delay, LONGEST_DELAY)]
    masked = masked | (share < _COMPLETE / 2)
    late = int((share < _COMPLETE).sum())
    note = f"the newest {late} quarters are below 80 % complete and adjusted" if late else ""
    return Completeness(share, delay, masked, reports, note)


def _triangle(documents: pd.DataFrame, quarters: tuple[str, ...]) -> Array:
    """Return theme occurrences of all themes by quarter and delay, NaN where it is yet to come."""
    dated = documents[documents["quarter"].ne(UNKNOWN) & documents["reported"].notna()]
    known = dated.explode("theme_ids").dropna(subset=["theme_ids", "engagement"])
    rows = known.groupby(["theme_ids", "engagement", "quarter"])["reported"].min().reset_index()
    triangle = np.zeros((len(quarters), LONGEST_DELAY + 1))
    for quarter, reported in zip(rows["quarter"], rows["reported"], strict=True):
        late = quarters_between(quarter, quarter_of(date.fromisoformat(str(reported)[:10])))
        place = quarters_between(quarters[0], quarter)
        if 0 <= place < len(quarters) and place + late < len(quarters):
            triangle[place, min(max(late, 0), LONGEST_DELAY)] += 1
    for place in range(len(quarters)):
        triangle[place, len(quarters) - place :] = np.nan
    return triangle

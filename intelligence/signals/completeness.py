"""How much of each quarter is known so far: late reports make the newest quarters look quiet.

Documents say when something happened. Where they also say when that became known (a column
``reported``, an ISO date), the delays tell how complete each quarter is. Where too few say so,
nothing is adjusted, and this is said; only a newest quarter that was not over when the last
document was written or reported is left out of every test. Which delays can be believed is decided
in `intelligence.signals.reporting_delays`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.reporting_delays import Delays, Watch, delays_of, watch_of
from intelligence.statistics.chain_ladder import Reporting, reporting

Array = NDArray[np.float64]

#: Longest delay in quarters; what comes later counts as the last.
LONGEST_DELAY = 4
_LEAST_QUARTERS = 6
_LEAST_KNOWN = 0.8
_COMPLETE = 0.8
#: Quarters whose delays count, the latest, so that a change in how reports come shows.
_REMEMBERED = 8

NOT_KNOWN = "completeness unknown: documents do not say when they were reported"
TOO_SHORT = (
    "fewer than 6 quarters of reporting delays: quarters below 80 % complete are left out, "
    "none is adjusted"
)


@dataclass(frozen=True)
class Completeness:
    """What is known of each quarter so far; arrays of shape (quarters,).

    Attributes:
        share: of the final count that is known; NaN where that cannot be told.
        delay: quarters that have been watched since; a fraction where the newest is not over.
        masked: whether the quarter is left out of tests.
        reports: how reports arrive; None where that is not known.
        note: what a reader must know, empty where nothing.

    """

    share: Array
    delay: Array
    masked: NDArray[np.bool_]
    reports: Reporting | None
    note: str

    @property
    def known(self) -> Array:
        """Share of the final count that is known; 1 where that cannot be told, 0 where masked.

        A Poisson count of which a share is known is Poisson with that share of the exposure.
        """
        told = np.where(np.isnan(self.share), 1.0, self.share)
        return np.where(self.masked, 0.0, told)


def completeness_of(documents: pd.DataFrame, quarters: tuple[str, ...]) -> Completeness:
    """Return how complete each quarter is.

    Args:
        documents: the edition's documents; ``reported`` is optional.
        quarters: of the portfolio, oldest first.

    """
    watch = watch_of(documents, quarters)
    masked = np.zeros(len(quarters), dtype=bool)
    masked[-1:] = not watch.is_over
    known = delays_of(documents)
    unknown = np.full(len(quarters), np.nan)
    refusal = _refusal(known)
    if refusal or not quarters:
        return Completeness(unknown, watch.delay, masked, None, refusal)
    triangle = _triangle(known, watch, quarters)
    reports = reporting(triangle, _REMEMBERED)
    share = reports.share_at(watch.delay)
    if (~np.isnan(triangle[:, 0])).sum() < _LEAST_QUARTERS:
        return Completeness(unknown, watch.delay, masked | (share < _COMPLETE), None, TOO_SHORT)
    masked = masked | (share < _COMPLETE / 2)
    return Completeness(share, watch.delay, masked, reports, _note(share[~masked], known))


def _refusal(known: Delays) -> str:
    """Return why the delays say nothing of the portfolio, empty where they do."""
    if not known.given:
        return NOT_KNOWN
    if len(known.rows) >= _LEAST_KNOWN * known.asked:
        return ""
    told = f"{len(known.rows)} of {known.asked} documents with a theme"
    said = f"completeness unknown: only {told} say when they were reported"
    reasons = [
        f"{count} {reason}"
        for count, reason in (
            (known.loaded, "were entered on one day for many quarters, as from another system"),
            (known.contradictory, "were reported in a quarter before they happened"),
        )
        if count
    ]
    return f"{said} ({', '.join(reasons)})" if reasons else said


def _note(share: Array, known: Delays) -> str:
    """Say how many of the quarters that are not left out were adjusted."""
    late = int((share < _COMPLETE).sum())
    if not late:
        return ""
    newest = "the newest quarter is" if late == 1 else f"the newest {late} quarters are"
    said = f"{newest} below 80 % complete and adjusted"
    missing = known.asked - len(known.rows)
    return f"{said}; {missing} documents do not say when they were reported" if missing else said


def _triangle(known: Delays, watch: Watch, quarters: tuple[str, ...]) -> Array:
    """Return theme occurrences of all themes by quarter and delay, NaN where it is not known.

    Not known is what is yet to come, what comes in a quarter that is not over, and every quarter
    that was over before anything was reported at all: its reports could only come late.
    """
    places = {quarter: place for place, quarter in enumerate(quarters)}
    triangle = np.zeros((len(quarters), LONGEST_DELAY + 1))
    exploded = known.rows.explode("theme_ids").dropna(subset=["theme_ids", "engagement"])
    keys = ["theme_ids", "engagement", "quarter"]
    first = exploded.groupby(keys)[["late", "reported_quarter"]].min().reset_index()
    for quarter, late in zip(first["quarter"], first["late"], strict=True):
        place = places.get(str(quarter))
        if place is not None and place + late <= watch.whole:
            triangle[place, min(int(late), LONGEST_DELAY)] += 1
    began = str(known.rows["reported_quarter"].min())
    for place, quarter in enumerate(quarters):
        triangle[place, max(watch.whole - place + 1, 0) :] = np.nan
        if quarter < began:
            triangle[place] = np.nan
    return triangle

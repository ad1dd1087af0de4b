"""How far past engagements overran, by the classes that an offer can be held against.

The outside view (Kahneman and Tversky 1979; Flyvbjerg 2006): what work of the same class took,
against what was said before. A class is wide enough to be a sample and no narrower than its
differences are real.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.risk.offer import Offer
from intelligence.risk.outcomes import Outcomes
from intelligence.signals.controls import clusters_of
from intelligence.signals.overruns import FEWEST_OF_A_CLASS
from intelligence.statistics.next_case import spread_of_times
from intelligence.statistics.quantiles import STRONGEST, credibility_strength

Array = NDArray[np.float64]
Names = NDArray[np.object_]
Flags = NDArray[np.bool_]

ALL = "all engagements"
_THIRDS = (1 / 3, 2 / 3)


@dataclass(frozen=True)
class ReferenceClass:
    """Past overruns that an offer is held against.

    Attributes:
        words: which engagements these are.
        overruns: how far each went beyond its plan, shape (engagements,); may be empty.
        customers: how many these are of.
        pooled: overruns of all engagements.
        strength: for how many engagements all of them count; 0 where the class stands by itself.
        note: why it is this class; empty where there is nothing to say.
        inside: shape (all engagements,), which of ``pooled`` are of the class.
        spread: standard deviation of how far the quarter in which the offer ends may lie from the
            level of the quarters known.

    """

    words: str
    overruns: Array
    customers: int
    pooled: Array
    strength: float
    note: str
    inside: Flags
    spread: float


@dataclass(frozen=True)
class OverrunHistory:
    """Overruns of past engagements and what puts them into classes; shape (engagements,) each.

    Attributes:
        beyond: by measure, how far each went beyond its plan; NaN where not known.
        types, teams: *Unknown* where not known.
        hours: planned; NaN where not known.
        owners: a number for each customer; an unknown one is a customer of its own.
        edges: planned hours that part the finished engagements into thirds; null where too few.
        ended: the quarter in which each ended, *Unknown* where not known; null for all unknown.

    """

    beyond: Mapping[str, Array]
    types: Names
    teams: Names
    hours: Array
    owners: NDArray[np.int64]
    edges: tuple[float, float] | None
    ended: Names | None = None

    @classmethod
    def of(
        cls, described: pd.DataFrame, engagements: pd.DataFrame, outcomes: Outcomes
    ) -> OverrunHistory:
        """Read the engagements of `Occurrences` and, in the same order, those of the edition."""
        hours = engagements["planned_hours"].to_numpy(dtype=np.float64)
        hours = np.where(np.isfinite(hours) & (hours > 0), hours, np.nan)
        sized = hours[np.isfinite(hours) & outcomes.finished]
        low, high = np.quantile(sized, _THIRDS) if len(sized) else (0.0, 0.0)
        return cls(
            outcomes.beyond,
            described["engagement_type"].to_numpy(dtype=object),
            described["team"].to_numpy(dtype=object),
            hours,
            clusters_of(described["customer"]),
            (float(low), float(high)) if low < high else None,
            _quarters(engagements.get("end")),
        )

    def without(self, left_out: Flags) -> OverrunHistory:
        """Return the history as it would be if these engagements had no result."""
        beyond = {name: np.where(left_out, np.nan, one) for name, one in self.beyond.items()}
        return replace(self, beyond=beyond)

    def reference(self, offer: Offer, measure: str) -> ReferenceClass:
        """Return the class that an offer is held against for a measure.

        It is the engagement type; below `FEWEST_OF_A_CLASS` finished engagements it is drawn
        towards all. It is narrowed by size or team where that leaves enough, and what they differ
        by within the type is more than chance: the narrower class's credibility (Bühlmann 1967) is
        above one half.
        """
        values = self.beyond[measure]
        known = np.isfinite(values)
        kind = _as_met(self.types, offer.value("engagement_type"))
        own = known & (self.types == kind)
        if kind == UNKNOWN or not own.any():
            return self._class(ALL, known, measure, _no_class(kind))
        words = f"engagement type {kind}"
        if own.sum() >= FEWEST_OF_A_CLASS:
            narrower, flags = self._narrowed(offer, own, values)
            return self._class(f"{words}{narrower}", flags, measure, "")
        few = too_few(int(own.sum()), f" of {words}")
        if own.sum() == known.sum():
            return self._class(words, own, measure, f"{few}, and there are no others")
        groups = [values[known & (self.types == one)] for one in sorted(set(self.types[known]))]
        found = self._class(words, own, measure, f"{few}: drawn towards all {known.sum()}")
        return replace(found, strength=max(credibility_strength(groups), 1.0))

    def _class(self, words: str, flags: Flags, measure: str, note: str) -> ReferenceClass:
        values = self.beyond[measure]
        return ReferenceClass(
            words,
            values[flags],
            len(np.unique(self.owners[flags])),
            values[np.isfinite(values)],
            0.0,
            note,
            flags[np.isfinite(values)],
            self._spread(values),
        )

    def _spread(self, values: Array) -> float:
        """Return how far the next quarter may lie off; 0 where no quarter is known."""
        if self.ended is None:
            return 0.0
        known = np.isfinite(values) & (self.ended != UNKNOWN)
        quarters = sorted(set(self.ended[known]))
        return spread_of_times([values[known & (self.ended == one)] for one in quarters])

    def _narrowed(self, offer: Offer, own: Flags, values: Array) -> tuple[str, Flags]:
        """Return the most credible narrower class in words, or the class itself."""
        best: tuple[float, str, Flags] = (0.5, "", own)
        team = _as_met(self.teams, offer.value("team"))
        band = self._band(np.array([offer.planned_hours or np.nan]))[0]
        for labels, label, words in (
            (self._band(self.hours), band, f", {self._band_in_words(band)}"),
            (self.teams, team, f", team {team}"),
        ):
            narrower = own & (labels == label)
            if label == UNKNOWN or narrower.sum() < FEWEST_OF_A_CLASS:
                continue
            strength = credibility_strength(
                [values[own & (labels == one)] for one in sorted(set(labels[own]))]
            )
            credible = float(narrower.sum() / (narrower.sum() + strength))
            if strength < STRONGEST and credible > best[0] and narrower.sum() < own.sum():
                best = credible, words, narrower
        return best[1], best[2]

    def _band(self, hours: Array) -> Names:
        """Return the third of sizes that each is in: 1, 2 or 3; *Unknown* where not known."""
        bands = np.full(len(hours), UNKNOWN, dtype=object)
        known = np.isfinite(hours) & (hours > 0)
        if self.edges is not None:
            places = 1 + np.searchsorted(self.edges, hours[known], side="left")
            bands[known] = [str(place) for place in places]
        return bands

    def _band_in_words(self, band: str) -> str:
        if self.edges is None or band == UNKNOWN:
            return ""
        low, high = (f"{edge:,.0f}" for edge in self.edges)
        return {
            "1": f"up to {low} planned hours",
            "2": f"{low} to {high} planned hours",
            "3": f"more than {high} planned hours",
        }[band]


def too_few(count: int, of_what: str = "") -> str:
    """Return in words that so many engagements are too few to be a class by themselves.

    >>> too_few(1, " of type Cloud")
    '1 finished engagement of type Cloud, 10 are needed'

    """
    ending = "" if count == 1 else "s"
    return f"{count} finished engagement{ending}{of_what}, {FEWEST_OF_A_CLASS} are needed"


def _quarters(days: pd.Series | None) -> Names | None:
    """Return the quarter of each day, *Unknown* where there is none."""
    if days is None:
        return None
    read = pd.to_datetime(days, errors="coerce")
    quarters = read.dt.to_period("Q").astype(str).where(read.notna(), UNKNOWN)
    return quarters.to_numpy(dtype=object)


def _as_met(values: Names, wanted: str) -> str:
    """Return a value as engagements have it, in whatever case of letters it was given."""
    met = sorted(set(values))
    if wanted in met:
        return wanted
    folded = [one for one in met if one.strip().casefold() == wanted.strip().casefold()]
    return folded[0] if folded else wanted


def _no_class(kind: str) -> str:
    if kind == UNKNOWN:
        return "the engagement type is not given, so this is of all engagements"
    return f"no finished engagement of type {kind} has both figures, so this is of all engagements"

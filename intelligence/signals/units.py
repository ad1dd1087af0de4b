"""What is counted: engagements, or engagements in one of their phases.

An attribute of an engagement (its customer, type, practice, team, region, billing model) is tested
on engagements. A phase is not an attribute of an engagement but a time within it, so there the unit
is an engagement in a phase in which it tells of at least one theme: what is asked is whether this
theme is told of more often there than in other phases. Its exposure is the quarters in which the
engagement tells of anything in that phase, which no number of tickets or findings can raise.

The exposure of an engagement is the quarters in which it was active within the portfolio; where
that is not known, the portfolio's mean. Presence need not grow in proportion to time or size, so
bands of active quarters and of hours are factors besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.signals.occurrences import Occurrences

Codes = NDArray[np.int64]

#: Attributes that explain how often a theme is to be expected.
EXPLAINING = (
    "engagement_type",
    "practice",
    "team",
    "region",
    "billing_model",
    "segment",
    "phase",
)
_BANDS = ("duration", "size")
_DURATIONS = (0, 1, 2, 4, 8)
_SIZES = 4
#: A level of fewer units is pooled with others of its factor.
_FEWEST = 5
#: Of a level that lies within one value by this share, nothing is known outside of that value.
WITHIN = 0.9


@dataclass(frozen=True)
class Units:
    """Units of counting with what is known of each.

    Attributes:
        frame: one row a unit: ``engagement``, the attributes, and bands of duration and size;
            without the practice where it only groups types.
        shows: whether each unit shows each theme, shape (units, themes).
        log_exposure: shape (units,).

    """

    frame: pd.DataFrame
    shows: NDArray[np.bool_]
    log_exposure: NDArray[np.float64]

    def explained(self, tested: Sequence[str]) -> tuple[str, ...]:
        """Return the factors that expectations are adjusted for when these are tested."""
        names = [*EXPLAINING, *_BANDS]
        return tuple(name for name in names if name in self.frame and name not in tested)

    def factors(self, tested: Sequence[str], cells: Codes) -> list[Codes]:
        """Return codes of every adjusting factor, shape (units,) each.

        Levels of few units are pooled. One of which nearly all units lie in one cell is -1, no
        level: it cannot tell what to expect of that cell but what is seen there.
        """
        coded = [_pooled(self.frame[name], cells) for name in self.explained(tested)]
        return [codes for codes in coded if len(np.unique(codes)) > 1]


def engagement_units(occurrences: Occurrences) -> Units:
    """Return every engagement of the portfolio as a unit."""
    frame = _banded(occurrences.engagements)
    if _practice_of_types(frame) is not None:
        # Adjusted for its own practice, or told to be mistakable for it, a type could not be seen.
        frame = frame.drop(columns="practice")
    active = frame["active_quarters"].to_numpy(dtype=np.float64)
    return Units(frame, occurrences.shows, _log_exposure(active))


def practice_units(occurrences: Occurrences) -> Units | None:
    """Return the units that practices are tested on where a practice only groups types, else None.

    They have no type, since types would tell all of what is asked; and no practice where each is
    another name of one type, for which the type stands.
    """
    frame = _banded(occurrences.engagements)
    practices = _practice_of_types(frame)
    if practices is None:
        return None
    known = set(frame["practice"]) - {UNKNOWN}
    if len(known) == len(practices) == len({*practices}):
        frame = frame.drop(columns="practice")
    frame = frame.drop(columns="engagement_type")
    active = frame["active_quarters"].to_numpy(dtype=np.float64)
    return Units(frame, occurrences.shows, _log_exposure(active))


def phase_units(occurrences: Occurrences) -> Units:
    """Return every engagement in every known phase in which it shows some theme."""
    known = occurrences.events[occurrences.events["phase"] != UNKNOWN].dropna(subset=["phase"])
    known = known[known["engagement"].isin(occurrences.engagements["engagement"])]
    told = known.groupby(["engagement", "phase"], sort=True)["quarter"].nunique()
    keys = told.index.to_frame(index=False)
    frame = keys.merge(engagement_units(occurrences).frame, on="engagement", how="left")
    shows = np.zeros((len(frame), len(occurrences.themes)), dtype=bool)
    rows = told.index.get_indexer(pd.MultiIndex.from_frame(known[["engagement", "phase"]]))
    columns = pd.Index(occurrences.themes).get_indexer(pd.Index(known["theme_id"]))
    shows[rows[columns >= 0], columns[columns >= 0]] = True
    return Units(frame, shows, _log_exposure(np.asarray(told, dtype=np.float64)))


def _banded(engagements: pd.DataFrame) -> pd.DataFrame:
    frame = engagements.reset_index(drop=True).copy()
    named = [*ATTRIBUTES, "customer_name"]
    frame[named] = frame[named].astype("object").fillna(UNKNOWN)
    quarters = frame["active_quarters"].to_numpy(dtype=np.float64)
    frame["duration"] = np.searchsorted(_DURATIONS, quarters, side="left")
    hours = pd.to_numeric(frame["hours"], errors="coerce").to_numpy(dtype=np.float64)
    usable = np.isfinite(hours) & (hours > 0)
    bounds = np.quantile(hours[usable], np.arange(1, _SIZES) / _SIZES) if usable.any() else []
    frame["size"] = np.where(usable, np.searchsorted(bounds, hours) + 1, 0)
    return frame


def _practice_of_types(frame: pd.DataFrame) -> list[str] | None:
    """Return the practice of each type by `WITHIN` of the engagements where both are known.

    None where a type is spread over practices, or both are known of no engagement.
    """
    both = frame[(frame["engagement_type"] != UNKNOWN) & (frame["practice"] != UNKNOWN)]
    table = pd.crosstab(both["engagement_type"], both["practice"])
    if table.empty or (table.max(axis=1) < WITHIN * table.sum(axis=1)).any():
        return None
    return [str(practice) for practice in table.idxmax(axis=1)]


def _log_exposure(amounts: NDArray[np.float64]) -> NDArray[np.float64]:
    known = np.isfinite(amounts) & (amounts > 0)
    if not known.any():
        return np.zeros(len(amounts))
    return np.log(np.where(known, amounts, amounts[known].mean()))


def _pooled(column: pd.Series, cells: Codes) -> Codes:
    """Return codes, rare levels being one, and -1 for levels that lie within one cell."""
    codes, levels = pd.factorize(column, sort=True)
    codes = np.where(codes < 0, len(levels), codes).astype(np.int64)
    rare = np.bincount(codes, minlength=len(levels) + 1) < _FEWEST
    codes = np.where(rare[codes], len(levels) + 1, codes)
    sizes = np.bincount(codes, minlength=len(levels) + 2)
    inside = cells >= 0
    table = np.zeros((len(sizes), int(cells.max(initial=-1)) + 1))
    np.add.at(table, (codes[inside], cells[inside]), 1)
    kept = (sizes > 0) & (table.max(axis=1, initial=0) < WITHIN * sizes)
    return np.where(kept[codes], np.cumsum(kept)[codes] - 1, -1).astype(np.int64)

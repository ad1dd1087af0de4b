"""Which documents say how late they were reported, and how long each quarter has been watched.

A reporting date may mislead: a transfer between systems dates everything by the day of the
transfer, and a slip of the pen puts a report before what it reports. Such dates are counted and
left out; otherwise one of them would make complete quarters look unfinished, and trends rise that
do not.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.quarters import is_complete, quarter_of, quarters_between

Array = NDArray[np.float64]

#: A day on which so many quarters were reported, by so many engagements or so large a share of
#: all documents, is one of a transfer, not of reports.
_LOADED_QUARTERS = 5
_LOADED_ENGAGEMENTS = 10
_LOADED_SHARE = 0.1


@dataclass(frozen=True)
class Delays:
    """The documents that say how late they were reported.

    Attributes:
        rows: of documents that can be believed: ``engagement, quarter, theme_ids,
            reported_quarter`` and ``late``, in quarters.
        asked: documents of a known day and engagement that show a theme.
        given: of these, how many have a reporting date at all.
        contradictory: of these, how many were reported in a quarter before they happened.
        loaded: of these, how many were entered on a day for many quarters at once.

    """

    rows: pd.DataFrame
    asked: int
    given: int
    contradictory: int
    loaded: int


@dataclass(frozen=True)
class Watch:
    """How far the portfolio was watched.

    Attributes:
        delay: shape (quarters,), the newest delay observed of each quarter: 0 where it has just
            ended, a fraction where the newest quarter of all is being observed.
        whole: place of the last quarter that was watched to its end; it may lie after the last
            one that has a document, or before the first (-1).
        is_over: whether the portfolio's newest quarter was watched to its end.

    """

    delay: Array
    whole: int
    is_over: bool


def delays_of(documents: pd.DataFrame) -> Delays:
    """Return the delays of documents that show a theme.

    Args:
        documents: the edition's documents; ``reported`` and ``date_ambiguous`` are optional.

    """
    shows = documents["theme_ids"].map(_holds_any) if "theme_ids" in documents else False
    asked = documents[documents["quarter"].ne(UNKNOWN) & documents["engagement"].notna() & shows]
    if "reported" not in asked.columns:
        return Delays(asked.iloc[:0], len(asked), 0, 0, 0)
    given = asked[asked["reported"].notna()]
    if "date_ambiguous" in given.columns:
        given = given[~given["date_ambiguous"].fillna(value=False).astype(bool)]
    quarter = given["reported"].map(lambda day: quarter_of(_day(day)))
    pairs = zip(given["quarter"], quarter, strict=True)
    late = np.array([quarters_between(str(a), str(b)) for a, b in pairs], dtype=np.int64)
    rows = given.assign(reported_quarter=quarter, late=late)
    loaded = _loaded(rows).to_numpy(dtype=bool)
    contradictory = (late < 0) & ~loaded
    kept = rows[~loaded & ~contradictory]
    counted = int(asked["reported"].notna().sum())
    return Delays(kept, len(asked), counted, int(contradictory.sum()), int(loaded.sum()))


def watch_of(documents: pd.DataFrame, quarters: tuple[str, ...]) -> Watch:
    """Return how long each quarter has been watched, by the last day known of any document."""
    names = [name for name in ("date", "reported") if name in documents.columns]
    days = [str(day)[:10] for name in names for day in documents[name].dropna()]
    steps = np.arange(len(quarters), dtype=np.float64)[::-1]
    if not days or not quarters:
        return Watch(steps, len(quarters) - 1, is_over=True)
    last = _day(max(days))
    after = max(quarters_between(quarters[-1], quarter_of(last)), 0)
    over = is_complete(quarter_of(last), last)
    part = 0.0 if over else 1 - _share_gone(last)
    whole = len(quarters) - 1 + after - (0 if over else 1)
    return Watch(steps + after - part, whole, is_over=over or after > 0)


def _loaded(rows: pd.DataFrame) -> pd.Series[bool]:
    """Say of each document whether it was entered on a day for many quarters at once."""
    if rows.empty:
        return pd.Series(dtype=bool)
    by_day = rows.groupby(rows["reported"].map(lambda day: str(day)[:10]))
    many = by_day["quarter"].transform("nunique") >= _LOADED_QUARTERS
    wide = by_day["engagement"].transform("nunique") >= _LOADED_ENGAGEMENTS
    large = by_day["quarter"].transform("size") >= _LOADED_SHARE * len(rows)
    return many & (wide | large)


def _holds_any(themes: object) -> bool:
    return themes is not None and hasattr(themes, "__len__") and len(themes) > 0


def _day(day: object) -> date:
    return date.fromisoformat(str(day)[:10])


def _share_gone(day: date) -> float:
    """Return how much of its quarter is over at the end of a day."""
    first = 3 * ((day.month - 1) // 3) + 1
    lengths = [monthrange(day.year, month)[1] for month in range(first, first + 3)]
    return (sum(lengths[: day.month - first]) + day.day) / sum(lengths)

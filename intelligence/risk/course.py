"""When engagements began and ended, and what those that still run are likely to come to.

Where overruns delay the end, what has ended is what overran least. How late the running ones will
be, and what that goes with, is told by `intelligence.statistics.still_running`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.statistics.still_running import POINTS, days_to_come, slope_of

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Running:
    """What running engagements of a class are likely to come to.

    Attributes:
        count: how many there are in the class, or of all where the class is drawn towards these.
        slope: by how much an overrun grows with a day that an engagement lasts; above 0.
        days: shape (points,), equally likely durations that they will come to.
        lasted: shape (finished engagements,), how long each lasted.
        share: running ones for each finished one.

    """

    count: int
    slope: float
    days: Array
    lasted: Array
    share: float

    def beside(self, cases: Array, weights: Array, inside: Flags) -> tuple[Array, Array]:
        """Return finished cases with what running ones will come to, and what each counts for.

        A running one is as any finished one would be, had it lasted as long as it will.

        Args:
            cases: shape (cases,), overruns of finished ones.
            weights: shape (cases,).
            inside: shape (finished engagements,), which of them the cases are.

        """
        later = self.days - self.lasted[inside][:, None]
        come = (cases[:, None] + self.slope * later).ravel()
        counts = np.repeat(weights / POINTS, POINTS)
        order = np.argsort(come, kind="stable")
        reached = (np.cumsum(counts[order]) - counts[order] / 2) / counts.sum()
        # As many cases as there were, each for as much as any other, stand for them.
        points = np.interp((np.arange(len(cases)) + 0.5) / len(cases), reached, come[order])
        each = np.full(len(cases), weights.sum() * self.share / len(cases))
        return np.concatenate([cases, points]), np.concatenate([weights, each])


@dataclass(frozen=True)
class Course:
    """When engagements began and ended, in days.

    Attributes:
        begins: shape (engagements,), NaN where not known.
        ends: shape (engagements,), infinite where it has not ended, NaN where it has and nobody
            knows when.
        dated: shape (engagements,), whether an end, past or planned, is known.
        today: the day to which the portfolio is known; NaN where there is none.

    """

    begins: Array
    ends: Array
    dated: Flags
    today: float

    @classmethod
    def of(cls, engagements: pd.DataFrame, finished: Flags, today: str | None) -> Course:
        """Read an edition's engagements."""
        begins, ends = (days_of(engagements.get(name), len(engagements)) for name in _DATES)
        day = days_of(pd.Series([today]), 1)[0]
        dated = np.isfinite(ends)
        return cls(begins, np.where(finished, ends, np.inf), dated, float(day))

    def running(self, beyond: Array, member: Flags, strength: float) -> Running | None:
        """Return what running engagements of a class come to; None where nothing tells of it.

        Those without any end date that have run longer than any that ended may be closed and
        forgotten, and are left out.

        Args:
            beyond: shape (engagements,), overruns, NaN where not known.
            member: shape (engagements,), which are of the class.
            strength: for how many engagements all finished ones count in it.

        """
        known = np.isfinite(beyond)
        lasted = self.ends - self.begins
        told = known & np.isfinite(lasted) & (lasted > 0)
        slope = slope_of(beyond[told], lasted[told])
        if slope <= 0:
            return None
        so_far = self.today - self.begins
        begun = (so_far > 0) & (self.ends >= self.today)
        begun &= self.dated | (so_far <= lasted[told].max())
        inside = begun & member
        share = inside.sum() + strength * begun.sum() / known.sum()
        counted = begun if strength > 0 else inside
        if not counted.any():
            return None
        return Running(
            int(counted.sum()),
            slope,
            days_to_come(lasted[told], so_far[counted]),
            np.where(told, lasted, lasted[told].mean())[known],
            float(share / ((known & member).sum() + strength)),
        )


_DATES = ("start", "end")
_DAY = pd.Timedelta(days=1)


def days_of(dates: pd.Series | None, count: int) -> Array:
    """Return dates as days since 1970, NaN where there is none or it is no date."""
    if dates is None:
        return np.full(count, np.nan)
    read = pd.to_datetime(dates, errors="coerce")
    return np.asarray((read - pd.Timestamp(0)) / _DAY, dtype=np.float64)

"""What became of past engagements: how far each went beyond its plan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.finished import compared, last_day, slippage, unfinished

Array = NDArray[np.float64]

#: What can overrun, in the order it is shown, and its unit.
MEASURES = {
    "effort": "percent of the plan",
    "cost": "percent of the plan",
    "margin": "points of revenue lost",
}
_PERCENT = 100.0
#: Overruns are told to a billionth, so that ten percent planned and taken is ten percent.
_DECIMALS = 9


@dataclass(frozen=True)
class Outcomes:
    """Results of engagements, in their order; shape (engagements,) each.

    Attributes:
        finished: whether an engagement is known to have ended by the day of the newest document.
        beyond: by measure of `MEASURES` how far it went beyond its plan, NaN where not known;
            more is worse in each.

    """

    finished: NDArray[np.bool_]
    beyond: dict[str, Array]


def outcomes_of(engagements: pd.DataFrame, documents: pd.DataFrame) -> Outcomes:
    """Return the results of an edition's engagements.

    Only finished ones have one. Percentages need no rates of exchange: plan and result of one
    engagement are of one currency, or it is left out, as everywhere in the edition.
    """
    engagements = engagements.reset_index(drop=True)
    day = last_day(documents)
    return Outcomes(
        unfinished(engagements, day).isna().to_numpy(dtype=bool),
        {
            "effort": _overrun(compared(engagements, "hours", day)),
            "cost": _overrun(compared(engagements, "cost", day)),
            "margin": _finite(slippage(engagements, day)["points"]),
        },
    )


def _overrun(found: pd.DataFrame) -> Array:
    used = found["excluded"].isna()
    with np.errstate(over="ignore"):
        percent = (found["actual"] / found["planned"] - 1) * _PERCENT
    return _finite(percent.where(used))


def _finite(values: pd.Series) -> Array:
    numbers = values.to_numpy(dtype=np.float64)
    with np.errstate(over="ignore"):
        rounded = numbers.round(_DECIMALS)
    known: Array = np.where(np.isfinite(rounded), rounded, np.nan)
    return known

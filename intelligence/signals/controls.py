"""What else an engagement's margin hangs on: the columns beside a theme in a regression."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.signals.rates import Rates, in_one_currency

Array = NDArray[np.float64]

#: What a margin is compared within.
CONTROLLED = ("engagement_type", "team", "region", "year")

_REST = "(others)"
#: A value of fewer engagements goes to the others; more where columns would be too many.
_FEWEST = (5, 8, 12, 20, 35)
#: There are at least so many engagements to a column.
_ROWS_A_COLUMN = 4


def control_columns(
    frame: pd.DataFrame, rates: Rates | None, columns: Sequence[str] = CONTROLLED
) -> Array:
    """Return an intercept, size and an indicator of each value but one, shape (rows, columns).

    Size is the logarithm of revenue, centred within its currency unless rates make all of them one;
    an unknown revenue is the middle one, and has an indicator of its own.

    Args:
        frame: ``revenue``, ``revenue_currency`` and the columns named.
        rates: to one currency, if known.
        columns: the attributes to compare within.

    """
    size = _size(frame, rates)
    for fewest in _FEWEST:
        parts = [size, *(_indicators(frame[name], fewest) for name in columns)]
        found = np.column_stack([np.ones(len(frame)), *parts])
        if found.shape[1] * _ROWS_A_COLUMN <= len(frame):
            break
    return found


def year_of(engagements: pd.DataFrame) -> pd.Series:
    """Return the year in which an engagement ended, else began, as text."""
    quarters = engagements["end_quarter"].fillna(engagements["start_quarter"])
    years = quarters.astype("object").str.slice(0, 4)
    return years.fillna(UNKNOWN)


def clusters_of(customers: pd.Series) -> NDArray[np.int64]:
    """Return a number for each customer; an engagement of an unknown one stands alone."""
    names = customers.astype("object").where(customers != UNKNOWN, None)
    numbers, _ = pd.factorize(names)
    alone = numbers < 0
    numbers = numbers.astype(np.int64)
    numbers[alone] = numbers.max(initial=-1) + 1 + np.arange(int(alone.sum()))
    return numbers


def _size(frame: pd.DataFrame, rates: Rates | None) -> Array:
    amounts, currencies = in_one_currency(frame["revenue"], frame["revenue_currency"], rates)
    logs = np.log(amounts.where(amounts > 0))
    centred = logs - logs.groupby(currencies).transform("mean")
    unknown = centred.isna().to_numpy(dtype=np.float64)
    parts = [centred.fillna(0.0).to_numpy(), unknown]
    if rates is None:
        parts.append(_indicators(currencies.fillna(UNKNOWN), _FEWEST[0]))
    return np.column_stack(parts)


def _indicators(values: pd.Series, fewest: int) -> Array:
    """Return an indicator of each value except the most frequent one."""
    texts = values.astype("object").fillna(UNKNOWN)
    sizes = texts.value_counts()
    texts = texts.where(texts.map(sizes) >= fewest, _REST)
    ordered = texts.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    kept = list(ordered.index[1:])
    return np.column_stack([np.zeros((len(texts), 0)), *((texts == one) for one in kept)]).astype(
        np.float64
    )

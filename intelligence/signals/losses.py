"""What each finished engagement lost, in one currency and by one measure.

Money of several currencies is never added up: the currency that most engagements have is used, and
what is in others is counted and left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: Finished engagements with margins below which cost overrun is looked at instead.
LEAST = 3

MARGIN_SLIPPAGE = "margin slippage"
COST_OVERRUN = "cost overrun"


@dataclass(frozen=True)
class Losses:
    """Losses of the engagements of a portfolio, in the order given.

    Attributes:
        amounts: shape (engagements,): money lost against plan; 0 where nothing was lost, NaN where
            it is not known, not final or in another currency.
        currency: of all amounts; null when none is known.
        measure: `MARGIN_SLIPPAGE` (planned less actual margin, times revenue) or `COST_OVERRUN`
            (actual less planned cost); null when none is known.
        other_currencies: shape (engagements,): whether the loss is known in another currency.

    """

    amounts: NDArray[np.float64]
    currency: str | None
    measure: str | None
    other_currencies: NDArray[np.bool_]


def losses_of(engagements: pd.DataFrame, last_quarter: str | None) -> Losses:
    """Return the losses of an edition's engagements.

    Args:
        engagements: the edition's table; columns of money that are missing are not known.
        last_quarter: the portfolio's last; costs of engagements that end later are not final.

    """
    slipped, currency = _slippage(engagements)
    measure = MARGIN_SLIPPAGE
    if np.count_nonzero(~np.isnan(slipped)) < LEAST:
        overrun, of_cost = _overrun(engagements, last_quarter)
        if np.count_nonzero(~np.isnan(overrun)) > np.count_nonzero(~np.isnan(slipped)):
            slipped, currency, measure = overrun, of_cost, COST_OVERRUN
    known = ~np.isnan(slipped)
    counts = currency[known].value_counts()
    if counts.empty:
        return Losses(slipped, None, None, np.zeros(len(slipped), dtype=bool))
    most = min(counts[counts == counts.max()].index)
    in_it = (currency == most).to_numpy(dtype=bool)
    amounts = np.where(known & in_it, np.maximum(slipped, 0.0), np.nan)
    return Losses(amounts, str(most), measure, known & ~in_it)


def _slippage(engagements: pd.DataFrame) -> tuple[NDArray[np.float64], pd.Series[str]]:
    planned, actual = (
        _numbers(engagements, "planned_margin"),
        _numbers(engagements, "actual_margin"),
    )
    revenue, currency = _numbers(engagements, "revenue"), _texts(engagements, "revenue_currency")
    slipped = (planned - actual) * revenue
    slipped[currency.isna().to_numpy() | ~(revenue > 0)] = np.nan
    return slipped, currency


def _overrun(
    engagements: pd.DataFrame, last_quarter: str | None
) -> tuple[NDArray[np.float64], pd.Series[str]]:
    planned, actual = _numbers(engagements, "planned_cost"), _numbers(engagements, "actual_cost")
    currency = _texts(engagements, "planned_cost_currency")
    same = currency == _texts(engagements, "actual_cost_currency")
    ends = _texts(engagements, "end_quarter")
    final = ends.notna() & (ends <= (last_quarter or ""))
    overrun = actual - planned
    overrun[~(same & final).to_numpy(dtype=bool)] = np.nan
    return overrun, currency


def _numbers(table: pd.DataFrame, name: str) -> NDArray[np.float64]:
    if name not in table:
        return np.full(len(table), np.nan)
    values = pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.isfinite(values), values, np.nan)


def _texts(table: pd.DataFrame, name: str) -> pd.Series[str]:
    if name not in table:
        return pd.Series([None] * len(table), dtype="object")
    values = table[name].astype("object").reset_index(drop=True)
    return values.where(values.notna() & (values != ""), None)

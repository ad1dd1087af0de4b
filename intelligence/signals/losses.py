"""What each finished engagement lost, in one currency and by one measure.

Money of several currencies is never added up without a table of rates: the currency that most
engagements have is used, and what is in others is counted and left out. What has finished, and what
its margin was, is told as everywhere (`intelligence.signals.finished`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.finished import compared, slippage
from intelligence.signals.rates import Rates, in_one_currency

#: Finished engagements with margins below which cost overrun is looked at instead.
LEAST = 3

_PERCENT = 100.0
_COLUMNS = (
    *("end", "status", "revenue", "revenue_currency", "planned_margin", "actual_margin"),
    *("planned_cost", "planned_cost_currency", "actual_cost", "actual_cost_currency"),
)

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


def losses_of(
    engagements: pd.DataFrame, day: str | None = None, rates: Rates | None = None
) -> Losses:
    """Return the losses of an edition's finished engagements, whose margins may be derived.

    Args:
        engagements: the edition's table; columns of money that are missing are not known.
        day: the portfolio's last; what ends later is not finished.
        rates: to one currency; without them the commonest currency alone is counted.

    """
    known = engagements.reindex(columns=list(_COLUMNS)).reset_index(drop=True)
    slipped, currency = _slippage(known, day, rates)
    measure = MARGIN_SLIPPAGE
    if slipped.count() < LEAST:
        overrun, of_cost = _overrun(known, day, rates)
        if overrun.count() > slipped.count():
            slipped, currency, measure = overrun, of_cost, COST_OVERRUN
    counts = currency.value_counts()
    amounts = slipped.to_numpy(dtype=np.float64)
    if counts.empty:
        return Losses(amounts, None, None, np.zeros(len(known), dtype=bool))
    most = min(counts[counts == counts.max()].index)
    in_it = (currency == most).to_numpy(dtype=bool)
    others = ~np.isnan(amounts) & ~in_it
    return Losses(np.where(in_it, np.maximum(amounts, 0.0), np.nan), str(most), measure, others)


def _slippage(
    engagements: pd.DataFrame, day: str | None, rates: Rates | None
) -> tuple[pd.Series, pd.Series]:
    revenue = engagements["revenue"].astype("float64")
    lost = slippage(engagements, day)["points"] / _PERCENT * revenue.where(revenue > 0)
    return in_one_currency(lost, engagements["revenue_currency"], rates)


def _overrun(
    engagements: pd.DataFrame, day: str | None, rates: Rates | None
) -> tuple[pd.Series, pd.Series]:
    cost = compared(engagements, "cost", day)
    beyond = (cost["actual"] - cost["planned"]).where(cost["excluded"].isna())
    return in_one_currency(beyond, cost["currency"], rates)

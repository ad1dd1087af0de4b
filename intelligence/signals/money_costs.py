"""Margin points as money: what the engagements that show a theme are worth, times the points."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.rates import Rates, in_one_currency

_COLUMNS = (
    "theme_id",
    "currency",
    "engagements",
    "without_revenue",
    "median_revenue",
    "total_revenue",
    "typical_cost",
    "typical_low",
    "typical_high",
    "total_cost",
    "total_low",
    "total_high",
)
_PERCENT = 100.0


def costs_table(
    themes: pd.DataFrame,
    frame: pd.DataFrame,
    shows: NDArray[np.bool_],
    rates: Rates | None,
) -> pd.DataFrame:
    """Return what the points of each tested theme come to, one row a theme and currency.

    Args:
        themes: ``theme_id, points, low, high``; the order of ``shows``' columns.
        frame: ``revenue`` and ``revenue_currency`` of the engagements whose slippage is known.
        shows: shape (engagements, themes).
        rates: to one currency; without them each currency has its own row.

    Returns:
        ``theme_id, currency, engagements`` (affected, of that currency), ``without_revenue``
        (affected, in no row of the theme), ``median_revenue, total_revenue``, the cost of one
        typical engagement (``typical_cost`` to ``typical_high``) and of all
        (``total_cost`` to ``total_high``), with the 95 % limits of the points.

    """
    amounts, currencies = in_one_currency(frame["revenue"], frame["revenue_currency"], rates)
    amounts = amounts.where(amounts > 0)
    rows = []
    for place, theme in enumerate(themes.to_dict("records")):
        if pd.isna(theme["points"]):
            continue
        limits = [float(theme[name]) / _PERCENT for name in ("points", "low", "high")]
        mine = amounts[shows[:, place]]
        lost = int(mine.isna().sum())
        known = mine.dropna()
        for currency, revenues in known.groupby(currencies.loc[known.index]):
            middle, total = float(revenues.median()), float(revenues.sum())
            figures = [middle, total, *(x * middle for x in limits), *(x * total for x in limits)]
            rows.append((theme["theme_id"], currency, len(revenues), lost, *figures))
    return pd.DataFrame(rows, columns=list(_COLUMNS))

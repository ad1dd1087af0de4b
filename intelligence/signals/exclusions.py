"""What money and overruns leave out, so that nobody takes what is counted for everything."""

from __future__ import annotations

import pandas as pd

from intelligence.signals.rates import Rates

COLUMNS = ("measure", "reason", "engagements")
#: Measures in money, with the column of their currency.
_IN_MONEY = {"cost": "planned_cost_currency", "margin": "revenue_currency"}


def exclusions_table(
    excluded: pd.DataFrame, engagements: pd.DataFrame, rates: Rates | None = None
) -> pd.DataFrame:
    """Return how many engagements each measure leaves out, and why.

    Args:
        excluded: ``measure, reason, engagements`` of what has no plan, actual or end.
        engagements: of the edition, with their currencies.
        rates: to one currency; what has none of them is in no sum.

    Returns:
        `COLUMNS`, by measure, the commonest reason first.

    """
    rows = [
        (measure, f"no rate for {code}", int((engagements[column] == code).sum()))
        for measure, column in _IN_MONEY.items()
        for code in (rates.missing(engagements[column]) if rates else ())
    ]
    found = pd.concat([excluded, pd.DataFrame(rows, columns=list(COLUMNS))], ignore_index=True)
    order = ["measure", "engagements", "reason"]
    return found.sort_values(order, ascending=[True, False, True], ignore_index=True)

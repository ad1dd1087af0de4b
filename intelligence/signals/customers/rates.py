"""Rates of escalations, problems and findings by every exposure there is, for display.

What has no exposure of a kind, or zero, is left out of that rate and counted. Revenue is never
added over currencies: each currency is an exposure of its own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.customers.counts import Counts
from intelligence.signals.rates import Rates, in_one_currency
from intelligence.statistics.rate_ratios import poisson_limits, shrunk_ratios

#: What is counted.
MEASURES = ("escalations", "problems", "findings")

#: Exposures with the amount that a rate is given for, and its unit.
_EXPOSURES = {
    "engagements": (1.0, "engagement"),
    "quarters": (1.0, "engagement-quarter"),
    "hours": (1_000.0, "1,000 hours"),
    "revenue": (1_000_000.0, "million"),
}

_COLUMNS = (
    "customer",
    "customer_name",
    "measure",
    "exposure",
    "unit",
    "currency",
    "engagements",
    "engagements_excluded",
    "observed",
    "amount",
    "rate",
    "rate_low",
    "rate_high",
    "expected",
    "ratio",
    "ratio_low",
    "ratio_high",
)


def rates_table(counts: Counts, rates: Rates | None = None) -> pd.DataFrame:
    """Return one row a customer, measure, exposure and currency.

    ``amount`` is the exposure in its unit; ``rate`` is events for each unit with the exact 90 %
    limits of a Poisson count (nothing is said of clumps there); ``expected`` is what the kinds of
    work predict at that exposure; ``ratio`` is observed over expected, shrunk by a gamma prior
    that all customers share, with its 90 % interval. ``engagements_excluded`` have no exposure;
    those with revenue in another currency are in the rows of that one. Revenue is in one currency
    where ``rates`` are known; of no known currency it is no exposure.
    """
    parts: list[pd.DataFrame] = []
    frame = counts.engagements.assign(engagements=1.0)
    revenue, codes = in_one_currency(frame["revenue"], frame["revenue_currency"], rates)
    frame = frame.assign(revenue=revenue, revenue_currency=codes)
    for exposure, (scale, unit) in _EXPOSURES.items():
        if exposure != "revenue":
            parts.extend(_rates(frame, frame[exposure] / scale, (exposure, unit, None)))
            continue
        for currency in sorted(frame["revenue_currency"].dropna().unique()):
            amount = frame["revenue"].where(frame["revenue_currency"] == currency) / scale
            served = frame.groupby("customer")["revenue_currency"].transform(
                lambda held, sought=currency: (held == sought).any()
            )
            held = frame["revenue_currency"]
            here = served & (held.isna() | (held == currency))
            parts.extend(
                _rates(frame[here], amount[here], (exposure, f"{unit} {currency}", str(currency)))
            )
    if not parts:
        return pd.DataFrame(columns=list(_COLUMNS))
    return pd.concat(parts, ignore_index=True)[list(_COLUMNS)]


def _rates(
    frame: pd.DataFrame, amount: pd.Series[float], named: tuple[str, str, str | None]
) -> list[pd.DataFrame]:
    usable = np.isfinite(amount) & (amount > 0)
    used = frame[usable].assign(amount=amount[usable])
    every = frame.groupby("customer")
    groups = used.groupby("customer")
    base = pd.DataFrame({"customer": sorted(frame["customer"].unique())})
    key = base["customer"]
    base["customer_name"] = key.map(every["customer_name"].first())
    base["exposure"], base["unit"], base["currency"] = named
    base["engagements"] = key.map(groups.size()).fillna(0).astype("int64")
    base["engagements_excluded"] = key.map(every.size()) - base["engagements"]
    base["amount"] = key.map(groups["amount"].sum()).fillna(0.0)
    return [_measured(base, used, measure) for measure in MEASURES] if len(base) else []


def _measured(base: pd.DataFrame, used: pd.DataFrame, measure: str) -> pd.DataFrame:
    table = base.assign(measure=measure)
    groups = used.groupby("customer")
    table["observed"] = table["customer"].map(groups[measure].sum()).fillna(0).astype("int64")
    exposed = table["amount"].where(table["amount"] > 0)
    low, high = poisson_limits(table["observed"])
    table["rate"] = table["observed"] / exposed
    table["rate_low"], table["rate_high"] = low / exposed, high / exposed
    kinds = used.groupby("engagement_type")
    predicted = used["engagement_type"].map(kinds[measure].sum() / kinds["amount"].sum())
    expected = (predicted * used["amount"]).groupby(used["customer"]).sum()
    table["expected"] = table["customer"].map(expected).where(table["amount"] > 0)
    table[["ratio", "ratio_low", "ratio_high"]] = np.nan
    known = (table["expected"] > 0).to_numpy()
    if known.any():
        shrunk = shrunk_ratios(table["observed"][known], table["expected"][known])
        found = np.column_stack([shrunk.value, shrunk.low, shrunk.high])
        table.loc[known, ["ratio", "ratio_low", "ratio_high"]] = found
    return table

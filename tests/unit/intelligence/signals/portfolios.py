"""Small portfolios for tests of signals."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from intelligence.quarters import quarter_range
from intelligence.signals.occurrences import Occurrences

QUARTERS = quarter_range("2024Q1", "2026Q4")


def portfolio(
    events: Iterable[tuple[str, int, int]],
    *,
    customers: int = 12,
    teams: int = 6,
    each: int = 4,
    themes: tuple[str, ...] | None = None,
) -> Occurrences:
    """Return engagements of customers that all work with all teams, active in every quarter.

    Engagement number n has customer ``n % customers`` and team ``n // customers % teams`` shifted
    by its customer. Events are (theme, engagement number, quarter number).
    """
    count = customers * each
    keys = [f"p{number}" for number in range(count)]
    engagements = pd.DataFrame(
        {
            "engagement": keys,
            "customer": [f"c{number % customers}" for number in range(count)],
            "customer_name": [f"Customer {number % customers}" for number in range(count)],
            "team": [f"t{(number // customers + number) % teams}" for number in range(count)],
            "active_quarters": len(QUARTERS),
        }
    )
    rows = [(theme, keys[at], QUARTERS[quarter], "Unknown") for theme, at, quarter in events]
    columns = ["theme_id", "engagement", "quarter", "phase"]
    found = pd.DataFrame(rows, columns=columns).drop_duplicates(ignore_index=True)
    active = pd.DataFrame(
        [(key, quarter) for key in keys for quarter in QUARTERS], columns=["engagement", "quarter"]
    )
    names = themes or tuple(dict.fromkeys(found["theme_id"]))
    return Occurrences(engagements, names, found, active, QUARTERS, dict.fromkeys(names, 0))

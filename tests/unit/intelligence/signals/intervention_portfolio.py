"""A portfolio in which something was done about a theme, for tests of interventions."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from intelligence.interventions.intervention import Action, Intervention, ScopePart
from intelligence.quarters import quarter_range
from intelligence.signals.occurrences import Occurrences

QUARTERS = quarter_range("2022Q1", "2025Q4")
START = date(2024, 4, 1)
DOCUMENTS = pd.DataFrame(
    {"date": ["2022-01-05", "2025-12-31"], "quarter": ["2022Q1", "2025Q4"], "engagement": None}
)


def action(*values: str, theme: str = "late", day: date = START) -> Action:
    """Return an action for engagement types, all of them by default."""
    parts = tuple(ScopePart("engagement_type", value) for value in values)
    return Action(theme, day, "Checklist", parts, "Head of delivery")


def intervention(*values: str, theme: str = "late", day: date = START) -> Intervention:
    """Return a registered action."""
    name = f"intervention-{'-'.join(values) or 'all'}"
    return Intervention(name, action(*values, theme=theme, day=day), "pmo", "2026-01-01T00:00:00")


def portfolio(
    ratio: float, seed: int = 1, units: int = 700, trend: float = 1.0, peak: float = 1.0
) -> Occurrences:
    """Return engagements of types A to E; type A's rate of theme ``late`` is 0.25, else 0.1.

    From `START` on that of A is ``ratio`` times as high; before, it moves by ``trend`` a year, and
    is ``peak`` times as high in the last four quarters.
    """
    draw = np.random.default_rng(seed)
    first = draw.integers(-4, len(QUARTERS), units)
    last = np.minimum(first + draw.integers(3, 7, units), len(QUARTERS) - 1)
    kind = draw.choice(list("ABCDE"), units, p=[0.3, 0.2, 0.2, 0.2, 0.1])
    names = [f"P{number}" for number in range(units)]
    start = QUARTERS.index("2024Q2")
    active, events = [], []
    for number, name in enumerate(names):
        for place in range(max(int(first[number]), 0), int(last[number]) + 1):
            active.append((name, QUARTERS[place]))
            rate = 0.1
            if kind[number] == "A":
                rate = 0.25 * (ratio if place >= start else trend ** ((place - start) / 4))
                rate *= peak if start - 4 <= place < start else 1.0
            if draw.random() < rate:
                events.append(("late", name, QUARTERS[place], "Test"))
    engagements = pd.DataFrame(
        {
            "engagement": names,
            "customer": [f"C{number}" for number in draw.integers(0, 60, units)],
            "engagement_type": kind,
            "team": "North",
        }
    ).assign(customer_name=lambda frame: frame["customer"])
    return Occurrences(
        engagements,
        ("late", "never"),
        pd.DataFrame(events, columns=["theme_id", "engagement", "quarter", "phase"]),
        pd.DataFrame(active, columns=["engagement", "quarter"]),
        QUARTERS,
        {},
    )

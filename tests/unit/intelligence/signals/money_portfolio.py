"""A portfolio whose theme costs eight points, for tests of money."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.occurrences import Occurrences, occurrences_of

POINTS = 8.0


def tables(count: int = 200, customers: int = 40, seed: int = 3) -> dict[str, pd.DataFrame]:
    """Return documents, findings, themes, engagements and customers.

    Theme ``costly`` takes `POINTS`; it shows more in type A, which loses four points by itself.
    Theme ``idle`` takes nothing; ``rare`` shows in five engagements.
    """
    draw = np.random.default_rng(seed)
    keys = [f"P{number}" for number in range(count)]
    kind = np.where(draw.random(count) < 0.5, "A", "B")
    costly = draw.random(count) < np.where(kind == "A", 0.45, 0.1)
    idle = draw.random(count) < 0.3
    lost = 2 + 4 * (kind == "A") + POINTS * costly + draw.normal(0, 3, count)
    currency = np.where(draw.random(count) < 0.5, "EUR", "GBP")
    revenue = draw.lognormal(12, 0.6, count)
    shown = {"costly": costly, "idle": idle, "rare": np.arange(count) < 5}
    rows = [(key, theme) for theme, flags in shown.items() for key in np.array(keys)[flags]]
    documents = pd.DataFrame(
        {
            "document_uid": [f"d{number}" for number in range(len(rows))],
            "engagement": [key for key, _ in rows],
            "quarter": "2026Q1",
            "phase": "Test",
            "date": "2026-03-31",
        }
    )
    findings = documents[["document_uid"]].assign(theme_id=[theme for _, theme in rows])
    engagements = pd.DataFrame(
        {
            "engagement": keys,
            "name": keys,
            "customer_key": [f"C{number % customers}" for number in range(count)],
            "engagement_type": kind,
            "team": draw.choice(["North", "South", "West"], count),
            "region": "DACH",
            "billing_model": "Fixed",
            "practice": "ERP",
            "status": "Completed",
            "start": "2025-01-15",
            "start_quarter": "2025Q1",
            "end": np.where(np.arange(count) % 2, "2025-11-30", "2026-01-31"),
            "end_quarter": np.where(np.arange(count) % 2, "2025Q4", "2026Q1"),
            "planned_hours": 1000.0,
            "actual_hours": 1000.0 * (1 + lost / 50),
            "revenue": revenue,
            "revenue_currency": currency,
            "planned_cost": revenue * 0.7,
            "planned_cost_currency": currency,
            "actual_cost": revenue * (0.7 + lost / 100),
            "actual_cost_currency": currency,
            "planned_margin": 0.3,
            "actual_margin": 0.3 - lost / 100,
        }
    )
    owners = pd.DataFrame({"customer_key": [f"C{number}" for number in range(customers)]})
    owners = owners.assign(name=owners["customer_key"], segment="Retail", region="DACH")
    themes = pd.DataFrame({"theme_id": ["costly", "idle", "rare"]})
    return {
        "documents": documents,
        "findings": findings,
        "engagements": engagements,
        "customers": owners,
        "themes": themes,
    }


def occurrences(found: dict[str, pd.DataFrame]) -> Occurrences:
    """Return the occurrences of such tables."""
    return occurrences_of(found)

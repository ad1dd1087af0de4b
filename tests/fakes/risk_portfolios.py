"""Portfolios for the risk model: a theme that one type of work shows, and others that all show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from intelligence.signals.occurrences import Occurrences
from tests.fakes.planted_occurrences import occurrences_from

TYPES = ("Cloud migration", "ERP finance", "Service desk")
#: Share of each type's engagements that show theme t0; t1 to t4 are shown by a fifth of all.
PLANTED = (0.75, 0.1, 0.1)


def risk_portfolio(
    count: int, seed: int = 0, statuses: Sequence[str] = ("active",) * 5
) -> tuple[Occurrences, dict[str, pd.DataFrame]]:
    """Return occurrences and tables of engagements of three types and six customers."""
    draw = np.random.default_rng(seed)
    kinds = draw.integers(0, len(TYPES), count)
    shows = draw.random((count, 5)) < 0.2
    shows[:, 0] = draw.random(count) < np.array(PLANTED)[kinds]
    attributes: Mapping[str, Sequence[str]] = {
        "engagement_type": [TYPES[kind] for kind in kinds],
        "customer": [f"C{number}" for number in draw.integers(0, 6, count)],
        "team": [f"Team {number}" for number in draw.integers(0, 4, count)],
    }
    occurrences = occurrences_from(attributes, shows)
    return occurrences, tables_for(occurrences, statuses)


def tables_for(
    occurrences: Occurrences, statuses: Sequence[str] | None = None
) -> dict[str, pd.DataFrame]:
    """Return the tables that the risk model reads beside occurrences."""
    keys = occurrences.engagements["engagement"]
    count, themes = len(keys), occurrences.themes
    days = [f"2025-{1 + row % 3:02d}-{1 + row % 28:02d}" for row in range(count)]
    engagements = pd.DataFrame(
        {"engagement": keys, "planned_hours": [200.0 + 10 * row for row in range(count)]}
    ).assign(start=days)
    named = {
        "theme_id": list(themes),
        "theme_key": [f"key_{theme}" for theme in themes],
        "name": [f"Theme {theme}" for theme in themes],
        "status": list(statuses or ["active"] * len(themes)),
    }
    return {"engagements": engagements, "themes": pd.DataFrame(named)}

"""Margin points as money."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.money_costs import costs_table

_THEMES = pd.DataFrame(
    {"theme_id": ["a", "b"], "points": [10.0, None], "low": [5.0, None], "high": [15.0, None]}
)
_FRAME = pd.DataFrame(
    {
        "revenue": [100.0, 300.0, 50.0, np.nan, -5.0, 80.0],
        "revenue_currency": ["EUR", "EUR", "USD", "EUR", "EUR", "XXX"],
    }
)
_SHOWS = np.ones((6, 2), dtype=bool)


def test_unknown_revenue_is_counted_and_an_untested_theme_has_no_cost() -> None:
    found = costs_table(_THEMES, _FRAME, _SHOWS, None)
    assert found["theme_id"].tolist() == ["a", "a"]
    euro = found.set_index("currency").loc["EUR"]
    assert (euro["engagements"], euro["without_revenue"]) == (2, 3)
    assert (euro["typical_cost"], euro["total_cost"]) == (20.0, 40.0)
    assert (euro["total_low"], euro["total_high"]) == (20.0, 60.0)


def test_theme_whose_engagements_have_no_revenue_has_no_row() -> None:
    assert costs_table(_THEMES, _FRAME.assign(revenue=np.nan), _SHOWS, None).empty

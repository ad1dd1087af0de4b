"""The signal tables that can claim something."""

from __future__ import annotations

import pandas as pd

from intelligence.evaluation.statistics.sample.claims import claims_of


def test_every_table_that_claims_are_read_from_is_made(told: dict[str, pd.DataFrame]) -> None:
    assert set(told) == {
        *("over_representation", "over_represented_pairs", "customer_signals", "theme_trends"),
        *("structure", "margins", "interventions"),
    }
    assert len(told["interventions"]) == 1
    assert claims_of(told, {})

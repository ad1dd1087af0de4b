"""Quarterly series."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.series import series_of

Tables = dict[str, pd.DataFrame]


def test_engagements_are_counted_once_a_quarter_and_theme(quarterly_tables: Tables) -> None:
    doubled = quarterly_tables["findings"]
    quarterly_tables["findings"] = pd.concat([doubled, doubled], ignore_index=True)
    found = series_of(occurrences_of(quarterly_tables), quarterly_tables)
    assert found.counts[0].tolist() == [*range(1, 13)]
    assert found.counts[1].tolist() == [3] * 12
    assert found.counts[2].sum() == 0
    assert found.exposure.tolist() == [12] * 12


def test_hours_are_spread_evenly_over_the_quarters_of_an_engagement(
    quarterly_tables: Tables,
) -> None:
    found = series_of(occurrences_of(quarterly_tables), quarterly_tables)
    assert found.hours.tolist() == [1200.0] * 12
    assert (found.timed == found.counts).all()


def test_hours_of_too_few_engagements_give_no_rate_per_hour(quarterly_tables: Tables) -> None:
    quarterly_tables["engagements"].loc[:4, "planned_hours"] = np.nan
    found = series_of(occurrences_of(quarterly_tables), quarterly_tables)
    assert np.isnan(found.hours).all()

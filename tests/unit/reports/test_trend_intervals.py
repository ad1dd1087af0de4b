"""Intervals of trend charts."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from intelligence.edition import Edition
from intelligence.signals.assemble import signal_tables
from reports.freeze import freeze
from reports.trend_intervals import charted, known_intervals
from tests.fakes.editions import fake_edition, older_edition


def _worked_out() -> Edition:
    """Return the fake edition with signals that follow from its tables."""
    edition = fake_edition()
    tables = {**edition.tables, **signal_tables(edition.tables)}
    return dataclasses.replace(edition, tables=tables)


def test_the_chart_has_the_interval_of_the_table_cell_for_cell() -> None:
    edition = _worked_out()
    table = edition.tables["trend_quarters"].query("not is_forecast")
    cells = table.set_index(["theme_id", "quarter"])
    compared = 0
    for theme in freeze(edition).all_shown:
        for point in theme.points:
            row = cells.loc[(theme.theme_id, point.quarter)]
            found = point.estimate
            assert found is not None
            assert (found.count, found.exposure) == (row["observed"], row["exposure"])
            assert (found.low, found.high) == (row["rate_low"], row["rate_high"])
            compared += 1
    assert compared > 50


def test_a_row_of_other_counts_is_not_taken() -> None:
    row = {"observed": 17.0, "exposure": 59.0, "rate_low": 1.0, "rate_high": 2.0}
    assert charted(17, 59, row) == dataclasses.replace(charted(17, 59, None), low=1.0, high=2.0)
    assert charted(16, 59, row) == charted(16, 59, None)


def test_without_a_table_the_interval_is_worked_out_in_the_same_way() -> None:
    assert known_intervals(older_edition()) == {}
    worked = {theme.theme_id: theme.points for theme in freeze(_worked_out()).all_shown}
    for theme in freeze(older_edition()).all_shown:
        for old, new in zip(theme.points, worked[theme.theme_id], strict=True):
            assert (old.estimate.low, old.estimate.high) == pytest.approx(
                (new.estimate.low, new.estimate.high), rel=1e-6
            )


def test_more_than_are_active_have_the_interval_of_a_count_and_no_unit_none() -> None:
    more = charted(5, 4, None)
    assert more is not None
    assert (more.low, more.high) == pytest.approx((40.59, 291.7), abs=0.1)
    assert charted(3, 0, None) is None


def test_an_edition_without_rows_knows_none() -> None:
    edition = fake_edition()
    empty = {**edition.tables, "trend_quarters": pd.DataFrame()}
    assert known_intervals(dataclasses.replace(edition, tables=empty)) == {}

"""Columns of signal tables with figure and interval in one cell."""

from __future__ import annotations

import math

import pytest

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.reading import signal_rows
from intelligence.signals.registry import SIGNALS
from reports.columns import Column, columns_of, filled, interval_said, scope_said
from tests.fakes.editions import fake_edition


@pytest.mark.parametrize("table", SIGNALS.values(), ids=lambda table: table.name)
def test_no_table_is_wider_than_a_reader_takes_in_and_no_end_stands_alone(
    table: SignalTable,
) -> None:
    columns = columns_of(table)
    assert len(columns) <= 10
    ends = {end.key for one in columns for end in (one.low, one.high) if end}
    assert not ends & {one.metric.key for one in columns}


@pytest.mark.parametrize("table", SIGNALS.values(), ids=lambda table: table.name)
def test_every_headline_figure_is_shown_by_itself_or_as_an_end(table: SignalTable) -> None:
    columns = columns_of(table)
    held = {one.key for c in columns for one in (c.metric, c.low, c.high) if one is not None}
    assert set(table.headline) <= held


def test_figure_that_has_an_interval_shows_it_though_the_headline_lists_no_ends() -> None:
    by_key = {column.metric.key: column for column in columns_of(SIGNALS["margins"])}
    assert by_key["naive"].low is not None
    assert by_key["naive"].low.key == "naive_low"


def test_cell_of_the_table_holds_the_figure_and_both_ends() -> None:
    table = SIGNALS["over_representation"]
    row = signal_rows(fake_edition().tables[table.name], table)[0]
    lift = next(column for column in columns_of(table) if column.metric.key == "lift")
    assert lift.said(row) == "0.50 x (0.25 to 1.00)"
    assert "90 % posterior interval" in lift.formula


def test_missing_figures_and_open_ends_are_said() -> None:
    share = Metric("share", "Share", Unit.SHARE, "of all")
    assert interval_said(share, None, 0.1, 0.2) == "-"
    assert interval_said(share, 0.25, 0.1, 0.4) == "25 % (10 to 40)"
    assert interval_said(share, 0.25, None, 0.4) == "25 % (40 or less)"
    assert interval_said(share, 0.25, None, None) == "25 %"
    assert interval_said(share, math.nan, None, None) == "-"


def test_columns_without_a_word_in_any_row_are_left_out() -> None:
    said, silent = (Column(Metric(key, key, Unit.NUMBER, "x")) for key in ("a", "b"))
    assert filled([said, silent], [{"a": None, "b": None}, {"a": 1.0, "b": None}]) == (said,)


def test_names_of_dimensions_are_words_and_their_values_stay() -> None:
    scope = "engagement_type: Data_lake; billing_model: a_b: c"
    assert scope_said(scope) == "engagement type: Data_lake; billing model: a_b: c"
    metric = SIGNALS["over_representation"].metrics["dimension"]
    assert Column(metric).said({"dimension": "engagement_type"}) == "engagement type"

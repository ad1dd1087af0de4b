"""The list of signal tables."""

from __future__ import annotations

import pytest

from intelligence.edition import SIGNAL_TABLES, TABLES
from intelligence.errors import UnknownSignal
from intelligence.metrics import Unit
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.registry import DEFAULT, SIGNALS, signal_table


def test_editions_keep_exactly_the_tables_that_are_listed() -> None:
    assert tuple(SIGNALS) == SIGNAL_TABLES
    assert set(SIGNALS) <= set(TABLES)
    assert signal_table(DEFAULT) is SIGNALS[DEFAULT]


def test_unknown_table_lists_those_there_are() -> None:
    with pytest.raises(UnknownSignal, match=r"no signal table 'margin'; there are .*margins"):
        signal_table("margin")


@pytest.mark.parametrize("table", SIGNALS.values(), ids=lambda table: table.name)
def test_each_table_can_be_shown(table: SignalTable) -> None:
    assert table.shown_first
    assert table.question.endswith("?")
    assert table.reading.endswith((".", ". "))
    assert (table.verdict is None) == (not table.noteworthy)
    if table.verdict is not None:
        assert table.metrics[table.verdict].unit is Unit.TEXT
    if table.picture is not None:
        drawn = (table.picture.value, table.picture.low, table.picture.high)
        assert all(table.metrics[key].is_number for key in drawn)
        assert all(key in table.metrics for key in table.picture.label)


@pytest.mark.parametrize("table", SIGNALS.values(), ids=lambda table: table.name)
def test_each_measure_says_what_it_is(table: SignalTable) -> None:
    for metric in table.columns:
        assert metric.name.strip(), metric.key
        assert metric.formula.strip(), metric.key
        assert metric.unit is not Unit.RATE or metric.exposure, metric.key

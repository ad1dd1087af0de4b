"""Every signal table of an edition, from its other tables."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

from intelligence.signals.assemble import SignalOptions, priorities, signal_tables, stored
from intelligence.signals.priority_weights import PriorityWeights
from intelligence.signals.registry import SIGNALS
from tests.fakes.editions import empty_edition, fake_edition


@cache
def _found() -> dict[str, pd.DataFrame]:
    return signal_tables(fake_edition().tables)


@pytest.mark.parametrize("name", list(SIGNALS))
def test_each_table_has_exactly_the_columns_that_it_is_said_to_have(name: str) -> None:
    assert set(_found()[name].columns) == set(SIGNALS[name].keys)


def test_nothing_is_worked_out_that_is_not_listed() -> None:
    assert set(_found()) == set(SIGNALS)


def test_verdicts_worth_attention_are_verdicts_that_exist() -> None:
    trends = _found()["theme_trends"]
    assert set(trends["verdict"]) - SIGNALS["theme_trends"].noteworthy <= {
        "no clear change",
        "new, no baseline",
        "too little data",
    }


#: Tables with a row of everything together, which says that there is nothing.
_OF_ALL = {"durations", "overruns", "forecast_errors"}


def test_edition_without_a_row_has_empty_tables() -> None:
    empty = signal_tables(empty_edition().tables)
    for name, table in SIGNALS.items():
        own = empty[name]
        if name in _OF_ALL:
            continue
        assert own.empty, name
        assert set(own.columns) <= set(table.keys)


def test_the_same_tables_give_the_same_signals_bit_for_bit() -> None:
    again = signal_tables(fake_edition().tables)
    for name, table in _found().items():
        pd.testing.assert_frame_equal(table, again[name], check_exact=True)


def test_other_weights_need_no_other_build() -> None:
    found, tables = _found(), fake_edition().tables
    only = SignalOptions(weights=PriorityWeights(1, 0, 0, 0, 0))
    ranked = priorities(found, tables, only)
    assert (ranked["breadth_contribution"].dropna() == 0).all()
    assert ranked["score"].dropna().is_monotonic_decreasing
    again = priorities(found, tables, SignalOptions())
    pd.testing.assert_frame_equal(stored(again), found["priorities"])


def test_priorities_rank_no_theme_that_was_taken_out_of_use() -> None:
    found, tables = _found(), fake_edition().tables
    first = found["priorities"]["theme_id"].iloc[0]
    themes = tables["themes"]
    status = themes["status"].mask(themes["theme_id"] == first, "retired")
    ranked = priorities(found, {**tables, "themes": themes.assign(status=status)}, SignalOptions())
    assert ranked.set_index("theme_id")["rank"].isna()[first]
    assert ranked["rank"].iloc[0] == 1


def test_figures_are_kept_to_eight_digits_whatever_their_size() -> None:
    kept = stored(pd.DataFrame({"a": [1 / 3, 1e9 / 3, 0.0, np.nan, 1e-12 / 3]}))["a"]
    assert kept.tolist()[:3] == [0.33333333, 333333330.0, 0.0]
    assert np.isnan(kept[3])
    assert kept[4] == pytest.approx(3.3333333e-13, rel=1e-12)

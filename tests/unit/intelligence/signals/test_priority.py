"""Priorities."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from intelligence.signals.controllability import Controllability
from intelligence.signals.priority import COMPONENTS, Priorities, priority_table
from intelligence.signals.priority_weights import PriorityScales, PriorityWeights

_STRUCTURE = pd.DataFrame(
    [
        ("a", "structural", 30, 8, 9),
        ("b", "local", 30, 1, 9),
        ("c", "too early", 2, 2, 9),
    ],
    columns=["theme_id", "verdict", "engagements", "replications", "replications_possible"],
)
_TRENDS = pd.DataFrame(
    [
        ("a", "rising", 1.8, 1.3, 2.5),
        ("b", "level", 1.4, 0.6, 3.0),
        ("c", "new, no baseline", None, None, None),
    ],
    columns=["theme_id", "verdict", "rate_ratio", "low", "high"],
)
_COSTS = pd.DataFrame(
    [("a", 6.0, 2.0, 10.0, "EUR"), ("b", 1.0, -3.0, 5.0, "EUR")],
    columns=["theme_id", "points", "low", "high", "currency"],
)


def _asked(weights: PriorityWeights | None = None, **own: Controllability) -> Priorities:
    return Priorities(
        150,
        weights or PriorityWeights(),
        PriorityScales(),
        own,
        {"a": "handover_gap", "b": "client_dependency"},
    )


def _table(asked: Priorities | None = None) -> pd.DataFrame:
    return priority_table(_STRUCTURE, asked or _asked(), _TRENDS, _COSTS).set_index("theme_id")


def test_score_is_the_sum_of_its_contributions() -> None:
    table = _table()
    parts = table[[f"{name}_contribution" for name in COMPONENTS]].sum(axis=1)
    assert table["score"].tolist() == parts.round(6).tolist()
    weights = table[[f"{name}_weight" for name in COMPONENTS]].sum(axis=1)
    assert weights.tolist() == pytest.approx([1, 1, 1])


def test_trend_and_cost_count_only_as_far_as_they_are_sure() -> None:
    table = _table()
    assert table.loc["b", "trend_value"] == 0.5
    assert table.loc["b", "cost_value"] == 0.0
    assert table.loc["b", "cost_raw"] == 1.0
    assert table.loc["a", "cost_value"] == pytest.approx(0.2)
    assert table.loc["a", "trend_value"] == pytest.approx(0.689, abs=1e-3)


def test_missing_component_is_said_and_counts_as_nothing_shown() -> None:
    table = _table()
    row = table.loc["c"]
    assert row["missing"] == "trend, cost, controllability"
    for name in COMPONENTS:
        assert row[f"{name}_weight"] == pytest.approx(table.loc["a", f"{name}_weight"])
    assert row["cost_contribution"] == 0
    assert row["trend_contribution"] == pytest.approx(0.15 * 0.5)
    others = table.loc[["a", "b"], "controllability_contribution"].astype(float).mean()
    assert row["controllability_contribution"] == pytest.approx(others, abs=1e-6)
    assert pd.isna(row["cost_value"])
    assert row["score_high"] - row["score_low"] > 0.5


def test_theme_does_not_rank_higher_for_what_is_not_known_of_it() -> None:
    """A theme of too few engagements for a cost once stood before one that surely cost nothing.

    The weight of its cost had been given to what it was high in.
    """
    one = _STRUCTURE.iloc[[0]]
    twins = pd.concat([one.assign(theme_id=name) for name in ("known", "unknown")])
    lost = pd.DataFrame([{"theme_id": "known", "points": 1.0, "low": -3.0, "high": 5.0}])
    asked = Priorities(150, PriorityWeights(), PriorityScales(), {}, {})
    table = priority_table(twins, asked, None, lost.assign(currency=None)).set_index("theme_id")
    assert table.loc["unknown", "score"] == table.loc["known", "score"]
    assert table.loc["unknown", "rank"] == table.loc["known", "rank"] == 1
    assert table.loc["unknown", "note"] == (
        "trend known of no theme: left out; cost not known: counted as none shown; "
        "controllability known of no theme: left out"
    )


def test_a_theme_that_was_taken_out_of_use_is_listed_and_not_ranked() -> None:
    """Once it could lead the ranking, against the person's word."""
    table = _table(replace(_asked(), retired=frozenset({"a"})))
    row = table.loc["a"]
    assert pd.isna(row["rank"])
    assert pd.isna(row["score"])
    assert row["note"] == "retired: it was taken out of use, so it is not ranked"
    assert pd.isna(row["missing"])
    assert table.index.tolist() == ["b", "c", "a"]
    assert table.loc[["b", "c"], "rank"].tolist() == [1, 2]
    assert table.loc[["b", "c"], "score"].tolist() == _table().loc[["b", "c"], "score"].tolist()


def test_absent_tables_are_missing_components() -> None:
    table = priority_table(_STRUCTURE, _asked())
    assert table["missing"].str.contains("trend, cost").all()


def test_score_lies_within_its_bounds() -> None:
    table = _table()
    assert (table["score_low"] <= table["score"] + 1e-6).all()
    assert (table["score"] <= table["score_high"] + 1e-6).all()


@pytest.mark.parametrize("name", ["a", "handover_gap"])
def test_own_controllability_goes_before_the_default_by_id_or_key(name: str) -> None:
    row = _table(_asked(**{name: Controllability(0.1, "decided elsewhere")})).loc["a"]
    assert row["controllability_value"] == 0.1
    assert row["controllability_reason"] == "decided elsewhere"


def test_two_currencies_are_not_mixed() -> None:
    costs = pd.concat([_COSTS, _COSTS.assign(currency="USD", low=1.0, high=20.0)])
    row = priority_table(_STRUCTURE, _asked(), _TRENDS, costs).set_index("theme_id").loc["a"]
    assert row["cost_raw_low"] == 2.0
    assert row["note"] == "cost is that of EUR; currencies are not mixed"


def test_equal_themes_have_equal_ranks() -> None:
    twins = pd.concat([_STRUCTURE.iloc[[0]], _STRUCTURE.iloc[[0]].assign(theme_id="z")])
    table = priority_table(twins, Priorities(150, PriorityWeights(), PriorityScales(), {}, {}))
    assert table["rank"].tolist() == [1, 1]


def test_weight_only_on_what_is_not_known_of_a_theme_counts_as_none_shown() -> None:
    """It was noted as counted, and had neither weight nor score."""
    table = _table(_asked(PriorityWeights(0, 0, 0, 1, 0)))
    row = table.loc["c"]
    assert (row["score"], row["score_low"], row["score_high"]) == (0.0, 0.0, 1.0)
    assert row["cost_weight"] == table.loc["a", "cost_weight"] == 1.0
    assert row["rank"] == table.loc["b", "rank"] == 2


def test_weight_only_on_what_is_known_of_no_theme_gives_no_score() -> None:
    table = priority_table(_STRUCTURE, _asked(PriorityWeights(0, 0, 0, 1, 0)))
    assert table["score"].isna().all()
    assert table["rank"].isna().all()


def test_no_theme_is_an_empty_table_and_no_engagement_no_frequency() -> None:
    assert priority_table(_STRUCTURE.iloc[:0], _asked()).empty
    empty = Priorities(0, PriorityWeights(), PriorityScales(), {}, {})
    assert priority_table(_STRUCTURE, empty)["missing"].str.contains("frequency").all()


def test_what_nobody_is_known_to_have_is_not_ranked_by_how_controllable_it_is() -> None:
    """One document without an engagement once put an unseen theme first, with .90."""
    unseen = _STRUCTURE.assign(engagements=[0, 30, 2], replications=[0, 1, 2])
    table = priority_table(unseen, _asked(), _TRENDS, _COSTS).set_index("theme_id")
    assert pd.isna(table.loc["a", "score"])
    assert pd.isna(table.loc["a", "rank"])
    assert table.index[-1] == "a"
    assert "no known engagement shows it" in table.loc["a", "note"]
    assert table.loc["b", "rank"] == 1

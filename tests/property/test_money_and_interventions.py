"""What must hold of money and interventions whatever the portfolio."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from intelligence.signals.intervention_panel import panel_of
from intelligence.signals.money import money_signals
from intelligence.statistics.did_rates import RatePanel, no_change_p, rate_change
from intelligence.statistics.ols import fit_ols
from intelligence.statistics.quantiles import quantile_with_limits
from tests.unit.intelligence.signals.intervention_portfolio import action, portfolio
from tests.unit.intelligence.signals.money_portfolio import occurrences, tables


def test_labels_without_meaning_have_uniform_p_values() -> None:
    panel = panel_of(portfolio(1.0, units=300), action("A"), "2025-12-31")
    draw = np.random.default_rng(2)
    units = np.unique(panel.rows.cluster)
    after = panel.after.astype(float)
    found = []
    for _ in range(200):
        chosen = draw.permutation(units)[: len(units) // 3]
        p = no_change_p(replace(panel.rows, treated=np.isin(panel.rows.cluster, chosen)), after)
        assert p is not None
        found.append(p)
    assert stats.kstest(found, "uniform").pvalue > 0.01


def test_margins_without_meaning_have_uniform_p_values() -> None:
    draw = np.random.default_rng(3)
    columns = np.column_stack([draw.random(120) < 0.3, np.ones(120), draw.normal(size=120)])
    clusters = np.repeat(np.arange(30), 4)
    found = [
        fit_ols(draw.normal(size=30)[clusters] + draw.normal(size=120), columns, clusters)
        for _ in range(200)
    ]
    assert stats.kstest([one.p_values()[0] for one in found], "uniform").pvalue > 0.01


def test_money_in_another_unit_changes_no_points() -> None:
    found = tables(count=120)
    before = money_signals(found, occurrences(found)).themes
    accounts = found["engagements"]
    accounts["revenue"] *= 1000
    accounts[["planned_cost", "actual_cost"]] *= 1000
    after = money_signals(found, occurrences(found)).themes
    assert np.allclose(
        after["points"].astype(float), before["points"].astype(float), equal_nan=True
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.booleans(), st.booleans(), st.integers(0, 5), st.integers(0, 9)),
        max_size=60,
    )
)
def test_any_panel_has_an_answer_in_order_or_none(
    rows: list[tuple[bool, bool, int, int]],
) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
    panel = RatePanel(
        np.array(columns[0], dtype=bool),
        np.array(columns[1], dtype=bool),
        np.array(columns[2], dtype=np.int64),
        np.array(columns[3], dtype=np.int64),
    )
    found = rate_change(panel, np.repeat([0.0, 1.0], 3))
    if found is not None:
        assert 0 <= found.low <= found.ratio + 1e-9
        assert found.ratio <= found.high + 1e-9
        assert 0 <= found.p <= 1


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60), st.floats(0.05, 0.95))
def test_quantile_lies_between_its_limits(values: list[float], share: float) -> None:
    found = quantile_with_limits(np.array(values), share)
    assert found is not None
    assert found.low <= found.value <= found.high

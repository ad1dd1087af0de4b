"""What must hold for customers of any portfolio."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.evaluation.statistics.customer_worlds import Planted, Recipe, customer_world
from intelligence.signals.customers.rates import rates_table
from intelligence.signals.customers.table import customers_table
from intelligence.signals.customers.verdicts import Verdict
from intelligence.statistics.funnel import INNER, funnel
from intelligence.statistics.rate_ratios import shrunk_ratios

_SMALL = Recipe(customers=12, teams=4, engagements=70, home=0.6)
_INDICES = ("excess_ratio", "delivery_ratio", "propensity_ratio")


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(Planted), st.sampled_from([1e-3, 90.0, 1e6]))
def test_unit_of_exposure_changes_no_index(seed: int, planted: Planted, unit: float) -> None:
    counts = customer_world(replace(_SMALL, planted=planted), seed).counts
    scaled = counts.engagements.assign(quarters=counts.engagements["quarters"] * unit)
    one = customers_table(counts).set_index("customer")
    other = customers_table(replace(counts, engagements=scaled)).set_index("customer")
    for name in _INDICES:
        difference = np.log(one[name] / other.loc[one.index, name])
        assert difference.abs().max() < 0.02


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_customer_without_events_hardly_moves_the_others(seed: int) -> None:
    counts = customer_world(_SMALL, seed).counts
    added = counts.engagements.iloc[[0]].assign(
        engagement="new", customer="Z", quarters=1.0, escalations=0, problems=0, findings=0
    )
    frame = pd.concat([counts.engagements, added], ignore_index=True)
    one = customers_table(counts).set_index("customer")
    other = customers_table(replace(counts, engagements=frame)).set_index("customer")
    for name in _INDICES:
        assert np.log(one[name] / other.loc[one.index, name]).abs().max() < 0.25
    changed = one["verdict"] != other.loc[one.index, "verdict"]
    # A verdict may turn only where its probability is at the rule's edge anyway.
    edge = one[["delivery_probability", "propensity_probability", "excess_probability"]]
    assert ((edge - 0.85).abs().min(axis=1)[changed] < 0.15).all()


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.permutations(range(12)))
def test_names_and_order_of_customers_do_not_matter(seed: int, order: list[int]) -> None:
    counts = customer_world(_SMALL, seed).counts
    names = {f"C{old:03d}": f"N{new:03d}" for old, new in enumerate(order)}
    turned = replace(
        counts,
        engagements=counts.engagements.assign(
            customer=counts.engagements["customer"].map(names)
        ).sample(frac=1, random_state=seed),
        escalations=counts.escalations.assign(customer=counts.escalations["customer"].map(names)),
        quarters={names[name]: count for name, count in counts.quarters.items()},
    )
    one = customers_table(counts).set_index("customer").rename(index=names)
    other = customers_table(turned).set_index("customer").loc[one.index]
    assert np.log(one["excess_ratio"] / other["excess_ratio"]).abs().max() < 0.02
    assert one["teams"].tolist() == other["teams"].tolist()


@given(st.lists(st.tuples(st.integers(0, 10**6), st.floats(1e-3, 1e6)), min_size=1, max_size=30))
def test_limits_and_intervals_are_ordered(pairs: list[tuple[int, float]]) -> None:
    observed, expected = np.array([pair[0] for pair in pairs]), np.array([p[1] for p in pairs])
    place = funnel(observed, expected)
    low, high = place.limits(INNER)
    assert ((low >= 0) & (low < 1) & (high > 1)).all()
    ratios = shrunk_ratios(observed, expected)
    if observed.any():
        assert (ratios.low <= ratios.high).all()


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 69))
def test_excluded_and_used_engagements_are_all_engagements(seed: int, gone: int) -> None:
    counts = customer_world(_SMALL, seed).counts
    frame = counts.engagements.copy()
    frame.loc[frame.index[:gone], ["hours", "revenue"]] = np.nan
    table = rates_table(replace(counts, engagements=frame))
    sizes = frame.groupby("customer").size()
    total = table["engagements"] + table["engagements_excluded"]
    assert (total == table["customer"].map(sizes)).all()


def test_every_verdict_has_a_reason() -> None:
    table = customers_table(customer_world(_SMALL, 1).counts)
    assert set(table["verdict"]) <= {verdict.value for verdict in Verdict}
    assert (table["reason"].str.len() > 0).all()

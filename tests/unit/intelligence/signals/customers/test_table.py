"""One row a customer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from intelligence.evaluation.statistics.customer_worlds import Planted, Recipe, customer_world
from intelligence.signals.customers.counts import Counts
from intelligence.signals.customers.table import customers_table
from intelligence.signals.customers.verdicts import Verdict

_RECIPE = Recipe(
    Planted.RELATIONSHIP,
    customers=30,
    teams=8,
    engagements=300,
    lift=6.0,
    escalations=2.0,
    problems=3.0,
    home=0.5,
)


@pytest.fixture(scope="module")
def counts() -> Counts:
    return customer_world(_RECIPE, 3).counts


@pytest.fixture(scope="module")
def table(counts: Counts) -> pd.DataFrame:
    return customers_table(counts)


def test_customer_that_escalates_for_little_is_a_relationship_problem(
    table: pd.DataFrame,
) -> None:
    ill = customer_world(_RECIPE, 3).planted
    verdicts = table.sort_values("customer")["verdict"].to_numpy()
    assert ill.sum() >= 2
    assert Verdict.RELATIONSHIP.value in set(verdicts[ill])
    assert Verdict.RELATIONSHIP.value not in set(verdicts[~ill])


def test_customer_whose_delivery_fails_is_not_called_a_relationship_problem() -> None:
    world = customer_world(replace(_RECIPE, planted=Planted.DELIVERY), 3)
    verdicts = customers_table(world.counts).sort_values("customer")["verdict"].to_numpy()
    assert Verdict.DELIVERY.value in set(verdicts[world.planted])
    assert Verdict.RELATIONSHIP.value not in set(verdicts)


def test_intervals_hold_their_ratio_and_ranks_their_middle(table: pd.DataFrame) -> None:
    for name in ("excess", "delivery", "propensity"):
        assert (table[f"{name}_low"] < table[f"{name}_ratio"]).all()
        assert (table[f"{name}_ratio"] < table[f"{name}_high"]).all()
    assert (table["rank_low"] <= table["rank"]).all()
    assert (table["rank"] <= table["rank_high"]).all()
    assert table["expected_of_mix"].sum() == pytest.approx(table["escalations"].sum())
    assert (table["funnel_low_998"] <= table["funnel_low_95"]).all()


def test_unit_of_exposure_does_not_matter(counts: Counts, table: pd.DataFrame) -> None:
    frame = counts.engagements.assign(quarters=counts.engagements["quarters"] * 2_160.0)
    scaled = customers_table(replace(counts, engagements=frame))
    assert scaled["verdict"].tolist() == table["verdict"].tolist()
    for name in ("excess_ratio", "delivery_ratio", "propensity_ratio", "funnel_ratio"):
        assert scaled[name].to_numpy() == pytest.approx(table[name].to_numpy(), rel=1e-3)


def test_customer_without_events_changes_no_verdict_of_others(
    counts: Counts, table: pd.DataFrame
) -> None:
    added = counts.engagements.iloc[[0]].assign(
        engagement="new", customer="Z", escalations=0, problems=0, told_by_escalations=0, findings=0
    )
    frame = pd.concat([counts.engagements, added], ignore_index=True)
    more = customers_table(replace(counts, engagements=frame)).set_index("customer")
    old = table.set_index("customer")
    shared = more.loc[old.index]
    assert shared["verdict"].tolist() == old["verdict"].tolist()
    moved = np.log(shared["excess_ratio"] / old["excess_ratio"]).abs()
    assert moved.max() < 0.05
    assert more.loc["Z", "verdict"] == Verdict.TOO_LITTLE.value


def test_one_very_loud_engagement_makes_no_verdict(counts: Counts, table: pd.DataFrame) -> None:
    calm = table[(table["verdict"] == Verdict.NEITHER.value) & (table["excess_ratio"] < 1)]
    name = calm["customer"].iloc[0]
    frame = counts.engagements.copy()
    row = frame.index[frame["customer"] == name][0]
    frame.loc[row, ["escalations", "problems"]] += 60
    loud = customers_table(replace(counts, engagements=frame)).set_index("customer")
    assert loud.loc[name, "verdict"] == Verdict.NEITHER.value


def test_teams_that_are_not_recorded_leave_customers_not_separable(counts: Counts) -> None:
    frame = counts.engagements.assign(team="Unknown")
    told = counts.escalations.assign(team="Unknown")
    table = customers_table(replace(counts, engagements=frame, escalations=told))
    apart = table["verdict"] == Verdict.INSEPARABLE.value
    silent = {Verdict.NEITHER.value, Verdict.TOO_LITTLE.value}
    assert set(table.loc[~apart, "verdict"]) <= silent
    assert apart.any()
    assert table.loc[apart, "reason"].str.contains("not recorded").all()


def test_engagements_without_exposure_are_left_out_and_counted(counts: Counts) -> None:
    frame = counts.engagements.copy()
    name = frame["customer"].iloc[0]
    own = frame.index[frame["customer"] == name]
    frame.loc[own[0], "quarters"] = 0.0
    frame.loc[own[1:2], "quarters"] = np.nan
    table = customers_table(replace(counts, engagements=frame)).set_index("customer")
    assert table.loc[name, "engagements_without_exposure"] == len(own[:2])
    assert np.isfinite(table["excess_ratio"]).all()


def test_customer_without_any_exposure_is_listed_and_moves_no_other(
    counts: Counts, table: pd.DataFrame
) -> None:
    idle = counts.engagements.iloc[:1].assign(
        engagement="none", customer="Ghost", customer_name="Ghost Ltd", quarters=0.0
    )
    frame = pd.concat([counts.engagements, idle], ignore_index=True)
    found = customers_table(replace(counts, engagements=frame))
    row = found.iloc[-1]
    assert (row["customer"], row["customer_name"]) == ("Ghost", "Ghost Ltd")
    assert (row["engagements"], row["engagements_without_exposure"]) == (0, 1)
    assert row["verdict"] == Verdict.TOO_LITTLE.value
    assert row["reason"] == "no exposure: 1 engagement, active in no quarter"
    pd.testing.assert_frame_equal(found.iloc[:-1], table, check_dtype=False)


def test_customers_are_listed_where_none_has_exposure(counts: Counts) -> None:
    """Of undated documents no quarter is known, and the build died of the empty table."""
    idle = counts.engagements.assign(quarters=np.nan)
    found = customers_table(replace(counts, engagements=idle))
    assert len(found) == counts.engagements["customer"].nunique()
    assert set(found["verdict"]) == {Verdict.TOO_LITTLE.value}
    assert found["reason"].str.startswith("no exposure: ").all()


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_few_customers_are_not_compared(counts: Counts, kept: int) -> None:
    names = sorted(counts.engagements["customer"].unique())[:kept]
    frame = counts.engagements[counts.engagements["customer"].isin(names)]
    table = customers_table(replace(counts, engagements=frame))
    assert table["verdict"].tolist() == [Verdict.TOO_LITTLE.value] * kept
    assert table["excess_ratio"].isna().all()


def test_portfolio_without_escalations_or_problems_says_so(counts: Counts) -> None:
    silent = counts.engagements.assign(escalations=0)
    table = customers_table(
        replace(counts, engagements=silent, escalations=counts.escalations.iloc[:0])
    )
    assert set(table["verdict"]) == {Verdict.TOO_LITTLE.value}
    unthemed = counts.engagements.assign(problems=0)
    table = customers_table(replace(counts, engagements=unthemed))
    assert table["reason"].str.contains("delivery cannot be judged").any()


def test_huge_counts_are_borne(counts: Counts) -> None:
    frame = counts.engagements.copy()
    frame[["escalations", "problems"]] *= 1_000_000
    table = customers_table(replace(counts, engagements=frame))
    assert np.isfinite(table[["excess_ratio", "delivery_ratio", "propensity_ratio"]]).all(axis=None)

"""Every customer with its indices, place in the funnel and verdict: one flat table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.signals.customers.counts import Counts
from intelligence.signals.customers.model import (
    Index,
    Work,
    exposed_index,
    propensity_index,
)
from intelligence.signals.customers.verdicts import Reading, Rule, Standing, Verdict, verdict
from intelligence.statistics.funnel import INNER, OUTER, funnel

Array = NDArray[np.float64]

#: What of an engagement is its kind of work.
MIX = ("engagement_type", "phase")

_QUARTERS_A_YEAR = 4
_DRAWS = 2_000
_SEED = 5


@dataclass(frozen=True)
class Indices:
    """The models of one portfolio; an index is None where there was nothing to fit."""

    names: pd.Index[str]
    work: Work
    expected_of_mix: Array
    excess: Index | None
    delivery: Index | None
    propensity: Index | None


def customers_table(counts: Counts, rule: Rule | None = None) -> pd.DataFrame:
    """Return one row a customer with engagements, most excess escalations first.

    Engagements without a quarter in the portfolio have no exposure: they are left out and counted
    in ``engagements_without_exposure``. A customer that has no others is listed and not compared.
    """
    rule = rule or Rule()
    frame = counts.engagements
    used = frame[np.isfinite(frame["quarters"]) & (frame["quarters"] > 0)]
    indices = _indices(used, rule)
    table = _described(counts, used, indices.names)
    for name in ("excess", "delivery", "propensity"):
        _add_index(table, name, getattr(indices, name))
    _add_yearly(table)
    _add_rank(table, indices.excess)
    _add_funnel(table, indices)
    verdicts = [
        verdict(_standing(table.iloc[at].to_dict(), indices, at), rule) for at in range(len(table))
    ]
    # Of no customer a list is a column of numbers, in which no words can be put.
    table["verdict"] = pd.Series([found.value for found, _ in verdicts], dtype="object")
    table["reason"] = pd.Series([reason for _, reason in verdicts], dtype="object")
    return _with_unexposed(table, counts, used).sort_values(
        ["excess_probability", "customer"], ascending=[False, True], ignore_index=True
    )


def _indices(used: pd.DataFrame, rule: Rule) -> Indices:
    customers, names = pd.factorize(used["customer"], sort=True)
    teams, _ = pd.factorize(used["team"].where(used["team"] != UNKNOWN), sort=True)
    exposure = used["quarters"].to_numpy(dtype=np.float64)
    work = Work(customers, len(names), teams, _mix(used), exposure)
    escalations = used["escalations"].to_numpy(dtype=np.float64)
    problems = used["problems"].to_numpy(dtype=np.float64)
    enough = len(names) >= rule.customers
    excess = exposed_index(work, escalations) if enough and escalations.any() else None
    delivery = exposed_index(work, problems) if enough and problems.any() else None
    propensity = None
    if excess is not None and delivery is not None:
        propensity = propensity_index(work, escalations, problems, delivery)
    return Indices(names, work, _of_mix(work, escalations, excess), excess, delivery, propensity)


def _mix(used: pd.DataFrame) -> Array:
    parts = [np.zeros((len(used), 0))]
    for name in MIX:
        codes, kinds = pd.factorize(used[name], sort=True)
        if len(kinds) > 1:
            parts.append(np.eye(len(kinds))[codes])
    return np.hstack(parts)


def _of_mix(work: Work, escalations: Array, excess: Index | None) -> Array:
    """Return the escalations that kind of work and exposure alone predict, of the same total."""
    if excess is None:
        return np.zeros(work.customer_count)
    kinds = np.column_stack([np.ones(len(work.exposure)), work.mix])
    means = work.exposure * np.exp(kinds @ excess.fit.coefficients)
    return work.total(means) * float(escalations.sum() / means.sum())


def _described(counts: Counts, used: pd.DataFrame, names: pd.Index[str]) -> pd.DataFrame:
    every = counts.engagements.groupby("customer")
    groups = used.groupby("customer")
    known = used[used["team"] != UNKNOWN].groupby("customer")["team"].nunique()
    table = pd.DataFrame({"customer": names})
    key = table["customer"]
    table["customer_name"] = key.map(every["customer_name"].first())
    table["engagements"] = _whole(key, groups.size())
    table["engagements_without_exposure"] = _whole(key, every.size()) - table["engagements"]
    table["engagement_quarters"] = key.map(groups["quarters"].sum()).astype("float64")
    spans = pd.Series(counts.quarters, dtype="float64")
    table["years"] = key.map(spans).astype("float64") / _QUARTERS_A_YEAR
    table["teams"] = _whole(key, known)
    for name in ("escalations", "problems", "told_by_escalations", "findings"):
        table[name] = _whole(key, groups[name].sum())
    loose = pd.Series(counts.without_engagement, dtype="float64")
    table["escalations_without_engagement"] = _whole(key, loose)
    told = counts.escalations[counts.escalations["engagement"].isin(used["engagement"])]
    for name in ("team", "phase", "quarter"):
        sizes = told[told[name] != UNKNOWN].groupby("customer")[name].nunique()
        table[f"escalated_{name}s"] = _whole(key, sizes)
    return table


def _with_unexposed(table: pd.DataFrame, counts: Counts, used: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the customers of which no engagement has exposure."""
    _, names = pd.factorize(counts.engagements["customer"], sort=True)
    every = _described(counts, used, names)
    found = every.merge(table[["customer", *table.columns.difference(every.columns)]], how="left")
    alone = found["verdict"].isna()
    found.loc[alone, "verdict"] = Verdict.TOO_LITTLE.value
    found.loc[alone, "reason"] = [
        f"no exposure: {count} engagement{'' if count == 1 else 's'}, active in no quarter"
        for count in found.loc[alone, "engagements_without_exposure"]
    ]
    return found[[*table.columns]]


def _whole(key: pd.Series[str], values: pd.Series[Any]) -> pd.Series[int]:
    """Return a whole number for each customer, zero where there is none."""
    return key.map(values).astype("float64").fillna(0).astype("int64")


def _add_index(table: pd.DataFrame, name: str, index: Index | None) -> None:
    for column in ("expected", "ratio", "low", "high", "probability", "without_largest"):
        table[f"{name}_{column}"] = np.nan if index is None else getattr(index, column)
    table[f"{name}_detectable"] = np.nan if index is None else index.detectable


def _add_yearly(table: pd.DataFrame) -> None:
    years = table["years"].where(table["years"] > 0)
    for column in ("ratio", "low", "high"):
        suffix = "" if column == "ratio" else f"_{column}"
        more = table["excess_expected"] * (table[f"excess_{column}"] - 1)
        table[f"excess_per_year{suffix}"] = more / years


def _add_rank(table: pd.DataFrame, excess: Index | None) -> None:
    """Add the rank by shrunk ratio, 1 the highest, with its 90 % interval."""
    if excess is None:
        table[["rank", "rank_low", "rank_high"]] = np.nan
        return
    spread = excess.fit.covariance[excess.fit.places(0), excess.fit.places(0)]
    draws = np.random.default_rng(_SEED).multivariate_normal(
        excess.log_ratio, spread, _DRAWS, method="eigh", check_valid="ignore"
    )
    ranks = (-draws).argsort(axis=1).argsort(axis=1) + 1
    table["rank"] = np.quantile(ranks, 0.5, axis=0).round()
    table["rank_low"] = np.quantile(ranks, 0.05, axis=0, method="lower")
    table["rank_high"] = np.quantile(ranks, 0.95, axis=0, method="higher")


def _add_funnel(table: pd.DataFrame, indices: Indices) -> None:
    place = funnel(table["escalations"], indices.expected_of_mix)
    table["expected_of_mix"] = indices.expected_of_mix
    table["funnel_ratio"] = place.ratio
    table["funnel_score"] = place.score
    table["funnel_spread"] = place.spread
    for tail, name in ((INNER, "95"), (OUTER, "998")):
        low, high = place.limits(tail)
        table[f"funnel_low_{name}"] = low
        table[f"funnel_high_{name}"] = high


def _standing(row: Mapping[Any, Any], indices: Indices, at: int) -> Standing:
    return Standing(
        len(indices.names),
        row["engagements"],
        row["teams"],
        row["escalated_teams"],
        row["escalated_phases"],
        row["escalated_quarters"],
        row["expected_of_mix"],
        _reading(indices.excess, at),
        _reading(indices.delivery, at),
        _reading(indices.propensity, at),
    )


def _reading(index: Index | None, at: int) -> Reading | None:
    if index is None:
        return None
    return Reading(
        int(index.observed[at]),
        *(
            float(getattr(index, name)[at])
            for name in (
                "expected",
                "ratio",
                "low",
                "high",
                "probability",
                "without_largest",
                "detectable",
            )
        ),
    )

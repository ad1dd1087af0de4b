"""Says of each theme whether it is structural or local, by components that can be looked at.

The unit is the engagement that shows the theme. The ranking goes by verdict, then by independent
replications, then by how many customers and quarters: a customer adds at most one replication and
one customer to it, however loud it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.proportions import Estimate
from intelligence.signals.losses import Losses, losses_of
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.structure_rule import (
    RULE,
    Components,
    Loudest,
    Replicated,
    Structure,
    StructureRule,
)
from intelligence.statistics.concentration import Concentration, concentration
from intelligence.statistics.matching import ChanceReplications, replications
from intelligence.statistics.persistence import Persistence, persistence
from intelligence.statistics.share_of_sum import shares_of_sum

#: The order of a ranking: the greater the higher, verdicts as they stand in `Structure`.
_RANKED = ("replications", "replications_beyond", "customers", "quarters")

_COLUMNS = (
    *("theme_id", "rank", "verdict", "why", "engagements", "unplaced", "undated"),
    *("customers", "teams", "quarters", "replications", "replications_beyond"),
    *("replications_expected", "replications_low", "replications_high", "replications_possible"),
    *("breadth", "largest_customer", "largest_customer_share", "customer_concentration"),
    *("customer_concentration_low", "customer_concentration_high", "largest_team"),
    *("largest_team_share", "team_concentration", "team_concentration_low"),
    *("team_concentration_high", "quarters_possible", "quarters_expected", "persistence"),
    *("persistence_low", "persistence_high", "cost_share", "cost_share_low", "cost_share_high"),
    *("cost_amount", "cost_currency", "cost_measure", "cost_engagements"),
    *("cost_other_currencies", "cost_unknown", "note"),
)


@dataclass(frozen=True)
class _Portfolio:
    """The engagements as codes, in the order of the edition; -1 is unknown."""

    customers: NDArray[np.int64]
    teams: NDArray[np.int64]
    exposure: NDArray[np.float64]
    by_quarter: NDArray[np.float64]
    names: tuple[pd.Index, pd.Index]
    customer_names: Sequence[str]
    possible: int
    chance: Callable[[int], NDArray[np.int64]]


def structure_table(
    occurrences: Occurrences, losses: Losses | None = None, rule: StructureRule = RULE
) -> pd.DataFrame:
    """Return one row a theme, best ranked first; equal themes have equal ranks.

    Args:
        occurrences: which engagement shows which theme.
        losses: of the same engagements, in their order; None where no money is known.
        rule: the limits of the verdicts.

    """
    portfolio = _portfolio(occurrences)
    losses = losses or losses_of(occurrences.engagements[["engagement"]])
    shares = shares_of_sum(losses.amounts, occurrences.shows)
    rows = [
        _row(occurrences, portfolio, place, rule) | _cost(losses, occurrences.shows[:, place], cost)
        for place, cost in zip(range(len(occurrences.themes)), shares, strict=True)
    ]
    return _ranked(pd.DataFrame(rows, columns=list(_COLUMNS)))


def _portfolio(occurrences: Occurrences) -> _Portfolio:
    known = occurrences.engagements
    customers, customer_names = pd.factorize(known["customer"].where(known["customer"] != UNKNOWN))
    teams, team_names = pd.factorize(known["team"].where(known["team"] != UNKNOWN))
    exposure = known["active_quarters"].to_numpy(dtype=np.float64)
    # Without any date nothing tells exposures apart; what shows a theme was exposed to it.
    if not exposure.any():
        exposure = np.ones(len(known))
    exposure = np.where(occurrences.shows.any(axis=1), np.maximum(exposure, 1.0), exposure)
    counts = occurrences.active.groupby("quarter")["engagement"].nunique()
    by_quarter = counts.reindex(list(occurrences.quarters), fill_value=0)
    placed = np.flatnonzero((customers >= 0) & (teams >= 0))
    drawn = ChanceReplications(customers[placed], teams[placed], exposure[placed])
    return _Portfolio(
        customers=customers,
        teams=teams,
        exposure=exposure,
        by_quarter=np.asarray(by_quarter, dtype=np.float64),
        names=(pd.Index(customer_names), pd.Index(team_names)),
        customer_names=_called(known, pd.Index(customer_names)),
        possible=replications(customers, teams),
        chance=cache(drawn.of),
    )


def _row(
    occurrences: Occurrences, portfolio: _Portfolio, place: int, rule: StructureRule
) -> dict[str, Any]:
    theme = occurrences.themes[place]
    shown = np.flatnonzero(occurrences.shows[:, place])
    customers, teams = portfolio.customers[shown], portfolio.teams[shown]
    events = occurrences.events[occurrences.events["theme_id"] == theme]
    pairs = events[["engagement", "quarter"]].drop_duplicates()
    counts = pairs["quarter"].value_counts().reindex(list(occurrences.quarters), fill_value=0)
    found = Components(
        replicated=_replicated(portfolio, customers, teams),
        by_customer=concentration(customers, portfolio.customers, portfolio.exposure),
        by_team=concentration(teams, portfolio.teams, portfolio.exposure),
        persistence=persistence(counts.to_numpy(np.int64), portfolio.by_quarter),
        customer=_loudest_named(customers, portfolio.customer_names),
        team=_loudest_named(teams, [str(name) for name in portfolio.names[1]]),
    )
    verdict, why = rule.judge(found)
    unplaced = int(np.count_nonzero((customers < 0) | (teams < 0)))
    undated = len(set(events["engagement"])) - len(
        set(events[events["quarter"].isin(occurrences.quarters)]["engagement"])
    )
    return {
        "theme_id": theme,
        "verdict": verdict.value,
        "why": why,
        "engagements": len(shown),
        "unplaced": unplaced,
        "undated": undated,
        "customers": len(set(customers[customers >= 0].tolist())),
        "teams": len(set(teams[teams >= 0].tolist())),
        "note": _note(len(shown), unplaced, undated, occurrences.unlinked.get(theme, 0)),
        **_told_replications(found.replicated, portfolio.possible),
        **_told_concentration("customer", found.by_customer, portfolio.names[0]),
        **_told_concentration("team", found.by_team, portfolio.names[1]),
        **_told_persistence(found.persistence),
    }


def _replicated(
    portfolio: _Portfolio, customers: NDArray[np.int64], teams: NDArray[np.int64]
) -> Replicated:
    placed = (customers >= 0) & (teams >= 0)
    customers, teams = customers[placed], teams[placed]
    if not len(customers):
        return Replicated(0, 0, 0.0, 0.0, 0.0)
    by_chance = portfolio.chance(len(customers))
    low, high = np.quantile(by_chance, (0.025, 0.975))
    beyond = min(
        replications(customers[rest], teams[rest])
        for rest in (customers != _loudest(customers), teams != _loudest(teams))
    )
    return Replicated(
        replications(customers, teams), beyond, float(by_chance.mean()), float(low), float(high)
    )


def _called(known: pd.DataFrame, keys: pd.Index) -> Sequence[str]:
    """Return the names that customers go by, their keys where they have none."""
    named = known.get("customer_name", known["customer"])
    names = dict(zip(known["customer"], named, strict=True))
    return [str(key if names[key] == UNKNOWN else names[key]) for key in keys]


def _loudest_named(codes: NDArray[np.int64], names: Sequence[str]) -> Loudest | None:
    held = codes[codes >= 0]
    if not len(held):
        return None
    loudest = _loudest(held)
    return Loudest(names[loudest], int(np.count_nonzero(held == loudest)), len(held))


def _loudest(codes: NDArray[np.int64]) -> int:
    return int(np.bincount(codes).argmax())


def _told_replications(found: Replicated, possible: int) -> dict[str, Any]:
    return {
        "replications": found.count,
        "replications_beyond": found.beyond,
        "replications_expected": round(found.expected, 2) if found.count else None,
        "replications_low": found.low if found.count else None,
        "replications_high": found.high if found.count else None,
        "replications_possible": possible,
        "breadth": round(found.breadth, 4) if found.count else None,
    }


def _told_concentration(name: str, found: Concentration | None, names: pd.Index) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        f"largest_{name}": names[found.largest],
        f"largest_{name}_share": round(found.largest_share, 4),
        f"{name}_concentration": round(found.value, 4),
        f"{name}_concentration_low": round(found.low, 4),
        f"{name}_concentration_high": round(found.high, 4),
    }


def _told_persistence(found: Persistence | None) -> dict[str, Any]:
    if found is None:
        return {"quarters": 0}
    return {
        "quarters": found.quarters,
        "quarters_possible": found.possible,
        "quarters_expected": round(found.expected, 2),
        "persistence": round(found.ratio, 4),
        "persistence_low": round(found.ratio_low, 4),
        "persistence_high": round(found.ratio_high, 4),
    }


def _cost(losses: Losses, shows: NDArray[np.bool_], share: Estimate | None) -> dict[str, Any]:
    known = ~np.isnan(losses.amounts)
    elsewhere = losses.other_currencies
    counted = {
        "cost_engagements": int(np.count_nonzero(shows & known)),
        "cost_other_currencies": int(np.count_nonzero(shows & elsewhere)),
        "cost_unknown": int(np.count_nonzero(shows & ~known & ~elsewhere)),
        "cost_currency": losses.currency,
        "cost_measure": losses.measure,
    }
    if share is None:
        return counted
    return counted | {
        "cost_share": round(share.value, 4),
        "cost_share_low": round(share.low, 4),
        "cost_share_high": round(share.high, 4),
        "cost_amount": round(float(losses.amounts[shows & known].sum()), 2),
    }


def _note(engagements: int, unplaced: int, undated: int, unlinked: int) -> str | None:
    said = []
    if not engagements:
        said.append("no known engagement shows it")
    if unplaced:
        said.append(f"{unplaced} engagements of unknown customer or team are no replication")
    if undated:
        said.append(f"{undated} engagements show it in no known quarter")
    if unlinked:
        said.append(f"{unlinked} documents of no known engagement are not counted")
    return "; ".join(said) or None


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    order = {verdict.value: place for place, verdict in enumerate(Structure)}
    keys = [
        (order[verdict], *(-value for value in values))
        for verdict, values in zip(
            table["verdict"], table[list(_RANKED)].itertuples(index=False), strict=True
        )
    ]
    better = {key: sum(other < key for other in keys) for key in set(keys)}
    table["rank"] = [better[key] + 1 for key in keys]
    return table.sort_values(["rank", "theme_id"], ignore_index=True, kind="stable")

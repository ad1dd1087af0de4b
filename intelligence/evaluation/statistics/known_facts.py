"""Whether facts that are known of public corpora come out of the signals without being told.

Human labels stand for themes, so nothing but the statistics is asked. Pipeline incidents: an
incident is an engagement of one quarter, the operator its customer, the kind of system its type,
the state its region. How much pipe an operator has is not known: what is exposed is the operator's
incidents, and a rate is the share of incidents that have the cause. Requirements survey: a
respondent is an engagement that shows the problems named; there is no time and no customer.

What is known was found in the same labels by plain tests of tables (lift and Fisher's test), not by
the methods that are asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from intelligence.errors import UnusableLabels
from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.statistics.labelled_portfolio import Columns, portfolio_of
from intelligence.evaluation.tables import Cell, Outcome, Spread, Table
from intelligence.proportions import wilson_of
from intelligence.signals.claims import LEVEL
from intelligence.signals.customers.counts import counts_of
from intelligence.signals.customers.table import customers_table
from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.over_representation import over_representation
from intelligence.signals.trends import TrendTables, trends_of

INCIDENTS = "phmsa_pipeline_incidents/records.csv"
SURVEY = "napire/causes_2018.csv"
_ALL = "all kinds"
#: The kind whose operators are given verdicts, and whose causes are shuffled.
_CUSTOMERS_OF = "gas distribution"


@dataclass(frozen=True, slots=True)
class Excess:
    """A fact that is known: a cause in excess at an operator, told by its lasting identity."""

    name: str
    theme: str
    operator: str


@dataclass(frozen=True, slots=True)
class Peak:
    """A fact that is known: a cause that stood out in a year."""

    theme: str
    year: str


EXCESSES = (
    Excess("NICOR", "OTHER OUTSIDE FORCE DAMAGE", "13710"),
    Excess("ENSTAR", "OTHER OUTSIDE FORCE DAMAGE", "4483"),
)
PEAKS = (Peak("NATURAL FORCE DAMAGE", "2005"),)
#: Dimensions of the survey on which the problems named do not depend, with the p of plain tables.
NULLS = {"distributed": 0.99, "customer_relationship": 0.95, "system_type": 0.80}

_INCIDENT_COLUMNS = Columns(
    "record_id",
    "cause",
    "operator_id",
    "operator",
    "date",
    {"engagement_type": "system_kind", "region": "state"},
    "significant",
)
_MOVED = ("new", "back again", "rising", "falling", "level change", "seasonal")


@dataclass(frozen=True)
class Looked:
    """One set of incidents with what the signals say of it."""

    kind: str
    incidents: int
    cells: pd.DataFrame
    trends: TrendTables


def evaluate_known_facts(folder: Path, replicates: int, seed: int) -> Outcome:
    """Return what is claimed, whether the known facts are among it, and what nulls claim.

    Args:
        folder: of public corpora.
        replicates: tables of shuffled labels.
        seed: of the first of them.

    Raises:
        UnusableLabels: when neither corpus is in the folder.

    """
    there = [file for file in (INCIDENTS, SURVEY) if (folder / file).is_file()]
    if not there:
        message = f"{folder.name}/ holds neither {INCIDENTS} nor {SURVEY}"
        raise UnusableLabels(message)
    tables: list[Table] = []
    if INCIDENTS in there:
        rows = pd.read_csv(folder / INCIDENTS, dtype={"operator_id": str}, low_memory=False)
        looked = [look(kind, part) for kind, part in _kinds(rows)]
        tables += [
            _claims(looked),
            _facts(looked),
            _customers(rows),
            _shuffled(rows, replicates, seed),
        ]
    if SURVEY in there:
        tables.append(_survey(pd.read_csv(folder / SURVEY)))
    return Outcome("known facts", ", ".join(there), {}, tuple(tables))


def look(kind: str, rows: pd.DataFrame) -> Looked:
    """Ask the signals about incidents."""
    tables = portfolio_of(rows, _INCIDENT_COLUMNS)
    occurrences = occurrences_of(tables)
    cells = over_representation(occurrences)
    return Looked(kind, len(rows), cells, trends_of(occurrences, tables))


def _kinds(rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    yield _ALL, rows
    for kind in sorted(rows["system_kind"].unique()):
        yield kind, rows[rows["system_kind"] == kind]


def _claims(looked: Sequence[Looked]) -> Table:
    told: list[tuple[Cell, ...]] = []
    for one in looked:
        cells = one.cells
        by_dimension = cells[cells["q_value"] <= LEVEL]["dimension"].value_counts()
        themes = one.trends.themes
        told.append(
            (
                one.kind,
                one.incidents,
                int(cells["q_value"].notna().sum()),
                *(
                    int(by_dimension.get(name, 0))
                    for name in ("customer", "engagement_type", "region")
                ),
                int(themes["verdict"].isin(_MOVED).sum()),
                int((themes["peak_q"] <= LEVEL).sum()),
                len(themes),
            )
        )
    columns = (
        *("Incidents of", "incidents", "cells tested", "operators", "kinds", "states"),
        *("moved", "past peaks", "causes"),
    )
    note = (
        "Claimed at a false discovery rate of 10 % of each dimension. Over all kinds, kind and "
        "state are adjusted for; the files cover other years for each kind, so trends are told "
        "within kind."
    )
    return Table("What is claimed of pipeline incidents", columns, tuple(told), (note,))


def _facts(looked: Sequence[Looked]) -> Table:
    told = [_excess(fact, one) for fact in EXCESSES for one in looked]
    told += [_peak(fact, one) for fact in PEAKS for one in looked]
    columns = (
        *("Known", "incidents of", "claimed", "rank", "of claims", "observed"),
        *("expected", "lift or peak ratio", "q", "not separable from"),
    )
    notes = (
        (
            "Rank by p-value among the claims of the dimension, of all causes; of a peak, among "
            "the past peaks claimed. Lifts have 90 % intervals, shrunk; peak ratios exact 95 % "
            "ones, which do not make up for the highest window having been chosen."
        ),
        "An operator that is nearly all of its state cannot be told from it, and this is said.",
    )
    return Table("Known facts", columns, tuple(row for row in told if row), notes)


def _excess(fact: Excess, one: Looked) -> tuple[Cell, ...] | None:
    ours = one.cells[one.cells["dimension"] == "customer"].sort_values("p_value", kind="stable")
    claims = ours[ours["q_value"] <= LEVEL]
    cell = ours[(ours["value_key"] == fact.operator) & (ours["theme_id"] == fact.theme)]
    if cell.empty:
        return None
    row = cell.iloc[0]
    claimed = bool(row["q_value"] <= LEVEL)
    rank = 1 + list(claims.index).index(cell.index[0]) if claimed else None
    return (
        f"{fact.theme.lower()} at {fact.name}",
        one.kind,
        "yes" if claimed else f"no: {row['status']}",
        rank,
        len(claims),
        int(row["observed"]),
        float(row["expected"]),
        Spread(float(row["lift"]), float(row["lift_low"]), float(row["lift_high"]), 1),
        _scientific(row["q_value"]),
        ", ".join(row["confounded_with"]) or None,
    )


def _peak(fact: Peak, one: Looked) -> tuple[Cell, ...] | None:
    themes = one.trends.themes
    own = themes[themes["theme_id"] == fact.theme]
    quarters = one.trends.quarters
    seen = quarters[(quarters["theme_id"] == fact.theme) & ~quarters["is_forecast"]]
    if own.empty or not seen["quarter"].str.startswith(fact.year).any():
        return None
    row = own.iloc[0]
    named = f"{fact.theme.lower()} in {fact.year}"
    if pd.isna(row["peak_q"]):
        return (named, one.kind, "no: too little data", *([None] * 7))
    claims = themes[themes["peak_q"] <= LEVEL].sort_values(["peak_p", "theme_id"])
    within = str(row["peak_quarter"]).startswith(fact.year)
    claimed = bool(row["peak_q"] <= LEVEL) and within
    order = seen["quarter"].tolist()
    first = order.index(row["peak_quarter"])
    inside = seen.iloc[first : first + int(row["peak_quarters"])]
    observed = int(inside["observed"].sum())
    return (
        named,
        one.kind,
        f"yes, {inside['quarter'].iloc[0]} to {inside['quarter'].iloc[-1]}"
        if claimed
        else f"no: highest from {row['peak_quarter']}",
        1 + claims["theme_id"].tolist().index(fact.theme) if claimed else None,
        len(claims),
        observed,
        observed / float(row["peak_ratio"]),
        Spread(float(row["peak_ratio"]), float(row["peak_low"]), float(row["peak_high"]), 1),
        _scientific(row["peak_q"]),
        None,
    )


def _customers(rows: pd.DataFrame) -> Table:
    own = rows[rows["system_kind"] == _CUSTOMERS_OF]
    tables = portfolio_of(own, _INCIDENT_COLUMNS)
    found = customers_table(counts_of(occurrences_of(tables), tables))
    told = tuple((str(name), int(n)) for name, n in found["verdict"].value_counts().items())
    note = (
        "A significant incident stands for an escalation. Teams are not known, so no operator can "
        "be called a problem of the relationship: that takes three teams or phases."
    )
    return Table(f"Verdicts of operators, {_CUSTOMERS_OF}", ("Verdict", "operators"), told, (note,))


def _shuffled(rows: pd.DataFrame, replicates: int, seed: int) -> Table:
    """Shuffle causes among the incidents of one kind: nothing is true, whatever is claimed."""
    own = rows[rows["system_kind"] == _CUSTOMERS_OF]
    flagged = {"over-representation, any cell": 0, "past peak, any cause": 0}
    verdicts = 0
    for at in range(replicates):
        shuffled = np.random.default_rng(seed + at).permutation(own["cause"].to_numpy())
        found = look(_CUSTOMERS_OF, own.assign(cause=shuffled))
        flagged["over-representation, any cell"] += bool((found.cells["q_value"] <= LEVEL).any())
        flagged["past peak, any cause"] += bool((found.trends.themes["peak_q"] <= LEVEL).any())
        verdicts += bool(found.trends.themes["verdict"].isin(_MOVED).any())
    flagged["moved, any cause"] = verdicts
    told = tuple((name, replicates, _share(hits, replicates)) for name, hits in flagged.items())
    note = (
        f"Causes of {len(own):,} incidents, shuffled; each line is several families at 10 %: "
        "3 dimensions, the peaks, and 4 tests of movement."
    )
    columns = ("Claimed", "tables", "share with any claim")
    return Table("Shuffled causes", columns, told, (note,))


def _survey(rows: pd.DataFrame) -> Table:
    told: list[tuple[Cell, ...]] = []
    for name, chance in NULLS.items():
        given = rows.dropna(subset=[name])
        tables = portfolio_of(
            given, Columns("respondent", "problem", kinds={"engagement_type": name})
        )
        cells = over_representation(occurrences_of(tables))
        own = cells[cells["dimension"] == "engagement_type"]
        claims = int((own["q_value"] <= LEVEL).sum())
        least = own["q_value"].min()
        tested = int(own["q_value"].notna().sum())
        told.append(
            (f"problem by {name}", len(tables["engagements"]), tested, claims, least, chance)
        )
    columns = ("Null", "respondents", "cells tested", "claims", "least q", "p of the plain table")
    note = "A respondent is one unit, however many problems are named; nothing may be claimed."
    return Table("Nulls of the survey", columns, tuple(told), (note,))


def _share(hits: int, counted: int) -> Share | None:
    found = wilson_of(hits, counted)
    return Share(found.value, found.low, found.high, counted) if found else None


def _scientific(value: float) -> str | None:
    return None if pd.isna(value) else f"{value:.1e}"

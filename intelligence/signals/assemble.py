"""Works out every signal table of an edition, in the order in which one needs another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from intelligence.identity.theme import ThemeStatus
from intelligence.interventions.intervention import Intervention
from intelligence.signals.completeness import completeness_of
from intelligence.signals.controllability import Controllability, default_controllability
from intelligence.signals.customers.counts import counts_of
from intelligence.signals.customers.rates import rates_table
from intelligence.signals.customers.table import customers_table
from intelligence.signals.durations import durations_of
from intelligence.signals.effects import effects_table
from intelligence.signals.exclusions import exclusions_table
from intelligence.signals.finished import last_day
from intelligence.signals.interventions import intervention_signals
from intelligence.signals.losses import losses_of
from intelligence.signals.money import money_signals
from intelligence.signals.occurrences import Occurrences, occurrences_of
from intelligence.signals.over_representation import over_representation
from intelligence.signals.over_represented_pairs import over_represented_pairs
from intelligence.signals.overruns import overrun_signals
from intelligence.signals.priority import Priorities, priority_table
from intelligence.signals.priority_weights import PriorityScales, PriorityWeights
from intelligence.signals.rates import Rates
from intelligence.signals.registry import SIGNALS
from intelligence.signals.skills import (
    skill_gaps,
    skill_quarters_table,
    skill_teams_table,
    skill_themes,
    skills_table,
)
from intelligence.signals.small_marks import with_small_marks
from intelligence.signals.structure import structure_table
from intelligence.signals.trends import trends_of

Tables = Mapping[str, pd.DataFrame]

#: Significant digits of a stored figure: far finer than any interval, and coarser than what the
#: number of threads can move.
_DIGITS = 8


@dataclass(frozen=True)
class SignalOptions:
    """What beside an edition's tables decides its signals.

    Attributes:
        interventions: that stand in the register.
        rates: of currencies; without, money of several currencies is never added up.
        weights: of priorities.
        scales: of priorities: what counts as full marks.
        controllability: of themes, by id or key, before the project's own.
        fewest_customers: distinct customers below which a row is marked as small.

    """

    interventions: tuple[Intervention, ...] = ()
    rates: Rates | None = None
    weights: PriorityWeights = field(default_factory=PriorityWeights)
    scales: PriorityScales = field(default_factory=PriorityScales)
    controllability: Mapping[str, Controllability] = field(default_factory=dict)
    fewest_customers: int = 3


def signal_tables(tables: Tables, options: SignalOptions | None = None) -> dict[str, pd.DataFrame]:
    """Return the signal tables by name; `intelligence/signals/registry.py` says what they are.

    Args:
        tables: an edition's documents, findings, themes, engagements and customers.
        options: what else decides; the defaults by default.

    """
    asked = options or SignalOptions()
    occurrences = occurrences_of(tables)
    trends = trends_of(occurrences, tables)
    moved = _complete("theme_trends", trends.themes)
    counts = counts_of(occurrences, tables)
    overruns = overrun_signals(tables, occurrences, asked.rates)
    money = money_signals(tables, occurrences, asked.rates)
    day = last_day(tables["documents"])
    losses = losses_of(tables["engagements"], day, asked.rates)
    structure = structure_table(occurrences, losses)
    done = intervention_signals(tables, occurrences, asked.interventions)
    found = {
        "over_representation": _by_q(over_representation(occurrences)),
        "over_represented_pairs": _by_q(over_represented_pairs(occurrences)),
        "customer_signals": customers_table(counts),
        "customer_rates": rates_table(counts, asked.rates),
        "theme_trends": moved,
        "trend_quarters": trends.quarters,
        "structure": structure,
        "margins": money.themes,
        "costs": money.costs.merge(money.themes[["theme_id", "status"]], on="theme_id", how="left"),
        "overruns": overruns.classes,
        "forecast_errors": overruns.forecast,
        "exclusions": exclusions_table(overruns.excluded, tables["engagements"], asked.rates),
        "effects": effects_table(tables["findings"], tables["documents"], occurrences.themes),
        "interventions": done.verdicts,
        "intervention_quarters": done.quarters,
        "durations": durations_of(occurrences, tables),
        **_skills(tables, occurrences),
        "priorities": priorities(
            {"structure": structure, "theme_trends": moved, "margins": money.themes},
            tables,
            asked,
        ),
    }
    found = with_small_marks(found, tables, asked.fewest_customers)
    return {name: stored(_complete(name, found[name])) for name in SIGNALS}


def priorities(signals: Tables, tables: Tables, options: SignalOptions) -> pd.DataFrame:
    """Return the priorities from tables of signals, so that other weights need no other build.

    Args:
        signals: ``structure``, ``theme_trends`` and ``margins``.
        tables: the edition's ``themes`` and ``engagements``.
        options: weights, scales and controllability.

    """
    themes = tables["themes"]
    keyed = themes[["theme_id", "theme_key"]].dropna()
    asked = Priorities(
        engagements=len(tables["engagements"]),
        weights=options.weights,
        scales=options.scales,
        controllability={**default_controllability(), **options.controllability},
        keys=dict(zip(keyed["theme_id"], keyed["theme_key"], strict=True)),
        retired=frozenset(themes.loc[themes["status"] == ThemeStatus.RETIRED.value, "theme_id"]),
    )
    growth = {"growth": "rate_ratio", "growth_low": "low", "growth_high": "high"}
    moved = signals["theme_trends"][["theme_id", "verdict", *growth]].rename(columns=growth)
    lost = signals["margins"][["theme_id", "points", "low", "high"]].assign(currency=None)
    return priority_table(signals["structure"], asked, moved, lost)


def stored(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as an edition keeps it: figures to eight significant digits, null for NaN.

    >>> stored(pd.DataFrame({"a": [1 / 3, float("inf")]}))["a"].tolist()
    [0.33333333, inf]
    """
    kept = table.reset_index(drop=True).copy()
    for name in kept.columns:
        column = kept[name]
        if column.dtype == np.float64:
            kept[name] = _rounded(column.to_numpy())
    return kept


def _complete(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table, with its columns where it has no row."""
    return pd.DataFrame(columns=list(SIGNALS[name].keys)) if table.empty else table


def _rounded(values: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        places = _DIGITS - 1 - np.floor(np.log10(np.abs(values)))
        scale = 10.0 ** np.clip(np.nan_to_num(places, posinf=0, neginf=0), -300, 300)
        rounded = np.round(values * scale) / scale
    return np.where(np.isfinite(rounded), rounded, values)


def _by_q(cells: pd.DataFrame) -> pd.DataFrame:
    """Put the surest excess first; what was not tested comes last, most observed first."""
    order = cells.sort_values(
        ["q_value", "p_value", "observed", "theme_id", "dimension", "value_key"],
        ascending=[True, True, False, True, True, True],
        na_position="last",
        kind="stable",
    )
    return order.reset_index(drop=True)


def _skills(tables: Tables, occurrences: Occurrences) -> dict[str, pd.DataFrame]:
    wanted = skill_themes(tables["themes"])
    gaps = skill_gaps(tables["findings"], tables["documents"], occurrences, wanted)
    known = completeness_of(tables["documents"], occurrences.quarters).known
    return {
        "skills": skills_table(gaps, occurrences, known),
        "skill_quarters": skill_quarters_table(gaps, occurrences),
        "skill_teams": skill_teams_table(gaps, occurrences),
    }

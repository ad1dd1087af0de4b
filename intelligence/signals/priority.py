"""Which themes to take up first: a score that can be taken apart, for one planning cycle.

The score is a weighted sum of five components between 0 and 1. Trend and cost count only as far as
the data surely show them: by the limit of their interval that is nearest to no change and to no
cost. Weights are the same for every theme, so that scores compare. A component that is not known of
a theme counts as if nothing were shown of it: no change, no cost, and of controllability, which is
a judgement, the mean of the others. So a theme gains nothing over those of which nothing is shown;
it does stand above one that surely falls. What is known of no theme is left out, and the other
weights are raised in proportion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from typing import Any

import pandas as pd

from intelligence.proportions import wilson
from intelligence.signals.controllability import Controllability, default_controllability
from intelligence.signals.priority_weights import PriorityScales, PriorityWeights

COMPONENTS = ("frequency", "breadth", "trend", "cost", "controllability")

UNITS = {
    "frequency": "engagements per 100 engagements",
    "breadth": "replications of those possible",
    "trend": "rate ratio a year",
    "cost": "margin points",
    "controllability": "share in our own hands",
}

_TOLD = ("value", "raw", "raw_low", "raw_high", "unit", "weight", "contribution")
_NOBODY = "no known engagement shows it, so there is nothing to rank it by"
_OUT_OF_USE = "retired: it was taken out of use, so it is not ranked"

_COLUMNS = (
    *("theme_id", "rank", "score", "score_low", "score_high", "verdict", "components"),
    *(f"{component}_{told}" for component in COMPONENTS for told in _TOLD),
    *("controllability_reason", "missing", "note"),
)
_PLACES = 6

#: What a component counts of a theme of which it is not known, in words.
_UNKNOWN_COUNTS = {
    "frequency": "none",
    "breadth": "none",
    "trend": "no change",
    "cost": "none shown",
    "controllability": "the mean of the others",
}


@dataclass(frozen=True, slots=True)
class Priorities:
    """What beside the tables goes into a priority.

    Attributes:
        engagements: how many the portfolio has.
        weights: of the components.
        scales: what counts as full marks.
        controllability: by theme id or theme key; goes before the project's own.
        keys: theme keys by theme id.
        retired: ids of themes that a person took out of use: none of them is to be taken up.

    """

    engagements: int
    weights: PriorityWeights
    scales: PriorityScales
    controllability: Mapping[str, Controllability]
    keys: Mapping[str, str]
    retired: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Component:
    """A raw value with the limits of its interval, and the one of them that counts."""

    raw: float
    low: float
    high: float
    counts: float


def priority_table(
    structure: pd.DataFrame,
    asked: Priorities,
    trends: pd.DataFrame | None = None,
    costs: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return one row a theme, the most pressing first; equal scores have equal ranks.

    A theme that no known engagement shows, or that was taken out of use, has neither score nor
    rank, and none has one where all weight is on what is known of no theme.

    ``score`` is the sum of the five ``…_contribution`` (to six decimals); ``score_low`` and
    ``score_high`` are the scores if every component stood at the worse or better end of its
    interval, and every one that is not known at an end of the scale: bounds, not an interval of
    95 %.

    Args:
        structure: ``theme_id, verdict, engagements, replications, replications_possible``.
        asked: weights, scales and controllability.
        trends: ``theme_id, verdict, rate_ratio, low, high``; None when nothing is known.
        costs: ``theme_id, points, low, high, currency``; None when nothing is known.

    """
    moved, lost = _by_theme(trends), _by_theme(costs)
    found = []
    for row in structure.to_dict("records"):
        theme = str(row["theme_id"])
        known, notes = _components(row, asked, moved.get(theme, []), lost.get(theme, []))
        if not row["engagements"]:
            # How far it is in our hands is no reason to take up what nobody is known to have.
            known, notes = {}, [_NOBODY]
        found.append((row, known, notes))
    usual = _usual([known for _, known, _ in found], asked.scales)
    # Of a retired theme the others keep what they are measured by: it was no decision on them.
    rows = [
        _row(row, {}, usual, asked, [_OUT_OF_USE])
        if str(row["theme_id"]) in asked.retired
        else _row(row, known, usual, asked, notes)
        for row, known, notes in found
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    scores = table["score"].astype("float64")
    table["rank"] = scores.rank(method="min", ascending=False)
    return table.sort_values(
        ["rank", "theme_id"], ignore_index=True, kind="stable", na_position="last"
    )


def _usual(
    themes: Sequence[Mapping[str, _Component]], scales: PriorityScales
) -> Mapping[str, float]:
    """Return what each component, known of any theme, counts where it is not known, 0 to 1."""
    usual: dict[str, float] = {}
    for name in COMPONENTS:
        known = [one[name].counts for one in themes if name in one]
        if known:
            shown = {"trend": 1.0, "controllability": fsum(known) / len(known)}.get(name, 0.0)
            usual[name] = scales.of(name, shown)
    return usual


def _by_theme(table: pd.DataFrame | None) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in [] if table is None else table.to_dict("records"):
        found.setdefault(str(row["theme_id"]), []).append({str(k): v for k, v in row.items()})
    return found


def _components(
    row: Mapping[Any, Any],
    asked: Priorities,
    moved: list[dict[str, Any]],
    lost: list[dict[str, Any]],
) -> tuple[dict[str, _Component], list[str]]:
    known: dict[str, _Component] = {}
    notes: list[str] = []
    if asked.engagements > 0:
        share = wilson(min(row["engagements"] / asked.engagements, 1.0), asked.engagements)
        raw = share.scaled(100)
        known["frequency"] = _Component(raw.value, raw.low, raw.high, raw.value)
    possible = int(row["replications_possible"])
    if possible > 0:
        share = wilson(min(row["replications"] / possible, 1.0), possible)
        known["breadth"] = _Component(share.value, share.low, share.high, share.value)
    if moved and (change := _interval(moved[0], "rate_ratio")):
        raw_ratio, low, high = change
        surely = low if low > 1 else high if high < 1 else 1.0
        known["trend"] = _Component(raw_ratio, low, high, surely)
    priced = [(found, item) for item in lost if (found := _interval(item, "points"))]
    if priced:
        (raw_points, low, high), chosen = min(priced, key=lambda one: one[0][2] - one[0][1])
        known["cost"] = _Component(raw_points, low, high, max(low, 0.0))
        if len(priced) > 1:
            notes.append(f"cost is that of {chosen.get('currency')}; currencies are not mixed")
    ours = _controllability(str(row["theme_id"]), asked)
    if ours:
        known["controllability"] = _Component(ours.value, ours.value, ours.value, ours.value)
    return known, notes


def _interval(row: Mapping[str, Any], name: str) -> tuple[float, float, float] | None:
    """Return a figure with its interval; without an interval nothing is claimed."""
    figures = [row.get(column) for column in (name, "low", "high")]
    numbers = [float("nan") if figure is None else float(figure) for figure in figures]
    if not all(isfinite(number) for number in numbers):
        return None
    return numbers[0], numbers[1], numbers[2]


def _controllability(theme: str, asked: Priorities) -> Controllability | None:
    key = asked.keys.get(theme)
    for name in (theme, key):
        if name is not None and name in asked.controllability:
            return asked.controllability[name]
    return default_controllability().get(key) if key is not None else None


def _row(
    row: Mapping[Any, Any],
    known: dict[str, _Component],
    usual: Mapping[str, float],
    asked: Priorities,
    notes: list[str],
) -> dict[str, Any]:
    shares = asked.weights.shares
    whole = sum(shares[name] for name in usual)
    scored = bool(known) and whole > 0
    told: dict[str, Any] = {}
    bounds = [0.0, 0.0]
    score = 0.0
    for name in COMPONENTS:
        told[f"{name}_unit"] = UNITS[name]
        if name not in usual or not scored:
            told[f"{name}_weight"] = told[f"{name}_contribution"] = 0.0
            continue
        weight = shares[name] / whole
        value = asked.scales.of(name, known[name].counts) if name in known else usual[name]
        contribution = round(weight * value, _PLACES)
        score += contribution
        told |= {f"{name}_weight": weight, f"{name}_contribution": contribution}
        if name not in known:
            bounds[1] += weight
            continue
        found = known[name]
        bounds[0] += weight * asked.scales.of(name, min(found.low, found.counts))
        bounds[1] += weight * asked.scales.of(name, max(found.high, found.counts))
        figures = (value, found.raw, found.low, found.high)
        for what, figure in zip(("value", "raw", "raw_low", "raw_high"), figures, strict=True):
            told[f"{name}_{what}"] = round(figure, _PLACES)
    retired = str(row["theme_id"]) in asked.retired
    missing = [name for name in COMPONENTS if name not in known and not retired]
    if known:
        notes = [*notes, *(_said_missing(name, usual) for name in missing)]
    ours = _controllability(str(row["theme_id"]), asked)
    return told | {
        "theme_id": row["theme_id"],
        "verdict": row["verdict"],
        "score": round(score, _PLACES) if scored else None,
        "score_low": round(bounds[0], _PLACES) if scored else None,
        "score_high": round(bounds[1], _PLACES) if scored else None,
        "components": len(known),
        "controllability_reason": ours.reason if ours else None,
        "missing": ", ".join(missing) or None,
        "note": "; ".join(notes) or None,
    }


def _said_missing(name: str, usual: Mapping[str, float]) -> str:
    if name in usual:
        return f"{name} not known: counted as {_UNKNOWN_COUNTS[name]}"
    return f"{name} known of no theme: left out"

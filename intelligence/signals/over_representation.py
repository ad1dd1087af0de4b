"""Where each theme is over-represented: for which customers, types of work, teams, phases, regions.

A cell is a theme and a value of a dimension. What is expected of it is what engagements of the same
mix of the other dimensions, duration and size show elsewhere; the count is tested exactly
(`intelligence.statistics.excess`). False discovery is controlled over the whole table of one
dimension, all themes by all values, so that a dimension in which nothing is the matter raises any
flag in no more than the stated share of portfolios (Benjamini and Hochberg 1995); a flag needs a
p-value of at most 0.05 of its own as well. Lifts are shown
shrunk (`intelligence.statistics.gamma_poisson`); they decide nothing.

`intelligence.signals.units` says what is counted, and why a phase is counted in another way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import UNKNOWN
from intelligence.signals.claims import (
    FEWEST_EXPECTED,
    claimed,
    family_q,
    judged_excess,
    p_value_needed,
    weights_of,
)
from intelligence.signals.confounding import inseparable
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.same_excess import same_excess
from intelligence.signals.units import Units, engagement_units, phase_units, practice_units
from intelligence.statistics.excess import Cells, Excess, Question
from intelligence.statistics.gamma_poisson import VAGUE, shrink
from intelligence.statistics.poisson_binomial import critical_counts, detectable_lift

#: Dimensions whose every value is tested.
TESTED = (
    "customer",
    "segment",
    "engagement_type",
    "practice",
    "team",
    "phase",
    "region",
    "billing_model",
)
#: Chance with which the smallest detectable lift would be seen.
POWER = 0.8

#: Names of other values by place in a table.
Names = Mapping[int, Sequence[str]]

COLUMNS = (
    "theme_id",
    "dimension",
    "value",
    "value_key",
    "engagements",
    "observed",
    "expected",
    "raw_lift",
    "lift",
    "lift_low",
    "lift_high",
    "p_value",
    "q_value",
    "detectable_lift",
    "status",
    "verdict",
    "confounded_with",
    "evidence",
)

_SPARSE = "sparse: fewer than 2 engagements expected, only a drastic excess would show"
_TOO_LITTLE = "not testable: too few engagements expected"
_NO_OTHER = "not testable: no other value to compare with"
_NOBODY = "not testable: no engagement shows the theme"


@dataclass(frozen=True)
class Tested:
    """One dimension, tested.

    Attributes:
        name: the dimension, or a pair joined by `` x ``.
        labels: of the cells' values, shape (cells,).
        keys: identities of the values, which labels need not be.
        units: what was counted.
        cells: which unit is in which value.
        excess: what was found.

    """

    name: str
    labels: Sequence[str]
    keys: Sequence[str]
    units: Units
    cells: Cells
    excess: Excess

    @property
    def alone(self) -> bool:
        """Whether one value holds every unit that has one."""
        return self.cells.count < 2  # noqa: PLR2004 - a comparison needs two

    @property
    def expected(self) -> NDArray[np.float64]:
        """What decides how a cell is tested, shape (cells, themes): nought without comparison."""
        return self.excess.expected * (not self.alone)


def over_representation(occurrences: Occurrences) -> pd.DataFrame:
    """Return one row for each theme and value of each dimension in `TESTED`.

    Columns: ``value`` and ``value_key`` (a customer's name and key; else the same),
    ``engagements`` (units of that value), ``observed`` and ``expected`` (of them with the theme),
    ``raw_lift``, ``lift`` with ``lift_low`` to ``lift_high`` (shrunk, 90 %), ``p_value``,
    ``q_value`` and ``detectable_lift`` (null where not tested, or where no lift would be seen with
    a power of 80 %), ``status`` (tested, or why not), ``verdict`` (over-represented, not separable,
    no excess shown or not testable), ``confounded_with`` (dimensions with values that cannot be
    told apart from this one), ``evidence`` (engagements that show the theme there).
    """
    engagements = engagement_units(occurrences)
    own = {
        "phase": phase_units(occurrences),
        "practice": practice_units(occurrences) or engagements,
    }
    looked = [look(name, [name], own.get(name, engagements)) for name in TESTED]
    found = [(one, q_of(one)) for one in looked if one is not None]
    again = _seen_again([pair for pair in found if pair[0].units is engagements])
    parts = [
        described(one, occurrences.themes, rates, again.get(one.name, {})) for one, rates in found
    ]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(parts, ignore_index=True)


def _seen_again(found: Sequence[tuple[Tested, NDArray[np.float64]]]) -> Mapping[str, Names]:
    """Return by dimension the values of others whose excess is the same, by place in its table."""
    if not found:
        return {}
    shared = same_excess(
        [(one.cells, one.excess) for one, _ in found],
        [claimed(rates, one.excess.p_value) for one, rates in found],
        found[0][0].units.shows,
    )
    names: dict[str, dict[int, list[str]]] = {}
    for (place, cell, theme), others in shared.items():
        one = found[place][0]
        told = [f"{found[at][0].name}: {found[at][0].labels[value]}" for at, value, _ in others]
        names.setdefault(one.name, {})[cell * one.expected.shape[1] + theme] = told
    return names


def look(name: str, columns: Sequence[str], units: Units) -> Tested | None:
    """Test one dimension, or what several say together; None where no value is known."""
    if any(column not in units.frame for column in columns) or not len(units.frame):
        return None
    frame = units.frame
    known = np.logical_and.reduce([(frame[c] != UNKNOWN) & frame[c].notna() for c in columns])
    fewest = 1 if len(columns) == 1 else 2
    if frame.loc[known, list(columns)].nunique().min() < fewest:
        return None
    keys = frame.loc[known, columns[0]].astype(str)
    for column in columns[1:]:
        keys = keys + " x " + frame.loc[known, column].astype(str)
    labels = keys if list(columns) != ["customer"] else frame.loc[known, "customer_name"]
    codes = np.full(len(frame), -1, dtype=np.int64)
    codes[known], found = pd.factorize(keys, sort=True)
    named = dict(zip(keys, labels.astype(str), strict=True))
    cells = Cells(codes, len(found))
    # What two dimensions say together is set against what each of them says.
    factors = units.factors(columns if len(columns) == 1 else (), codes)
    excess = judged_excess(Question(units.shows, cells, factors, units.log_exposure))
    return Tested(name, [named[key] for key in found], list(found), units, cells, excess)


def q_of(tested: Tested) -> NDArray[np.float64]:
    """Return the q-values of a dimension that is a family of its own."""
    return family_q(tested.excess.p_value, tested.expected)


def described(
    tested: Tested, themes: Sequence[str], q_values: NDArray[np.float64], again: Names
) -> pd.DataFrame:
    """Return the flat table of one dimension, by theme; ``again`` are names by cell and theme."""
    excess, shape = tested.excess, tested.expected.shape
    testable = np.isfinite(weights_of(tested.expected))
    sizes = np.bincount(tested.cells.of_unit[tested.cells.of_unit >= 0], minlength=shape[0])
    confounded = _inseparable(tested, again)
    table = pd.DataFrame(
        {
            "theme_id": np.tile(np.asarray(themes, dtype=object), shape[0]),
            "dimension": tested.name,
            "value": np.repeat(np.asarray(tested.labels, dtype=object), shape[1]),
            "value_key": np.repeat(np.asarray(tested.keys, dtype=object), shape[1]),
            "engagements": np.repeat(sizes, shape[1]),
            "observed": excess.observed.astype(np.int64).ravel(),
            "expected": excess.expected.ravel(),
            **_lifts(excess),
            "p_value": np.where(testable, excess.p_value, np.nan).ravel(),
            "q_value": q_values.ravel(),
            "detectable_lift": _detectable(tested, q_values).ravel(),
            "status": _status(tested).ravel(),
            "verdict": _verdicts(tested, q_values, confounded),
            "confounded_with": confounded,
            "evidence": _evidence(tested),
        }
    )
    order = table["theme_id"].map({theme: n for n, theme in enumerate(themes)})
    return table.iloc[np.argsort(order.to_numpy(), kind="stable")][list(COLUMNS)]


def _lifts(excess: Excess) -> Mapping[str, NDArray[np.float64]]:
    observed, expected = excess.observed.ravel(), excess.expected.ravel()
    known = expected > 0
    lifts = {name: np.full(len(known), np.nan) for name in ("raw_lift", "lift", "low", "high")}
    if known.any():
        shrunk = shrink(observed[known], expected[known], VAGUE)
        lifts["raw_lift"][known] = observed[known] / expected[known]
        for name in ("lift", "low", "high"):
            lifts[name][known] = getattr(shrunk, name)
    lifts["lift_low"], lifts["lift_high"] = lifts.pop("low"), lifts.pop("high")
    return lifts


def _detectable(tested: Tested, q_values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the lift that would be claimed with `POWER`, at the level that a claim now takes."""
    levels = p_value_needed(q_values, tested.excess.p_value, tested.expected)
    testable = np.isfinite(levels)
    lifts = np.full(testable.shape, np.nan)
    if testable.any():
        trials = tested.cells.trials(tested.excess.presence.chances)[testable.ravel()]
        counts = critical_counts(trials, levels[testable])
        lifts[testable] = detectable_lift(trials, counts, POWER)
    return lifts


def _status(tested: Tested) -> NDArray[np.object_]:
    expected = tested.expected
    status = np.full(expected.shape, "tested", dtype=object)
    status[expected < FEWEST_EXPECTED] = _SPARSE
    status[~np.isfinite(weights_of(expected))] = _TOO_LITTLE
    status[:, ~tested.units.shows.any(axis=0)] = _NOBODY
    if tested.alone:
        status[:] = _NO_OTHER
    return status


def _verdicts(
    tested: Tested, q_values: NDArray[np.float64], confounded: Sequence[Sequence[str]]
) -> NDArray[np.object_]:
    flagged = claimed(q_values, tested.excess.p_value).ravel()
    verdicts = np.full(len(flagged), "not testable", dtype=object)
    verdicts[tested.expected.ravel() >= FEWEST_EXPECTED] = "no excess shown"
    mixed = np.array([bool(names) for names in confounded], dtype=bool)
    verdicts[flagged] = "over-represented"
    verdicts[flagged & mixed] = "over-represented, not separable"
    return verdicts


def _inseparable(tested: Tested, again: Names) -> list[list[str]]:
    by_value = inseparable(tested.name, tested.units.frame, tested.cells)
    themes = tested.expected.shape[1]
    return [
        list(dict.fromkeys([*by_value[place // themes], *again.get(place, [])]))
        for place in range(tested.expected.size)
    ]


def _evidence(tested: Tested) -> list[list[str]]:
    keys = tested.units.frame["engagement"].to_numpy()
    shown: list[list[str]] = []
    for cell in range(tested.cells.count):
        members = tested.cells.of_unit == cell
        inside, shows = keys[members], tested.units.shows[members]
        shown.extend(sorted({str(key) for key in inside[column]}) for column in shows.T)
    return shown

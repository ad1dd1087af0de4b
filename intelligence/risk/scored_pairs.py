"""Scores of probabilities against what came true, with intervals over whole engagements.

Every score is a ratio of sums over engagements (or, of the calibration error, of such sums by bin),
so a draw of engagements is a row of weights and all draws are one product of matrices.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Themes of an engagement that a reader looks at.
TOP = 5
_BINS = 10
_LEVEL = (2.5, 97.5)
#: Where a probability of 0 or 1 is counted in the log loss, which would else be infinite.
_SUREST = 1e-6


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """What probabilities were worth; figures are null where there are too few, as ``note`` says.

    Attributes:
        predictions: pairs of check and theme; ``showing`` of them came true.
        engagements: of how many.
        brier: mean squared error (Brier 1950).
        skill: share of the base rates' Brier score that is saved; below 0 is worse than these.
        log_loss: mean of minus the log of what was given to what happened, in nats.
        ece: expected calibration error over ten bins of equal counts (Naeini and others 2015). It
            is above 0 by chance alone: its draws more so, and its interval with them.
        recall: share of an engagement's themes among its five likeliest, mean over checks of
            engagements that show any; null where nothing says it (one theme has no rank).
        note: why figures are null, else empty.

    """

    predictions: int
    showing: int
    engagements: int
    brier: Measure | None
    skill: Measure | None
    log_loss: Measure | None
    ece: Measure | None
    recall: Measure | None
    note: str


@dataclass(frozen=True)
class Pairs:
    """Predictions with outcomes, one place a prediction; shapes (predictions,)."""

    themes: tuple[str, ...]
    checks: tuple[str, ...]
    engagements: tuple[str, ...]
    chances: Array
    base: Array
    shows: Array

    def of_theme(self, theme: str) -> Pairs:
        """Return the predictions of one theme."""
        kept = [place for place, one in enumerate(self.themes) if one == theme]
        return Pairs(
            tuple(self.themes[place] for place in kept),
            tuple(self.checks[place] for place in kept),
            tuple(self.engagements[place] for place in kept),
            self.chances[kept],
            self.base[kept],
            self.shows[kept],
        )


def score_pairs(pairs: Pairs, few: str, resamples: int, seed: int) -> Score:
    """Score predictions; ``few`` says why there are too few of them, empty where there are not."""
    units = sorted(set(pairs.engagements))
    counted = (len(pairs.shows), int(pairs.shows.sum()), len(units))
    if few or not len(pairs.shows):
        return Score(*counted, None, None, None, None, None, few or "no predictions")
    place = {unit: index for index, unit in enumerate(units)}
    unit = np.array([place[one] for one in pairs.engagements])
    draws = _draws(len(units), resamples, seed)
    one, error = np.ones(len(unit)), (pairs.chances - pairs.shows) ** 2
    plain = (pairs.base - pairs.shows) ** 2
    sizes, errors, plains = (_sums(unit, each, len(units)) for each in (one, error, plain))
    losses = _sums(unit, _losses(pairs), len(units))
    return Score(
        *counted,
        brier=_measure(draws @ errors, draws @ sizes),
        skill=_skill(draws @ errors, draws @ plains),
        log_loss=_measure(draws @ losses, draws @ sizes),
        ece=_calibration(pairs, unit, draws),
        recall=_recall(pairs, place, draws),
        note="",
    )


def _draws(units: int, resamples: int, seed: int) -> Array:
    """Return how often each draw has each engagement; the first is of each one once.

    Shape (resamples + 1, units).
    """
    generator = np.random.default_rng(seed)
    drawn = generator.multinomial(units, np.full(units, 1 / units), size=resamples)
    return np.vstack([np.ones(units), drawn]).astype(np.float64)


def _sums(unit: NDArray[np.int64], values: Array, units: int) -> Array:
    return np.bincount(unit, weights=values, minlength=units).astype(np.float64)


def _losses(pairs: Pairs) -> Array:
    sure = np.clip(pairs.chances, _SUREST, 1 - _SUREST)
    return np.asarray(-(pairs.shows * np.log(sure) + (1 - pairs.shows) * np.log1p(-sure)))


def _measure(above: Array, below: Array) -> Measure | None:
    """Return a ratio of sums; draws of which the lower sum is nothing say nothing."""
    return _of(above[below > 0] / below[below > 0]) if below[0] > 0 else None


def _skill(errors: Array, plains: Array) -> Measure | None:
    told = plains > 0
    return _of(1 - errors[told] / plains[told]) if told[0] else None


def _of(values: Array) -> Measure:
    low, high = np.percentile(values[1:], _LEVEL) if len(values) > 1 else (values[0], values[0])
    return Measure(float(values[0]), float(low), float(high))


def _calibration(pairs: Pairs, unit: NDArray[np.int64], draws: Array) -> Measure | None:
    away, units = np.zeros(len(draws)), draws.shape[1]
    # Equal chances share a bin: apart they would differ by chance alone.
    edges = np.unique(np.quantile(pairs.chances, np.linspace(0, 1, _BINS + 1)[1:-1]))
    bins = np.searchsorted(edges, pairs.chances, side="right")
    for each in np.unique(bins):
        part = bins == each
        gaps = _sums(unit[part], pairs.chances[part] - pairs.shows[part], units)
        away += np.abs(draws @ gaps)
    sizes = _sums(unit, np.ones(len(unit)), units)
    return _measure(away, draws @ sizes)


def _recall(pairs: Pairs, place: dict[str, int], draws: Array) -> Measure | None:
    by_check: dict[str, list[int]] = {}
    for index, check in enumerate(pairs.checks):
        by_check.setdefault(check, []).append(index)
    found, checks = np.zeros(draws.shape[1]), np.zeros(draws.shape[1])
    for rows in by_check.values():
        total = pairs.shows[rows].sum()
        if total == 0 or len(rows) <= TOP:
            continue
        order = np.argsort(-pairs.chances[rows], kind="stable")[:TOP]
        where = place[pairs.engagements[rows[0]]]
        found[where] += pairs.shows[np.array(rows)[order]].sum() / total
        checks[where] += 1
    return _measure(draws @ found, draws @ checks)

"""The chance that each unit shows each theme, given what kind of unit it is and its exposure.

A complementary log-log model: if problems come as a Poisson process, the chance of at least one is
``1 - exp(-exposure x rate)``, so that the log of exposure is an offset (McCullagh and Nelder 1989,
section 4.6). The log rate is the theme's own level plus an effect of each factor's level. Effects
are shrunk towards the level: they are draws from a normal distribution whose variance, one a
factor, is what the data of all themes say it is (empirical Bayes; the steps of Laplace and
expectation-maximisation in turns, Breslow and Clayton 1993). So a theme of three occurrences has a
chance that hardly depends on the kind of unit, and nothing is infinite where a level shows always
or never.

All themes are fitted side by side. The information is made of two-way tables of weights, which one
sparse product gives for every theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

_MOST_STEPS = 60
_CLOSE = 1e-3
_FARTHEST = 30.0
#: Complementary log-log predictors beyond this are certainty.
_CERTAIN = 3.0
#: Longest step of a coefficient, so that the first ones do not overshoot.
_LONGEST = 1.5
_TINY = 1e-12
#: A theme's own level is pulled to its crude one by this little, lest none or all show it.
_LEVEL_PENALTY = 1e-2
#: Standard deviations of effects are looked for between these.
_SPREADS = (0.02, 3.0)
_FIRST_SPREAD = 0.5


@dataclass(frozen=True)
class Presence:
    """A fitted model.

    Attributes:
        chances: shape (units, themes), within (0, 1); zero for a theme that no unit shows.
        spreads: shape (factors,), standard deviation of a factor's effects on the log rate.
        coefficients: shape (themes, 1 + levels of all factors), the theme's own level first.
        converged: whether the last step changed nothing that matters.

    """

    chances: Array
    spreads: Array
    coefficients: Array
    converged: bool


def fit_presence(
    shows: NDArray[np.bool_],
    factors: Sequence[Codes],
    log_exposure: Array,
    weights: Array | None = None,
    start: Presence | None = None,
) -> Presence:
    """Fit every theme on the factors.

    Args:
        shows: shape (units, themes).
        factors: codes from 0 of each unit, shape (units,) each, -1 for a unit without effect of
            the factor; no factor gives pooled chances.
        log_exposure: shape (units,); only differences between units matter.
        weights: shape (units, themes), zero where a unit says nothing about a theme.
        start: a fit of the same factors to begin from.

    Raises:
        ValueError: when shapes differ.

    """
    units, themes = shows.shape
    if any(len(codes) != units for codes in (*factors, log_exposure)):
        message = f"factors and exposure must have one value for each of the {units} units"
        raise ValueError(message)
    weighing = np.ones(shows.shape) if weights is None else weights
    if not units or not themes:
        return Presence(np.zeros(shows.shape), np.zeros(len(factors)), np.zeros((themes, 1)), True)  # noqa: FBT003 - nothing to fit
    return _Fitting(shows.astype(np.float64), tuple(factors), log_exposure, weighing).run(start)


class _Fitting:
    """Newton's steps for all themes and the spreads, in turns."""

    def __init__(
        self, outcome: Array, factors: tuple[Codes, ...], log_exposure: Array, weights: Array
    ) -> None:
        self._outcome, self._weights = outcome, weights
        self._levels = [int(codes.max()) + 1 for codes in factors]
        self._offset = log_exposure[:, None] - np.log(np.mean(np.exp(log_exposure)))
        self._columns, self._pairs = _sparse(factors, self._levels, len(outcome))
        self._ends = np.cumsum([1, *self._levels])
        crude = (weights * outcome).sum(axis=0) + 0.5
        crude = crude / (weights.sum(axis=0) + 1.0)
        self._crude = np.log(-np.log1p(-crude))

    def run(self, start: Presence | None) -> Presence:
        """Return the fit."""
        width, themes = int(self._ends[-1]), len(self._crude)
        if start is None:
            beta = np.zeros((themes, width))
            beta[:, 0] = self._crude
            spreads = np.full(len(self._levels), _FIRST_SPREAD)
        else:
            beta, spreads = start.coefficients.copy(), start.spreads.copy()
        converged = False
        for _ in range(_MOST_STEPS):
            step, variances = self._step(beta, spreads)
            beta = beta + np.clip(step, -_LONGEST, _LONGEST)
            found = self._spreads(beta, variances, spreads)
            moved = max(float(np.abs(step).max()), float(np.abs(found - spreads).max(initial=0)))
            spreads = found
            if moved < _CLOSE:
                converged = True
                break
        chances = -np.expm1(-np.exp(self._predictor(beta)))
        chances[:, ~self._outcome.any(axis=0)] = 0.0
        return Presence(chances, spreads, beta, converged)

    def _predictor(self, beta: Array) -> Array:
        return np.asarray(np.clip(self._columns @ beta.T + self._offset, -_FARTHEST, _CERTAIN))

    def _penalties(self, spreads: Array) -> Array:
        shrinking = np.repeat(1 / spreads**2, self._levels) if len(spreads) else np.empty(0)
        return np.concatenate([[_LEVEL_PENALTY], shrinking])

    def _step(self, beta: Array, spreads: Array) -> tuple[Array, Array]:
        """Return Newton's step and the variances of the coefficients, shape (themes, columns)."""
        hazard = np.exp(self._predictor(beta))
        mean = np.clip(-np.expm1(-hazard), _TINY, 1 - _TINY)
        slope = hazard * np.exp(-hazard)
        working = self._weights * slope / (mean * (1 - mean))
        penalties = self._penalties(spreads)
        away = beta.copy()
        away[:, 0] -= self._crude
        score = (self._columns.T @ (working * (self._outcome - mean))).T - penalties * away
        width = beta.shape[1]
        information = (self._pairs @ (working * slope)).T.reshape(-1, width, width)
        information = np.ascontiguousarray(information) + np.diag(penalties)
        inverse = np.linalg.inv(information)
        step = np.einsum("tij,tj->ti", inverse, score)
        return step, np.diagonal(inverse, axis1=1, axis2=2)

    def _spreads(self, beta: Array, variances: Array, spreads: Array) -> Array:
        """Return the spreads that make the effects, their uncertainty included, most likely."""
        found = np.empty(len(spreads))
        for factor, (start, end) in enumerate(zip(self._ends[:-1], self._ends[1:], strict=True)):
            effects, unsure = beta[:, start:end], variances[:, start:end]
            # A theme that says little repeats the spread of before; it would only slow this down.
            learned = np.maximum(1 - unsure / spreads[factor] ** 2, 0).sum()
            found[factor] = np.sqrt((effects**2).sum() / max(float(learned), _TINY))
        return np.clip(found, *_SPREADS)


def _sparse(
    factors: Sequence[Codes], levels: Sequence[int], units: int
) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Return indicator columns, and for each pair of columns which units are in both."""
    starts = np.cumsum([1, *levels])[:-1]
    level = np.zeros(units, dtype=np.int64)
    blocks = [
        np.where(codes < 0, 0, codes + start) for codes, start in zip(factors, starts, strict=True)
    ]
    places = np.stack([level, *blocks], axis=1)
    # A unit of no level has no effect of that factor: its place is kept, and holds nought.
    marks = np.stack([np.ones(units), *(np.where(c < 0, 0.0, 1.0) for c in factors)], axis=1)
    width, kinds, unit = 1 + sum(levels), places.shape[1], np.arange(units)
    columns = sparse.csr_array(
        (marks.ravel(), (np.repeat(unit, kinds), places.ravel())), shape=(units, width)
    )
    both = (places[:, :, None] * width + places[:, None, :]).reshape(units, -1)
    marked = (marks[:, :, None] * marks[:, None, :]).reshape(units, -1)
    pairs = sparse.csr_array(
        (marked.ravel(), (both.ravel(), np.repeat(unit, kinds * kinds))),
        shape=(width * width, units),
    )
    return columns, pairs

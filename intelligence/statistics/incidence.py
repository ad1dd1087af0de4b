"""Logistic regressions of many outcomes side by side, with effects that share their strength.

The chance that a unit is ever to show an outcome is logistic in its columns. A unit that has been
watched for a part of the time only has shown it with that part of the chance, so that what has not
been seen of a young unit counts for little (the incidence of a cure model whose delays are known:
Farewell 1982, Biometrics 38). Effects are draws from normal distributions whose variances, one a
block of columns, are what the data of all outcomes say they are (empirical Bayes; MacKay 1992,
Neural Computation 4, with Laplace's approximation, in turns with Newton's steps). So an outcome of
three occurrences is hardly told apart by anything, and one of three hundred is.

One factor, the *groups*, may have hundreds of levels: a unit is in one group, so that part of the
information is diagonal and is eliminated first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from intelligence.statistics.strong_effects import STRONG

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

_FARTHEST = 30.0
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(15)


@dataclass(frozen=True)
class Predictors:
    """What units are told apart by.

    Attributes:
        columns: shape (units, columns).
        blocks: shape (columns,), the block from 0 that each column belongs to.
        groups: shape (units,), each unit's group from 0; -1 for a unit of no known group.
        count: how many groups there are.

    """

    columns: Array
    blocks: Codes
    groups: Codes
    count: int

    @property
    def sources(self) -> int:
        """How many spreads there are: one a block, and the groups' as the last."""
        return int(self.blocks.max(initial=-1)) + 2

    def taken(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Predictors:
        """Return the same of some units."""
        return Predictors(self.columns[rows], self.blocks, self.groups[rows], self.count)

    @property
    def rows(self) -> Array:
        """The columns with one for the outcome's own level before them."""
        return np.hstack([np.ones((len(self.columns), 1)), self.columns])

    def log_odds(self, effects: Array, groups: Array) -> Array:
        """Return what effects and groups' effects add up to, shape (units, outcomes)."""
        found = effects[:, 0] + self.columns @ effects[:, 1:].T
        known = self.groups >= 0
        found[known] += groups.T[self.groups[known]]
        return np.asarray(np.clip(found, -_FARTHEST, _FARTHEST))


@dataclass(frozen=True)
class Incidence:
    """A fitted model.

    Attributes:
        effects: shape (outcomes, 1 + columns), the outcome's own level first.
        groups: shape (outcomes, groups), effects of groups.
        spreads: shape (blocks + 1,), standard deviation of effects, that of groups last.
        strong: shape (blocks + 1,), the share of effects that are strong beside that; 0 where none
            may be.
        covariance: shape (outcomes, 1 + columns, 1 + columns), of the effects.
        shares: shape (outcomes, groups, 1 + columns), the mean row of each group, as far as the
            group's own units outweigh the spread.
        variances: shape (outcomes, groups), of a group's effect if all others were known.
        converged: whether effects are the likeliest ones under what they are drawn by.

    """

    effects: Array
    groups: Array
    spreads: Array
    strong: Array
    covariance: Array
    shares: Array
    variances: Array
    converged: bool

    def predictor(self, asked: Predictors) -> Array:
        """Return the log odds, shape (units, outcomes)."""
        return asked.log_odds(self.effects, self.groups)

    @property
    def unknown(self) -> Array:
        """The variance of an effect that nothing is known of, shape (blocks + 1,)."""
        return np.asarray(self.spreads**2 + self.strong * STRONG**2)

    def variance(self, asked: Predictors) -> Array:
        """Return the posterior variance of the log odds, shape (units, outcomes).

        A unit of no known group has the variance of groups added.
        """
        rows, known = asked.rows, asked.groups >= 0
        found = np.empty((len(rows), len(self.effects)))
        for outcome, covariance in enumerate(self.covariance):
            own = rows.copy()
            own[known] -= self.shares[outcome][asked.groups[known]]
            found[:, outcome] = ((own @ covariance) * own).sum(axis=1)
            found[known, outcome] += self.variances[outcome][asked.groups[known]]
        found[~known] += self.unknown[-1] if asked.count else 0.0
        return np.asarray(np.maximum(found, 0.0))


def mean_chance(predictor: Array, variance: Array) -> Array:
    """Return the chance over normally distributed log odds, by Gauss-Hermite quadrature."""
    weights = _WEIGHTS / _WEIGHTS.sum()
    spread = np.sqrt(variance)
    total = np.zeros_like(predictor)
    for node, weight in zip(_NODES, weights, strict=True):
        total += weight * special.expit(predictor + node * spread)
    return total

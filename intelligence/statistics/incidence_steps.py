"""Newton's steps of logistic regressions side by side; see `intelligence.statistics.incidence`.

What effects are drawn by is given; `intelligence.statistics.incidence_fitting` learns it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special

from intelligence.statistics.incidence import Predictors
from intelligence.statistics.shrunk_shares import shared_strength, shrunk_share

Array = NDArray[np.float64]
#: Effects, shape (outcomes, 1 + columns), and those of groups, shape (outcomes, groups); or what
#: they are drawn to nought by (without the level), as precisions.
Pair = tuple[Array, Array]
#: Covariance of effects, mean rows of groups and variances of groups' effects, as in `Incidence`.
Parts = tuple[Array, Array, Array]

#: An optimum is found when no effect moves by more.
_CLOSE = 1e-6
_MOST_STEPS = 200
#: Longest step of a coefficient, so that the first ones do not overshoot.
_LONGEST = 1.5
_TINY = 1e-12
#: An outcome's own level is pulled to that of all outcomes at least by so little, lest none or all
#: units show it.
_LEAST_LEVEL_PENALTY = 0.05
#: Products of two columns are made for so many units at once.
_ROWS = 2_048
#: They are kept for all steps up to so many numbers (160 MB).
_MOST_KEPT = 20_000_000


class SideBySide:
    """Regressions of many outcomes on the same units."""

    def __init__(self, shows: Array, predictors: Predictors, visible: Array) -> None:
        self._shows, self._given, self._visible = shows, predictors, visible[:, None]
        self._rows = predictors.rows
        self._groups = _membership(predictors)
        self._pairs = _group_pairs(self._rows, predictors)
        self._upper = np.triu_indices(self._rows.shape[1])
        self._levels, self._common, self._level_penalty = _levels(shows, visible)

    def start(self) -> Pair:
        """Return the levels of outcomes, and no effects."""
        outcomes = self._shows.shape[1]
        effects = np.zeros((outcomes, self._rows.shape[1]))
        effects[:, 0] = self._levels
        return effects, np.zeros((outcomes, self._given.count))

    def step(self, at: Pair, drawn: Pair) -> tuple[Pair, Parts, float]:
        """Return effects after a step, the parts of their covariance before it, and its length.

        A step that leads beyond the top of its direction goes as far as the secant of the slopes
        says, each outcome's for itself: expected information understates how sure an outcome is
        that young units have shown, and whole steps would go to and fro for ever.
        """
        slope, weights = self._slope(at, drawn)
        step, parts = self._direction(slope, weights, drawn)
        most = np.maximum(*(np.abs(one).max(axis=1, initial=0.0) for one in step))
        step = _along(step, np.minimum(1.0, _LONGEST / np.maximum(most, _TINY)))
        beyond, _ = self._slope((at[0] + step[0], at[1] + step[1]), drawn)
        first, last = _product(slope, step), _product(beyond, step)
        over = (last < 0) & (first > 0)
        step = _along(step, np.where(over, first / np.where(over, first - last, 1.0), 1.0))
        moved = max(float(np.abs(one).max(initial=0.0)) for one in step)
        return (at[0] + step[0], at[1] + step[1]), parts, moved

    def optimum(self, at: Pair, drawn: Pair) -> tuple[Pair, Parts, bool]:
        """Return the likeliest effects, the parts of their covariance, and whether they are it."""
        for _ in range(_MOST_STEPS):
            at, parts, moved = self.step(at, drawn)
            if moved < _CLOSE:
                return at, parts, True
        return at, parts, False

    def _slope(self, at: Pair, drawn: Pair) -> tuple[Pair, Array]:
        """Return slopes of the penalised likelihood, and weights of units in the information."""
        chance = special.expit(self._given.log_odds(*at))
        seen = np.minimum(self._visible * chance, 1 - _TINY)
        pull = (1 - chance) * (self._shows - seen) / (1 - seen)
        weights = np.maximum(seen * (1 - chance) ** 2 / (1 - seen), _TINY)
        away = at[0].copy()
        away[:, 0] -= self._common
        score = pull.T @ self._rows - self._penalties(drawn) * away
        return (score, (self._groups @ pull).T - drawn[1] * at[1]), weights

    def _penalties(self, drawn: Pair) -> Array:
        return np.hstack([np.full((len(drawn[0]), 1), self._level_penalty), drawn[0]])

    def _direction(self, slope: Pair, weights: Array, drawn: Pair) -> tuple[Pair, Parts]:
        """Return Newton's steps of effects and groups, and covariance, shares and variances."""
        score, group_score = slope
        own = (self._groups @ weights).T + drawn[1]
        shares = (self._pairs @ weights).T.reshape(*own.shape, self._rows.shape[1]) / own[
            :, :, None
        ]
        information = self._information(weights)
        places = np.arange(information.shape[1])
        information[:, places, places] += self._penalties(drawn)
        information -= np.swapaxes(shares * own[:, :, None], 1, 2) @ shares
        covariance = np.linalg.inv(information)
        rest = score - (group_score[:, None] @ shares)[:, 0]
        step = (covariance @ rest[:, :, None])[:, :, 0]
        group_step = group_score / own - (shares @ step[:, :, None])[:, :, 0]
        parts = (np.asarray(covariance), np.asarray(shares), np.asarray(1 / own))
        return (np.asarray(step), np.asarray(group_step)), parts

    def _information(self, weights: Array) -> Array:
        """Return the weighted products of every two columns, shape (outcomes, width, width)."""
        one, other = self._upper
        total = np.zeros((weights.shape[1], len(one)))
        for start, products in self._products if self._keeps else self._multiplied():
            total += weights[start : start + len(products)].T @ products
        width = self._rows.shape[1]
        information = np.empty((weights.shape[1], width, width))
        information[:, one, other] = total
        information[:, other, one] = total
        return information

    @property
    def _keeps(self) -> bool:
        """Whether the products of columns are few enough to be kept between steps."""
        return len(self._rows) * len(self._upper[0]) <= _MOST_KEPT

    @cached_property
    def _products(self) -> list[tuple[int, Array]]:
        return list(self._multiplied())

    def _multiplied(self) -> Iterator[tuple[int, Array]]:
        """Yield the products of every two columns of some units, and the first one's place."""
        one, other = self._upper
        for start in range(0, len(self._rows), _ROWS):
            rows = self._rows[start : start + _ROWS]
            yield start, rows[:, one] * rows[:, other]


def _along(step: Pair, parts: Array) -> Pair:
    """Return so large a part of each outcome's step."""
    return step[0] * parts[:, None], step[1] * parts[:, None]


def _product(one: Pair, other: Pair) -> Array:
    """Return the inner product of each outcome's effects, groups' with them."""
    return np.asarray((one[0] * other[0]).sum(axis=1) + (one[1] * other[1]).sum(axis=1))


def _levels(shows: Array, visible: Array) -> tuple[Array, float, float]:
    """Return where levels begin, the level of all outcomes, and how strongly they are pulled to it.

    Levels of outcomes are draws from one distribution, too: its mean and spread are those of shares
    that are beta distributed (`shrunk_shares`), brought to log odds by the delta method.
    """
    counts, seen = shows.sum(axis=0), float(visible.sum())
    middle = np.array((counts.sum() + 0.5) / (seen * len(counts) + 1.0))
    middle = np.clip(middle, 0.5 / (len(shows) + 1), 1 - 0.5 / (len(shows) + 1))
    strength = shared_strength(counts[:, None], np.full(len(counts), seen), middle)
    drawn = shrunk_share(counts, np.array(seen), middle, strength)
    penalty = (strength + 1) * float(middle * (1 - middle))
    return (
        np.asarray(special.logit(drawn)),
        float(special.logit(middle)),
        max(penalty, _LEAST_LEVEL_PENALTY),
    )


def _membership(predictors: Predictors) -> sparse.csr_array:
    """Return an indicator of which unit is in which group, shape (groups, units)."""
    units = np.flatnonzero(predictors.groups >= 0)
    shape = (predictors.count, len(predictors.groups))
    return sparse.csr_array((np.ones(len(units)), (predictors.groups[units], units)), shape=shape)


def _group_pairs(rows: Array, predictors: Predictors) -> sparse.csr_array:
    """Return each group's entries of each column, shape (groups * width, units)."""
    units, columns = np.nonzero(rows)
    inside = predictors.groups[units] >= 0
    units, columns = units[inside], columns[inside]
    places = predictors.groups[units] * rows.shape[1] + columns
    shape = (predictors.count * rows.shape[1], len(rows))
    return sparse.csr_array((rows[units, columns], (places, units)), shape=shape)

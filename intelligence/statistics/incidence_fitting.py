"""Fits logistic regressions of many outcomes side by side; see `intelligence.statistics.incidence`.

Newton's steps of all outcomes and the spreads of their effects in turns.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special

from intelligence.statistics.incidence import Incidence, Predictors
from intelligence.statistics.shrunk_shares import shared_strength, shrunk_share
from intelligence.statistics.strong_effects import Effects, first_share

Array = NDArray[np.float64]

_MOST_STEPS = 40
_CLOSE = 5e-3
#: What effects are drawn by has settled when what is left of one that is as sure as one unit of
#: information changes by less.
_SETTLED = 5e-3
#: Longest step of a coefficient, so that the first ones do not overshoot.
_LONGEST = 1.5
_TINY = 1e-12
#: An outcome's own level is pulled to that of all outcomes at least by so little, lest none or all
#: units show it.
_LEAST_LEVEL_PENALTY = 0.05
#: Standard deviations of effects are looked for between these.
_SPREADS = (0.02, 3.0)
_FIRST_SPREAD = 0.4
#: What an outcome makes no use of has effects of nought.
_UNUSED = 1e8
#: Products of two columns are made for so many units at once.
_ROWS = 2_048
#: They are kept for all steps up to so many numbers (160 MB).
_MOST_KEPT = 20_000_000


def fit_incidence(
    shows: Array,
    predictors: Predictors,
    visible: Array,
    used: NDArray[np.bool_] | None = None,
    strong: NDArray[np.bool_] | None = None,
) -> Incidence:
    """Fit every outcome, and how strong effects are in general.

    Args:
        shows: shape (units, outcomes), 0 or 1.
        predictors: of the same units.
        visible: shape (units,), above 0 up to 1: the share of what a unit will ever show that has
            been seen by now.
        used: shape (outcomes, sources), which blocks (the groups last) an outcome may make use of;
            all by default.
        strong: shape (sources,), which sources may have a few effects that are much stronger than
            the others (`strong_effects`); none by default.

    Raises:
        ValueError: when shapes differ, there is no unit, or a visible share is out of range.

    """
    _check(shows, predictors, visible)
    may = np.ones((shows.shape[1], predictors.sources), dtype=bool) if used is None else used
    spreads = np.full(predictors.sources, _FIRST_SPREAD)
    some = np.zeros(predictors.sources, dtype=bool) if strong is None else strong
    shares = np.where(some, first_share(), 0.0)
    return _Fitting(shows, predictors, visible, may).run((spreads, shares), None, learn=True)


def refit_incidence(
    shows: Array,
    predictors: Predictors,
    visible: Array,
    like: Incidence,
    used: NDArray[np.bool_] | None = None,
) -> Incidence:
    """Fit other units of the same kinds with effects as strong as in a fit that is given.

    Raises:
        ValueError: as `fit_incidence` does.

    """
    _check(shows, predictors, visible)
    may = np.ones((shows.shape[1], predictors.sources), dtype=bool) if used is None else used
    return _Fitting(shows, predictors, visible, may).run(
        (like.spreads, like.strong), like, learn=False
    )


def _check(shows: Array, predictors: Predictors, visible: Array) -> None:
    units = len(shows)
    if not units or any(
        len(given) != units for given in (predictors.columns, predictors.groups, visible)
    ):
        message = f"{units} units need as many rows of columns, groups and visible shares, and one"
        raise ValueError(message)
    if not ((visible > 0) & (visible <= 1)).all():
        raise ValueError("a visible share is above 0 and at most 1")


class _Fitting:
    """Newton's steps for all outcomes and the spreads, in turns."""

    def __init__(
        self, shows: Array, predictors: Predictors, visible: Array, used: NDArray[np.bool_]
    ) -> None:
        self._shows, self._given, self._visible = shows, predictors, visible[:, None]
        self._used = used
        self._rows = predictors.rows
        self._groups = _membership(predictors)
        self._pairs = _group_pairs(self._rows, predictors)
        self._upper = np.triu_indices(self._rows.shape[1])
        self._levels, self._common, self._level_penalty = _levels(shows, visible)

    def run(self, prior: tuple[Array, Array], start: Incidence | None, *, learn: bool) -> Incidence:
        """Return the fit; ``learn`` says whether spreads and shares of ``prior`` are looked for."""
        outcomes, width = self._shows.shape[1], self._rows.shape[1]
        effects, groups = np.zeros((outcomes, width)), np.zeros((outcomes, self._given.count))
        effects[:, 0] = self._levels
        if start is not None:
            effects, groups = start.effects.copy(), start.groups.copy()
        drawn = self._alike(prior[0])
        converged = False
        for _ in range(_MOST_STEPS):
            step, of_groups, parts = self._step(effects, groups, drawn)
            effects = effects + np.clip(step, -_LONGEST, _LONGEST)
            groups = groups + np.clip(of_groups, -_LONGEST, _LONGEST)
            moved = float(np.abs(step).max(initial=0.0))
            found, now = self._prior((effects, groups), prior, (drawn, parts), learn=learn)
            moved = max(moved, float(np.abs(found[0] - prior[0]).max()))
            changed = [
                np.abs(1 / (1 + a) - 1 / (1 + b)).max(initial=0.0)
                for a, b in zip(now, drawn, strict=True)
            ]
            prior, drawn = found, now
            if moved < _CLOSE and max(changed) < _SETTLED:
                converged = True
                break
        return Incidence(effects, groups, *prior, *parts, converged)

    def _alike(self, spreads: Array) -> tuple[Array, Array]:
        """Return what each effect and each group is drawn by where none is strong."""
        strengths = np.where(self._used, 1 / spreads**2, _UNUSED)
        groups = np.repeat(strengths[:, -1:], self._given.count, axis=1)
        return strengths[:, self._given.blocks], groups

    def _step(
        self, effects: Array, groups: Array, drawn: tuple[Array, Array]
    ) -> tuple[Array, Array, tuple[Array, Array, Array]]:
        """Return Newton's steps of effects and groups, and covariance, shares and variances."""
        chance = special.expit(self._given.log_odds(effects, groups))
        seen = np.minimum(self._visible * chance, 1 - _TINY)
        pull = (1 - chance) * (self._shows - seen) / (1 - seen)
        weights = np.maximum(seen * (1 - chance) ** 2 / (1 - seen), _TINY)
        level = np.full((len(effects), 1), self._level_penalty)
        penalties, of_group = np.hstack([level, drawn[0]]), drawn[1]
        away = effects.copy()
        away[:, 0] -= self._common
        score = pull.T @ self._rows - penalties * away
        group_score = (self._groups @ pull).T - of_group * groups
        own = (self._groups @ weights).T + of_group
        shares = (self._pairs @ weights).T.reshape(*own.shape, self._rows.shape[1]) / own[
            :, :, None
        ]
        information = self._information(weights)
        places = np.arange(information.shape[1])
        information[:, places, places] += penalties
        information -= np.swapaxes(shares * own[:, :, None], 1, 2) @ shares
        covariance = np.linalg.inv(information)
        rest = score - (group_score[:, None] @ shares)[:, 0]
        step = (covariance @ rest[:, :, None])[:, :, 0]
        group_step = group_score / own - (shares @ step[:, :, None])[:, :, 0]
        parts = (np.asarray(covariance), np.asarray(shares), np.asarray(1 / own))
        return np.asarray(step), np.asarray(group_step), parts

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

    def _prior(
        self,
        fitted: tuple[Array, Array],
        prior: tuple[Array, Array],
        told: tuple[tuple[Array, Array], tuple[Array, Array, Array]],
        *,
        learn: bool,
    ) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
        """Return likelier spreads and shares of strong effects, and what all are drawn by then."""
        spreads, strong = prior[0].copy(), prior[1].copy()
        found = self._alike(spreads)
        for source, last, cells, alone in self._alone(fitted, told):
            if learn:
                at = (float(prior[0][source]), float(prior[1][source]))
                spreads[source] = np.clip(alone.spread(*at), *_SPREADS)
                strong[source] = alone.share(*at) if at[1] > 0 else 0.0
            found[last][cells] = 1 / spreads[source] ** 2
            if strong[source] > 0:
                now = alone.drawn(float(spreads[source]), float(strong[source]))
                found[last][cells] = np.sqrt(now * told[0][last][cells])
        return (spreads, strong), found

    def _alone(
        self,
        fitted: tuple[Array, Array],
        told: tuple[tuple[Array, Array], tuple[Array, Array, Array]],
    ) -> Iterator[tuple[int, int, tuple[NDArray[np.int64], ...], Effects]]:
        """Yield each source, whether it is the groups', its cells, and what data tell of them."""
        (effects, groups), (drawn, (covariance, shares, variances)) = fitted, told
        unsure = np.diagonal(covariance, axis1=1, axis2=2)[:, 1:]
        of_groups = variances + ((shares @ covariance) * shares).sum(axis=2)
        given = ((effects[:, 1:], unsure, drawn[0]), (groups, of_groups, drawn[1]))
        sources = self._given.sources
        for source in range(sources):
            last = int(source == sources - 1)
            columns = np.ones(groups.shape[1], bool) if last else self._given.blocks == source
            cells = np.ix_(self._used[:, source], columns)
            own, doubt, by = (one[cells] for one in given[last])
            if own.size:
                yield source, last, cells, Effects.without(own, doubt, by)


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

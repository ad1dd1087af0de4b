"""Fits logistic regressions of many outcomes side by side; see `intelligence.statistics.incidence`.

What effects are drawn by is learned in turns with Newton's steps, until it has settled. Then it is
held, and the effects are the optimum under it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from intelligence.statistics.incidence import Incidence, Predictors
from intelligence.statistics.incidence_steps import Pair, Parts, SideBySide
from intelligence.statistics.strong_effects import Effects, first_share

Array = NDArray[np.float64]
#: Spreads and shares of strong effects, one a source.
Prior = tuple[Array, Array]
#: The same, and the precisions that effects and groups' effects are drawn to nought by.
State = tuple[Array, Array, Array, Array]

_MOST_STEPS = 80
#: Of what has not settled by then the mean over so many of the last steps is taken.
_LAST = 20
#: Where effects may be strong only a part of each step is gone: this one for so many steps, then
#: ever less.
_FIRST_PACE, _STEADY = 0.5, 40
_CLOSE = 5e-3
#: What effects are drawn by has settled when what is left of one that is as sure as one unit of
#: information would change by less.
_SETTLED = 1e-3
#: Standard deviations of effects are looked for between these.
_SPREADS = (0.02, 3.0)
_FIRST_SPREAD = 0.4
#: What an outcome makes no use of has effects of nought.
_UNUSED = 1e8


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
    fitting = _Fitting(shows, predictors, visible, may)
    return fitting.under(fitting.learned((spreads, shares)))


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
    return _Fitting(shows, predictors, visible, may).under((like.spreads, like.strong))


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
    """What effects are drawn by, in turns with Newton's steps for all outcomes."""

    def __init__(
        self, shows: Array, predictors: Predictors, visible: Array, used: NDArray[np.bool_]
    ) -> None:
        self._given, self._used = predictors, used
        self._newton = SideBySide(shows, predictors, visible)

    def learned(self, prior: Prior) -> Prior:
        """Return the spreads and shares that the outcomes tell, beginning with some."""
        return self._settled(prior, learn=True)[0]

    def under(self, prior: Prior) -> Incidence:
        """Return the effects under spreads and shares, whatever they were learned from."""
        _, drawn, near = self._settled(prior, learn=False)
        effects, parts, converged = self._newton.optimum(near, drawn)
        return Incidence(*effects, *prior, *parts, converged)

    def _settled(self, prior: Prior, *, learn: bool) -> tuple[Prior, Pair, Pair]:
        """Return the prior, what each effect is drawn by, and effects near their optimum.

        All begins anew from no effects, so that it is the same whatever was fitted before.
        """
        drawn, at = self._alike(prior[0]), self._newton.start()
        mixed = bool(prior[1].any())
        if not (learn or mixed):
            return prior, drawn, at
        last: list[State] = []
        for step in range(1, _MOST_STEPS + 1):
            at, parts, moved = self._newton.step(at, drawn)
            now = (*prior, *drawn)
            found = self._likelier(at, prior, (drawn, parts), learn=learn)
            settled = _near(now, found) and moved < _CLOSE
            last = [*last[1 - _LAST :], _between(now, found, _pace(step) if mixed else 1.0)]
            prior, drawn = last[-1][:2], last[-1][2:]
            if settled:
                return prior, drawn, at
        middle = _mean(last)
        return middle[:2], middle[2:], at

    def _alike(self, spreads: Array) -> Pair:
        """Return what each effect and each group is drawn by where none is strong."""
        strengths = np.where(self._used, 1 / spreads**2, _UNUSED)
        groups = np.repeat(strengths[:, -1:], self._given.count, axis=1)
        return strengths[:, self._given.blocks], groups

    def _likelier(
        self, fitted: Pair, prior: Prior, told: tuple[Pair, Parts], *, learn: bool
    ) -> State:
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
                found[last][cells] = alone.drawn(float(spreads[source]), float(strong[source]))
        return spreads, strong, *found

    def _alone(
        self, fitted: Pair, told: tuple[Pair, Parts]
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


def _pace(step: int) -> float:
    """Return which part of the way is gone at a step: what goes to and fro comes to rest so."""
    return min(_FIRST_PACE, _FIRST_PACE * _STEADY / step)


def _near(now: State, found: State) -> bool:
    """Return whether the whole way changes nothing that matters."""
    kept = [np.abs(1 / (1 + a) - 1 / (1 + b)) for a, b in zip(now[2:], found[2:], strict=True)]
    moved = float(np.abs(now[0] - found[0]).max(initial=0.0))
    return moved < _CLOSE and max(float(one.max(initial=0.0)) for one in kept) < _SETTLED


def _between(now: State, found: State, part: float) -> State:
    """Return what is so far on the way from one to the other, in logarithms."""
    one, two, three, four = (a ** (1 - part) * b**part for a, b in zip(now, found, strict=True))
    return one, two, three, four


def _mean(states: list[State]) -> State:
    """Return the geometric means; a share of nought stays so."""
    one, two, three, four = (
        np.prod([part ** (1 / len(states)) for part in parts], axis=0)
        for parts in zip(*states, strict=True)
    )
    return one, two, three, four

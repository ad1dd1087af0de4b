"""How far the events of one unit go together: the variance of a contrast over that of chance.

An engagement that shows a theme tends to show it in several neighbouring quarters, so its events
are not as many independent ones. A trend or a step is a contrast of quarters: the sum of its
weights over all events. With each unit's own part of that sum, less what its exposure predicts at
an unchanging rate, the variance is the sum of their squares, whatever the parts of one unit have
to do with each other (Liang and Zeger 1986; at the rate of the null hypothesis: Rotnitzky and
Jewell 1990). Over the variance of independent events it is the design effect, by which counts are
worth less (Rao and Scott 1992).

Few units need no other reference distribution. Squares are of deviations from no change, so that a
contrast over the root of their sum cannot exceed the root of the number of units, and its tails
are no heavier than normal ones where units go either way alike (Efron 1969). One unit alone tells
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Places = NDArray[np.int64]

#: By which the variance is raised where one unit has all events, as where two have.
_ALONE = 2.0
_SLIM = 1e-9


@dataclass(frozen=True)
class Clumps:
    """Which unit each event is of, and when each unit could have had one; all are places from 0.

    Attributes:
        series: shape (events,), the series that an event counts in.
        unit: shape (events,).
        quarter: shape (events,); a unit counts once in a series and quarter.
        active_unit: shape (unit-quarters,).
        active_quarter: shape (unit-quarters,).

    """

    series: Places
    unit: Places
    quarter: Places
    active_unit: Places
    active_quarter: Places


def design_effects(
    clumps: Clumps,
    exposure: ArrayLike,
    contrasts: ArrayLike,
    series: int,
    *,
    as_they_lie: bool = False,
) -> Array:
    """Return the variance of each contrast of each series over that of independent events.

    Args:
        clumps: the events and who could have had them.
        exposure: shape (quarters,); quarters without exposure are left out.
        contrasts: shape (contrasts, quarters), weights of the quarters.
        series: how many there are.
        as_they_lie: whether independent events would lie in the quarters in which these do, else
            where an unchanging rate has them. Many events in few quarters, each of another unit,
            then are worth what they are; a peak or a season would else be held against itself.

    Returns:
        Shape (series, contrasts); one where there is no event. Below one where a unit that has had
        an event is less likely to have another, of which callers make no use.

    """
    exposed = np.asarray(exposure, dtype=np.float64)
    effects = np.ones((series, len(np.atleast_2d(contrasts))))
    if exposed.sum() <= 0:
        return effects
    used = exposed > 0
    weights = _centred(np.atleast_2d(np.asarray(contrasts, dtype=np.float64)), exposed)
    awaited = _awaited(clumps, exposed, weights)
    spread, chance = (awaited**2).sum(axis=0), exposed @ weights**2
    for at in range(series):
        own = (clumps.series == at) & used[clumps.quarter]
        rate = own.sum() / exposed.sum()
        units, place = np.unique(clumps.unit[own], return_inverse=True)
        if not len(units):
            continue
        seen = np.zeros((len(units), weights.shape[1]))
        np.add.at(seen, place, weights[clumps.quarter[own]])
        squares = (seen**2 - 2 * rate * seen * awaited[units]).sum(axis=0) + rate**2 * spread
        # Squares about an estimate are too small by the degree of freedom that it took.
        few = len(units) / (len(units) - 1) if len(units) > 1 else _ALONE
        steady = rate * chance
        apart = (weights[clumps.quarter[own]] ** 2).sum(axis=0) if as_they_lie else steady
        # A contrast in which no event lies has no weight but for rounding.
        known = apart > _SLIM * steady
        effects[at, known] = squares[known] / apart[known] * few
    return effects


def pooled(effects: Array, exposure: ArrayLike, contrasts: ArrayLike) -> Array:
    """Return one design effect of several contrasts, weighted by their variances, at least one.

    Args:
        effects: shape (series, contrasts).
        exposure: shape (quarters,).
        contrasts: shape (contrasts, quarters).

    Returns:
        Shape (series,).

    """
    exposed = np.asarray(exposure, dtype=np.float64)
    if exposed.sum() <= 0:
        return np.ones(len(effects))
    weight = exposed @ _centred(np.asarray(contrasts, dtype=np.float64), exposed) ** 2
    if weight.sum() <= 0:
        return np.ones(len(effects))
    return np.asarray(np.maximum(effects @ (weight / weight.sum()), 1.0))


def _centred(contrasts: Array, exposed: Array) -> Array:
    """Return weights by quarter, shape (quarters, contrasts), which an unchanging rate cancels."""
    mean = contrasts @ exposed / exposed.sum()
    return np.asarray(np.where(exposed > 0, contrasts - mean[:, None], 0.0).T)


def _awaited(clumps: Clumps, exposed: Array, weights: Array) -> Array:
    """Return each unit's share of the contrasts at a rate of one, shape (units, contrasts)."""
    active = np.bincount(clumps.active_quarter, minlength=len(exposed)).astype(np.float64)
    worth = np.divide(exposed, active, out=np.zeros_like(exposed), where=active > 0)
    every = np.concatenate([clumps.unit, clumps.active_unit, [-1]])
    awaited = np.zeros((int(every.max()) + 1, weights.shape[1]))
    np.add.at(awaited, clumps.active_unit, (weights * worth[:, None])[clumps.active_quarter])
    return awaited

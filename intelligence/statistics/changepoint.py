"""When a level changed: one change tested and dated, and the likeliest partition into many.

Segments of the latter are chosen by dynamic programming over all partitions, least cost plus a
penalty for each (Jackson et al. 2005; Killick, Fearnhead and Eckley 2012 prune the same search,
which tens of quarters do not need). The cost is twice the negative log likelihood: Poisson with
exposure, or the residual sum of squares.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from intelligence.statistics.clumping import pooled
from intelligence.statistics.rates import ratio_interval

Array = NDArray[np.float64]

#: Draws of the series without a change, which say how large a likelihood ratio arises by chance.
DRAWS = 1_999
#: Least quarters on either side of a change.
SHORTEST = 2
#: Shape of the weak gamma prior of both levels, worth so many events.
_SHAPE = 0.5


def poisson_costs(counts: ArrayLike, exposure: ArrayLike) -> Array:
    """Return twice the negative log likelihood of each segment ``[start, end)``, less constants.

    Args:
        counts: shape (quarters,), events.
        exposure: shape (quarters,).

    Returns:
        Shape (quarters + 1, quarters + 1); infinite where the end is not after the start.

    """
    events = _sums(np.asarray(counts, dtype=np.float64))
    exposed = _sums(np.broadcast_to(np.asarray(exposure, dtype=np.float64), np.shape(counts)))
    costs = 2 * (events - _log_likelihood(events, exposed))
    return np.where(np.triu(np.ones_like(costs), 1) > 0, costs, np.inf)


def squared_costs(values: ArrayLike) -> Array:
    """Return the residual sum of squares of each segment ``[start, end)``."""
    given = np.asarray(values, dtype=np.float64)
    total, squares = _sums(given), _sums(given**2)
    length = np.maximum(_sums(np.ones_like(given)), 1)
    costs = np.maximum(squares - total**2 / length, 0.0)
    return np.where(np.triu(np.ones_like(costs), 1) > 0, costs, np.inf)


def partition(costs: Array, penalty: float, shortest: int = 1) -> tuple[int, ...]:
    """Return the first places of all segments but the first, for the least penalised cost.

    Args:
        costs: as :func:`poisson_costs` returns them.
        penalty: added for every segment; ``2 * log(quarters)`` counts a level and its place.
        shortest: least length of a segment.

    >>> partition(squared_costs([1.0, 1.0, 9.0, 9.0]), penalty=3.0)
    (2,)

    """
    places = len(costs)
    best = np.full(places, np.inf)
    best[0] = 0.0
    before = np.zeros(places, dtype=np.int64)
    for end in range(shortest, places):
        offers = best[: end - shortest + 1] + costs[: end - shortest + 1, end] + penalty
        before[end] = int(np.argmin(offers))
        best[end] = offers[before[end]]
    found: list[int] = []
    at = int(before[-1])
    while at > 0:
        found.append(at)
        at = int(before[at])
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One change of level in each series; arrays of shape (series,).

    Attributes:
        place: the first quarter of the new level, the likeliest under the posterior of which
            ``low`` and ``high`` are the interval.
        log_ratio: log likelihood of two levels over one, divided by the clumping of the step, at
            the place at which this is largest.
        p_value: chance of so large a ratio in a series without change, its total given.
        before: events per exposure before.
        after: events per exposure from the place on.
        ratio_low: lower end of the interval of ``after / before``, exact given the place.
        ratio_high: upper end of it, infinite where nothing came before.
        low: first quarter of the interval of the place.
        high: last quarter of it.

    """

    place: NDArray[np.int64]
    log_ratio: Array
    p_value: Array
    before: Array
    after: Array
    ratio_low: Array
    ratio_high: Array
    low: NDArray[np.int64]
    high: NDArray[np.int64]


def level_change(
    counts: ArrayLike,
    exposure: ArrayLike,
    *,
    clumping: ArrayLike = 1.0,
    level: float = 0.9,
    seed: int = 0,
) -> LevelChange:
    """Find, test and date the likeliest single change of a Poisson rate.

    The test is exact up to its draws: given its total, a series without change is multinomial with
    the shares of exposure. Events that go together count for less: ratios, and the total of the
    draws, are divided by the clumping (Rao and Scott 1992). A step is dated with one clumping for
    all places, as those of single places are too uncertain to move a date: the interval holds the
    likeliest places up to ``level`` of the posterior under even odds of every place and weak gamma
    priors (Raftery and Akman 1986).

    Args:
        counts: shape (series, quarters) or (quarters,).
        exposure: shape (quarters,), all above zero.
        clumping: shape (series, places), by which the variance of each step exceeds that of
            independent events (`statistics.clumping`, of :func:`steps`); below one counts as one.
        level: of the interval of the place; that of the ratio is of 95 %.
        seed: of the draws.

    Raises:
        ValueError: when there are too few quarters for two sides, or one without exposure.

    """
    observed, exposed = _checked(counts, exposure)
    places = np.arange(SHORTEST, observed.shape[1] - SHORTEST + 1)
    first, second, spent, left = _sides(observed, exposed, places)
    effects = np.broadcast_to(np.asarray(clumping, dtype=np.float64), first.shape)
    mean = pooled(effects, exposed, steps(observed.shape[1]))[:, None]
    ratios = (_ratios(observed, exposed, places) / np.maximum(effects, mean)).max(axis=1)
    worth = observed / mean
    posterior = _posterior(worth, exposed, places)
    low, high = _interval(posterior, places, level)
    rows, best = np.arange(len(observed)), posterior.argmax(axis=1)
    own = np.maximum(effects, mean)[rows, best]
    before, after = first[rows, best], second[rows, best]
    ratio_low, ratio_high = ratio_interval(after / own, before / own, spent[best] / left[best])
    return LevelChange(
        places[best],
        ratios,
        _chances(worth, exposed, places, ratios, seed),
        before / spent[best],
        after / left[best],
        ratio_low,
        ratio_high,
        low,
        high,
    )


def steps(quarters: int) -> Array:
    """Return the contrasts of all steps that are looked for, shape (places, quarters)."""
    places = np.arange(SHORTEST, quarters - SHORTEST + 1)
    return np.asarray(np.arange(quarters) >= places[:, None], dtype=np.float64)


def _checked(counts: ArrayLike, exposure: ArrayLike) -> tuple[Array, Array]:
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    exposed = np.asarray(exposure, dtype=np.float64)
    quarters = observed.shape[1]
    if quarters < 2 * SHORTEST:
        message = f"{quarters} quarters cannot have a change with {SHORTEST} on either side"
        raise ValueError(message)
    if not bool((exposed > 0).all()):
        raise ValueError("a quarter without exposure has no level; leave it out")
    return observed, exposed


def _sums(values: Array) -> Array:
    """Return the sum over ``[start, end)`` at each [start, end]."""
    cumulative = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(cumulative[None, :] - cumulative[:, None])


def _log_likelihood(events: Array, exposed: Array) -> Array:
    rate = np.divide(events, exposed, out=np.zeros_like(events), where=exposed > 0)
    return np.asarray(special.xlogy(np.maximum(events, 0), np.where(rate > 0, rate, 1.0)))


def _sides(observed: Array, exposed: Array, places: NDArray[np.int64]) -> tuple[Array, ...]:
    events = np.cumsum(observed, axis=-1)
    time = np.cumsum(exposed)
    first, spent = events[..., places - 1], time[places - 1]
    return first, events[..., -1:] - first, spent, time[-1] - spent


def _ratios(observed: Array, exposed: Array, places: NDArray[np.int64]) -> Array:
    """Return the log likelihood ratio of a change at each place, shape (series, places)."""
    first, second, spent, left = _sides(observed, exposed, places)
    total = first + second
    return np.asarray(
        special.xlogy(first, first / spent)
        + special.xlogy(second, second / left)
        - special.xlogy(total, total / (spent + left))
    )


def _posterior(observed: Array, exposed: Array, places: NDArray[np.int64]) -> Array:
    first, second, spent, left = _sides(observed, exposed, places)
    weak = _SHAPE * exposed.sum() / np.maximum(observed.sum(axis=1, keepdims=True), 1.0)
    logs = sum(
        special.gammaln(_SHAPE + events) - (_SHAPE + events) * np.log(weak + time)
        for events, time in ((first, spent), (second, left))
    )
    logs = logs - logs.max(axis=1, keepdims=True)
    chances = np.exp(logs)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _interval(
    posterior: Array, places: NDArray[np.int64], level: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(-posterior, axis=1, kind="stable")
    ranked = np.take_along_axis(posterior, order, axis=1)
    needed = np.cumsum(ranked, axis=1) - ranked < level
    inside = np.zeros_like(needed)
    np.put_along_axis(inside, order, needed, axis=1)
    low = places[inside.argmax(axis=1)]
    high = places[inside.shape[1] - 1 - inside[:, ::-1].argmax(axis=1)]
    return low, high


def _chances(
    observed: Array, exposed: Array, places: NDArray[np.int64], found: Array, seed: int
) -> Array:
    """Return Monte Carlo probabilities; series of the same total share their draws.

    Each total has a generator of its own, so that no series changes the draws of another.
    """
    share = exposed / exposed.sum()
    totals = np.rint(observed.sum(axis=1)).astype(np.int64)
    chances = np.ones(len(observed))
    for total in np.unique(totals[totals > 0]):
        random = np.random.default_rng([seed, int(total)])
        drawn = random.multinomial(int(total), share, size=DRAWS).astype(np.float64)
        least = np.sort(_ratios(drawn, exposed, places).max(axis=1))
        rows = totals == total
        above = DRAWS - np.searchsorted(least, found[rows] - 1e-9, side="left")
        chances[rows] = (above + 1) / (DRAWS + 1)
    return chances

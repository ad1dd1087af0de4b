"""How many of several independent trials succeed when each has a chance of its own.

The exact distribution of Poisson (1837) by the recursion of Barlow and Heidtmann (1984), run
backwards from the count that is asked: the states are how many successes are still missing, and
nought absorbs. Everything is a sum of products of what is positive, so that a tail of 1e-200 is as
exact as one of a half. Many cells are worked out side by side; a cell with fewer trials than
another is filled up with chances of zero, which change nothing. Where the whole distribution of
one cell is asked and few chances differ, trials of equal chance are binomial together and their
sums are convolved: the same figures without a loop over trials.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special
from scipy.stats import binom

Array = NDArray[np.float64]
Counts = NDArray[np.int64]

#: Numbers held at once in one recursion.
_MOST_AT_ONCE = 4_000_000
_ROUNDS = 40
_CLOSE = 1e-3
#: Hazards are multiplied by up to this.
LARGEST_LIFT = 1_000.0
_LARGEST_HAZARD = 700.0


@dataclass(frozen=True)
class Tail:
    """The upper end of each cell's distribution, shape (cells,) each.

    Attributes:
        more: the chance of more than the count.
        exactly: the chance of just the count.

    """

    more: Array
    exactly: Array

    @property
    def at_least(self) -> Array:
        """The chance of the count or more: the exact one-sided p-value."""
        return np.minimum(self.more + self.exactly, 1.0)

    @property
    def mid_p(self) -> Array:
        """Half the chance of the count and all the chance of more (Lancaster 1961)."""
        return np.minimum(self.more + self.exactly / 2, 1.0)


def upper_tail(chances: Array, counts: Counts) -> Tail:
    """Return the upper tail of each cell at its count.

    Args:
        chances: shape (cells, trials), each in [0, 1]; zeros fill up cells with fewer trials.
        counts: shape (cells,), each at least zero.

    Raises:
        ValueError: when shapes differ, a count is negative or a chance is outside [0, 1].

    >>> tail = upper_tail(np.full((1, 2), 0.5), np.array([1]))
    >>> tail.at_least.tolist(), tail.mid_p.tolist()
    ([0.75], [0.5])

    """
    _check(chances, counts)
    more, exactly = np.zeros(len(counts)), np.zeros(len(counts))
    for rows in _portions(counts):
        states = _missing(chances[rows], counts[rows] + 1)
        more[rows], exactly[rows] = states[0], states[1]
    return Tail(more, exactly)


def success_chances(chances: ArrayLike) -> Array:
    """Return the chance of 0, 1, … successes (Poisson-binomial), shape (trials + 1,).

    Fast where few chances differ; `upper_tail` where many do and only a tail is asked.

    Args:
        chances: shape (trials,), each from 0 to 1.

    >>> success_chances([0.5, 0.5, 1.0]).round(6).tolist()
    [0.0, 0.25, 0.5, 0.25]

    """
    values, counts = np.unique(np.asarray(chances, dtype=np.float64), return_counts=True)
    told = np.ones(1)
    for chance, count in zip(values, counts, strict=True):
        told = np.convolve(told, binom.pmf(np.arange(count + 1), count, chance))
    return np.asarray(told, dtype=np.float64)


def two_sided_mid_p(successes: int, chances: ArrayLike) -> float:
    """Return twice the lesser tail of one cell; the count itself counts half (Lancaster 1961).

    >>> round(two_sided_mid_p(9, [0.5] * 10), 4)
    0.0117
    """
    told = success_chances(chances)
    upper = float(told[successes + 1 :].sum() + told[successes] / 2)
    lower = float(told[:successes].sum() + told[successes] / 2)
    return min(1.0, 2 * min(upper, lower))


def critical_counts(chances: Array, levels: Array) -> Counts:
    """Return the smallest count whose mid-p value is at most the level; trials + 1 if none is.

    Args:
        chances: shape (cells, trials).
        levels: shape (cells,), each in (0, 1).

    """
    expected = chances.sum(axis=1)
    trials = (chances > 0).sum(axis=1)
    low = np.zeros(len(levels), dtype=np.int64)
    guess = np.floor(expected).astype(np.int64) + 1
    high = np.minimum(guess, trials) + 1
    # The level is not yet met at `low` - 1 and is met at `high`, or `high` is beyond the trials.
    open_ = np.flatnonzero(high <= trials)
    step = 4
    while len(open_):
        passed = upper_tail(chances[open_], high[open_]).mid_p > levels[open_]
        low[open_[passed]] = high[open_[passed]] + 1
        high[open_[passed]] += step
        open_ = open_[passed & (high[open_] <= trials[open_])]
        step *= 2
    high = np.minimum(high, trials + 1)
    while (open_ := np.flatnonzero(low < high)).size:
        middle = (low[open_] + high[open_]) // 2
        met = upper_tail(chances[open_], middle).mid_p <= levels[open_]
        high[open_] = np.where(met, middle, high[open_])
        low[open_] = np.where(met, low[open_], middle + 1)
    return np.asarray(high)


def detectable_lift(chances: Array, counts: Counts, power: float) -> Array:
    """Return the smallest lift at which the count is reached with this power.

    Every hazard, ``-log(1 - chance)``, is multiplied by one factor until it is; the lift is that of
    the expected successes, which a trial can be no more than one of, so that it is on the scale of
    observed over expected. NaN where the count is beyond the trials, or would take a factor of more
    than `LARGEST_LIFT`.

    Args:
        chances: shape (cells, trials).
        counts: shape (cells,), at least one each.
        power: within (0, 1).

    >>> detectable_lift(np.full((1, 7), 0.16), np.array([7]), 0.8).round(2).tolist()
    [6.05]

    """
    lifts = np.full(len(counts), np.nan)
    trials = (chances > 0).sum(axis=1)
    asked = np.flatnonzero((counts <= trials) & (counts > 0))
    if not len(asked):
        return lifts
    hazards = -np.log1p(-np.minimum(chances[asked], 1 - 1e-15))
    factors = _root(hazards, counts[asked], power)
    successes = _lifted(hazards, factors).sum(axis=1)
    found = successes / chances[asked].sum(axis=1)
    lifts[asked] = np.where(factors < LARGEST_LIFT, found, np.nan)
    return lifts


def _root(hazards: Array, counts: Counts, power: float) -> Array:
    """Find the factor by false position on its log and probit power (Illinois rule)."""
    target = float(special.ndtri(power))
    low = np.full(len(counts), -np.log(LARGEST_LIFT))
    high = np.full(len(counts), np.log(LARGEST_LIFT))
    at_low, at_high = (_probit(hazards, counts, at) - target for at in (low, high))
    found = np.where(at_high < 0, high, low)
    open_ = np.flatnonzero((at_high >= 0) & (at_low < 0))
    start = np.log(np.maximum(counts, 1) / np.maximum(hazards.sum(axis=1), 1e-12))
    tried = np.clip(start, low + 1e-6, high - 1e-6)
    side = np.zeros(len(counts))
    for _ in range(_ROUNDS):
        if not len(open_):
            break
        value = _probit(hazards[open_], counts[open_], tried[open_]) - target
        above = value >= 0
        up, down = open_[above], open_[~above]
        high[up], at_high[up] = tried[up], value[above]
        at_low[up] /= np.where(side[up] > 0, 2, 1)
        low[down], at_low[down] = tried[down], value[~above]
        at_high[down] /= np.where(side[down] < 0, 2, 1)
        side[up], side[down] = 1, -1
        found[open_] = tried[open_]
        share = at_low / (at_low - at_high)
        tried = np.where(np.isfinite(share), low + share * (high - low), (low + high) / 2)
        tried = np.clip(tried, low, high)
        open_ = open_[(np.abs(value) > _CLOSE) & (high[open_] - low[open_] > _CLOSE / 10)]
    return np.asarray(np.exp(found))


def _lifted(hazards: Array, factors: Array) -> Array:
    """Return the chances of hazards that are multiplied."""
    return np.asarray(-np.expm1(-np.minimum(hazards * factors[:, None], _LARGEST_HAZARD)))


def _probit(hazards: Array, counts: Counts, log_factors: Array) -> Array:
    reached = upper_tail(_lifted(hazards, np.exp(log_factors)), counts).at_least
    return np.asarray(np.clip(special.ndtri(reached), -_LARGEST_HAZARD, _LARGEST_HAZARD))


def _missing(chances: Array, counts: Counts) -> Array:
    """Return the chance that this many successes are still missing, shape (missing, cells)."""
    cells = len(chances)
    states = np.zeros((int(counts.max()) + 1, cells))
    states[counts, np.arange(cells)] = 1.0
    moved = np.empty_like(states)
    # A trial that none of these cells has moves nothing.
    for chance in np.ascontiguousarray(chances[:, chances.any(axis=0)].T):
        np.multiply(states, chance, out=moved)
        states[1:] *= 1.0 - chance
        states[:-1] += moved[1:]
    return states


def _portions(counts: Counts) -> list[Counts]:
    """Put cells of like counts together, so that the recursion is no wider than it need be."""
    order = np.argsort(counts, kind="stable")
    portions, start = [], 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (counts[order[end]] + 2) * (end + 1 - start) <= _MOST_AT_ONCE:
            if counts[order[end]] > 2 * counts[order[start]] + 8:
                break
            end += 1
        portions.append(order[start:end])
        start = end
    return portions


def _check(chances: Array, counts: Counts) -> None:
    if chances.ndim != 2 or len(chances) != len(counts):  # noqa: PLR2004 - cells by trials
        raise ValueError(f"chances of shape {chances.shape} do not fit {len(counts)} counts")
    if len(counts) and counts.min() < 0:
        raise ValueError(f"a count cannot be {counts.min()}")
    if chances.size and not (chances.min() >= 0 and chances.max() <= 1):
        raise ValueError("every chance must lie between 0 and 1")

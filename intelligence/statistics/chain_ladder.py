"""What is still to be reported: completing a triangle of periods by delays.

``mack`` completes cumulative amounts with standard errors and no distribution (Mack 1993).
``reporting`` estimates from counts how much of a period is known after each delay (reverse-time
hazards: Lawless 1994), and ``nowcast`` what a period's count will be, with an interval.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

_DRAWS = 2_000
_LEAST_SHAPE = 0.5
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Ladder:
    """A completed triangle.

    Attributes:
        factors: shape (delays - 1,), from each delay to the next.
        variances: shape (delays - 1,), Mack's sigma squared of each factor.
        ultimate: shape (periods,), expected final amounts.
        errors: shape (periods,), standard errors of prediction of the final amounts.
        reserve: what is expected to come, over all periods.
        reserve_error: its standard error of prediction.

    """

    factors: Array
    variances: Array
    ultimate: Array
    errors: Array
    reserve: float
    reserve_error: float


def mack(triangle: ArrayLike) -> Ladder:
    """Complete a cumulative run-off triangle by the chain ladder with Mack's standard errors.

    Mack (1993), ASTIN Bulletin 23; the last variance is extrapolated as in his section 4.

    Args:
        triangle: shape (periods, delays), cumulative, NaN where not yet known; at least as many
            periods as delays, the newest period known at delay 0 only.

    Raises:
        ValueError: when the triangle has fewer than three delays, or a column that is all zero.

    """
    known = np.asarray(triangle, dtype=np.float64)
    periods, delays = known.shape
    if delays < 3:  # noqa: PLR2004 - two factors are needed to extrapolate a variance
        message = f"a chain ladder needs at least 3 delays, not {delays}"
        raise ValueError(message)
    factors, variances = _development(known)
    latest = (~np.isnan(known)).sum(axis=1) - 1
    whole = _whole(known, factors)
    ultimate = whole[:, -1]
    sums = np.array([np.nansum(known[latest > d, d]) for d in range(delays - 1)])
    relative = variances / factors**2
    squared = np.array(
        [
            ultimate[i] ** 2 * np.sum((relative * (1 / whole[i, :-1] + 1 / sums))[latest[i] :])
            for i in range(periods)
        ]
    )
    shared = np.array(
        [
            ultimate[i] * ultimate[i + 1 :].sum() * np.sum((2 * relative / sums)[latest[i] :])
            for i in range(periods)
        ]
    )
    reserve = float(np.sum(ultimate - known[np.arange(periods), latest]))
    total = float(np.sqrt(squared.sum() + shared.sum()))
    return Ladder(factors, variances, ultimate, np.sqrt(squared), reserve, total)


def _whole(known: Array, factors: Array) -> Array:
    whole = known.copy()
    for delay, factor in enumerate(factors):
        unknown = np.isnan(whole[:, delay + 1])
        whole[unknown, delay + 1] = whole[unknown, delay] * factor
    return whole


def _development(known: Array) -> tuple[Array, Array]:
    delays = known.shape[1]
    factors, variances = np.empty(delays - 1), np.full(delays - 1, np.nan)
    for delay in range(delays - 1):
        both = ~np.isnan(known[:, delay + 1])
        before, after = known[both, delay], known[both, delay + 1]
        if before.sum() <= 0:
            message = f"nothing is known at delay {delay}, so there is no factor from it"
            raise ValueError(message)
        factors[delay] = after.sum() / before.sum()
        if both.sum() > 1:
            used = before > 0
            ratios = after[used] / before[used]
            spread = np.sum(before[used] * (ratios - factors[delay]) ** 2)
            variances[delay] = spread / (both.sum() - 1)
    if np.isnan(variances[-1]):
        one, two = variances[-3:-1] if delays > 3 else (variances[0], variances[0])  # noqa: PLR2004
        variances[-1] = min(two**2 / one if one > 0 else two, one, two)
    return factors, variances


@dataclass(frozen=True, slots=True)
class Reporting:
    """How reports arrive.

    Attributes:
        reported: shape (delays,), share of a period's final count known by each delay.
        first: shape (delays,), counts that arrived at the delay, in the periods used.
        before: shape (delays,), counts that arrived earlier, in the same periods.

    """

    reported: Array
    first: Array
    before: Array

    def share_at(self, delay: ArrayLike) -> Array:
        """Return the share known after delays, which may lie between two: then in proportion.

        A delay of 0 is the end of the period itself, one of -1 its beginning.

        >>> half = Reporting(np.array([0.5, 1.0]), np.zeros(2), np.zeros(2))
        >>> half.share_at([-0.5, 0, 0.5, 7]).tolist()
        [0.25, 0.5, 0.75, 1.0]
        """
        at = np.asarray(delay, dtype=np.float64)
        steps = np.arange(-1, len(self.reported), dtype=np.float64)
        return np.asarray(np.interp(at, steps, np.append(0.0, self.reported)))


def reporting(increments: ArrayLike, newest: int | None = None) -> Reporting:
    """Estimate the distribution of the delay from a truncated triangle of counts.

    The hazard in reverse time at a delay is the share of what is known up to that delay that
    arrived at it, over the periods observed so long (Lawless 1994, Canadian J. Statistics 22).

    Args:
        increments: shape (periods, delays), counts that arrived at each delay, NaN where it has
            not come yet; sum the triangles of all themes to share one distribution.
        newest: use only so many periods of each delay, the latest, so that change shows.

    """
    counts = np.asarray(increments, dtype=np.float64)
    delays = counts.shape[1]
    first, before = np.zeros(delays), np.zeros(delays)
    for delay in range(delays):
        rows = np.flatnonzero(~np.isnan(counts[:, delay]))
        rows = rows if newest is None else rows[-newest:]
        first[delay] = counts[rows, delay].sum()
        before[delay] = counts[rows, :delay].sum()
    return Reporting(_reported(_hazards(first, before)), first, before)


@dataclass(frozen=True, slots=True)
class Nowcast:
    """Expected final counts, each shape (cells,), with the interval of prediction."""

    expected: Array
    median: Array
    low: Array
    high: Array
    completeness: Array


def nowcast(
    known: ArrayLike,
    delay: ArrayLike,
    reports: Reporting,
    prior: tuple[ArrayLike, ArrayLike] = (_LEAST_SHAPE, 0.0),
    *,
    level: float = 0.9,
    seed: int = 0,
) -> Nowcast:
    """Predict final counts of periods that are partly reported.

    What is unknown of the delays is drawn from the beta posteriors of the hazards; what is yet to
    come is then Poisson with the rate that prior and known reports leave.

    Args:
        known: shape (cells,), what has been reported.
        delay: shape (cells,), the newest delay that has been observed; a fraction where it is
            being observed (`Reporting.share_at`).
        reports: how reports arrive.
        prior: gamma shape and rate of the final count, each a number or shape (cells,).
        level: of the interval, by mid-p quantiles of the draws.
        seed: of the draws.

    """
    count = np.asarray(known, dtype=np.float64)
    last: Array = np.minimum(np.asarray(delay, dtype=np.float64), len(reports.reported) - 1.0)
    shape, rate = (np.broadcast_to(np.asarray(p, dtype=np.float64), count.shape) for p in prior)
    random = np.random.default_rng(seed)
    hazard = random.beta(
        reports.first + 0.5, reports.before + 0.5, size=(_DRAWS, len(reports.first))
    )
    shares = np.cumprod(np.c_[np.ones(_DRAWS), 1 - hazard[:, :0:-1]], axis=1)[:, ::-1]
    share = _between(np.asarray(shares, dtype=np.float64), last)
    gamma = random.gamma(shape + count, 1.0, size=share.shape) / (rate + share)
    coming = random.poisson(gamma * (1 - share))
    tail = (1 - level) / 2
    low, median, high = (count + _mid_quantile(coming, chance) for chance in (tail, 0.5, 1 - tail))
    point = reports.share_at(last)
    expected = count + (shape + count) / (rate + point) * (1 - point)
    return Nowcast(expected, median, low, high, point)


def _between(shares: Array, delay: Array) -> Array:
    """Return the columns of shares at delays, those between two in proportion."""
    known = np.c_[np.zeros(len(shares)), shares]
    whole = np.floor(delay).astype(np.int64)
    part = delay - whole
    upper = np.minimum(whole + 2, known.shape[1] - 1)
    return np.asarray(known[:, whole + 1] * (1 - part) + known[:, upper] * part)


def _hazards(first: Array, before: Array) -> Array:
    total = first + before
    hazard = np.divide(first, total, out=np.zeros_like(first), where=total > 0)
    hazard[0] = 1.0
    return np.asarray(hazard)


def _reported(hazard: Array) -> Array:
    """Return the share known by each delay: nothing further comes after the last."""
    return np.append(np.cumprod(1 - hazard[:0:-1])[::-1], 1.0)


def _mid_quantile(drawn: NDArray[np.int64], chance: float) -> Array:
    """Return the value at a chance, a column each: mid-p at the ends.

    Whole counts make ordinary quantiles cover more than they say; these are right on average.
    """
    ordered = np.sort(drawn, axis=0)
    place = min(int(chance * len(ordered)), len(ordered) - 1)
    found = ordered[place].astype(np.float64)
    middle = (ordered < found).mean(axis=0) + (ordered == found).mean(axis=0) / 2
    if chance < _HALF:
        return np.asarray(np.where(middle >= chance, found, found + 1))
    if chance > _HALF:
        return np.asarray(np.where(middle <= chance, found, np.maximum(found - 1, 0.0)))
    return np.asarray(found)

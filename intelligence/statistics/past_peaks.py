"""Finds the quarters in which a rate once stood out from those around them, long over or not.

An alarm asks about the newest quarters and a change of level about what lasts. This asks about what
came and went: a window of one to four quarters against up to eight quarters before it and as many
after it. The lesser of the two likelihood ratios counts, so that neither growth nor a lasting step
is taken for a peak; the largest over all windows is set against the same in draws of the series
with one rate (scan statistic: Naus 1965; Kulldorff 1997).

Rates that go up and down all along have high quarters too, and these are no peaks. How much they
do is told by neighbouring quarters of all series together: in the draws each quarter's rate is
multiplied by a gamma variable of that variance. Only neighbours are compared, so that growth, a
step or a peak, which moves few of them, is hardly taken for such variation.

Events that go together, being of one unit, count for less: counts, and the total of the draws, are
divided by the clumping of a series (Rao and Scott 1992).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from intelligence.statistics.rates import as_odds, ratio_interval

Array = NDArray[np.float64]

#: Longest peak, in quarters.
LONGEST = 4
#: Quarters on either side that a peak is set against: at least, and at most.
FEWEST_AROUND, MOST_AROUND = 2, 8
#: Draws of the series without a peak.
DRAWS = 1_999
_SLIM = 1e-12


@dataclass(frozen=True, slots=True)
class Peaks:
    """The window of each series that stands out most; arrays of shape (series,).

    Attributes:
        start: its first quarter.
        length: quarters in it.
        ratio: its rate over the rate around it; infinite where nothing is around it.
        low: lower limit of the exact interval of that ratio, given the window.
        high: upper limit; neither makes up for the window being the most striking one.
        p_value: chance of so large a likelihood ratio anywhere in a series without a peak.

    """

    start: NDArray[np.int64]
    length: NDArray[np.int64]
    ratio: Array
    low: Array
    high: Array
    p_value: Array


def past_peaks(
    counts: ArrayLike,
    exposure: ArrayLike,
    *,
    clumping: ArrayLike = 1.0,
    level: float = 0.95,
    seed: int = 0,
) -> Peaks:
    """Find and test the highest peak of each Poisson series.

    Args:
        counts: shape (series, quarters).
        exposure: shape (quarters,) or (series, quarters), all above zero.
        clumping: shape (series,), by which the variance of rates in windows over those around them
            exceeds that of independent events (`statistics.clumping`, pooled over
            :func:`peak_contrasts`), at least one.
        level: of the intervals.
        seed: of the draws.

    Raises:
        ValueError: when there are too few quarters for a peak with two on either side, or one
            without exposure.

    """
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    exposed = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    series, quarters = observed.shape
    if quarters < 2 * FEWEST_AROUND + 1:
        message = f"{quarters} quarters cannot hold a peak with {FEWEST_AROUND} on either side"
        raise ValueError(message)
    if not bool((exposed > 0).all()):
        raise ValueError("a quarter without exposure has no rate; leave it out")
    windows = _windows(quarters)
    worth = np.broadcast_to(np.asarray(clumping, dtype=np.float64), (series,))
    ratios, inside, around, share = _compared(observed / worth[:, None], exposed, windows)
    best, rows = ratios.argmax(axis=1), np.arange(series)
    hit, rest, part = inside[rows, best], around[rows, best], share[rows, best]
    odds = (1 - part) / part
    low, high = ratio_interval(hit, rest, odds, level)
    return Peaks(
        windows[best, 0],
        windows[best, 1] - windows[best, 0],
        as_odds(hit / np.maximum(hit + rest, _SLIM)) * odds,
        low,
        high,
        _chances(
            observed / worth[:, None],
            exposed,
            windows,
            found=ratios[rows, best],
            varied=unrest(observed, exposed),
            seed=seed,
        ),
    )


def peak_contrasts(exposure: ArrayLike) -> Array:
    """Return each window against what is before it, then each against what is after it.

    Args:
        exposure: shape (quarters,), all above zero.

    Returns:
        Shape (2 x windows, quarters), mean rates inside less mean rates outside.

    """
    exposed = np.asarray(exposure, dtype=np.float64)
    start, end, first, last = (edge[:, None] for edge in _windows(len(exposed)).T)
    place = np.arange(len(exposed))
    parts = [
        within / (within @ exposed)[:, None]
        for within in (
            ((place >= low) & (place < high)).astype(np.float64)
            for low, high in ((start, end), (first, start), (end, last))
        )
    ]
    return np.vstack([parts[0] - parts[1], parts[0] - parts[2]])


def unrest(counts: ArrayLike, exposure: ArrayLike) -> float:
    """Return the squared coefficient of variation of rates from quarter to quarter, zero at least.

    Of two neighbouring quarters with counts ``a, b`` and exposures ``e, f`` the square of
    ``a f - b e`` is expected to be ``(a + b) e f`` for a constant rate, and ``2 a b e f`` times the
    wanted variance more; both are summed over all neighbours of all series (method of moments).

    Args:
        counts: shape (series, quarters).
        exposure: shape (quarters,) or (series, quarters).

    >>> unrest([[5, 5, 5, 5]], [10] * 4)
    0.0

    """
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    exposed = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    first, second = observed[:, :-1], observed[:, 1:]
    spent, later = exposed[:, :-1], exposed[:, 1:]
    product = spent * later
    beyond = (first * later - second * spent) ** 2 - (first + second) * product
    scale = float((2 * first * second * product).sum())
    return max(float(beyond.sum()) / scale, 0.0) if scale > 0 else 0.0


def _windows(quarters: int) -> NDArray[np.int64]:
    """Return first and past-the-last quarter of each window, and of what is around it."""
    found = [
        (start, end, max(start - MOST_AROUND, 0), min(end + MOST_AROUND, quarters))
        for length in range(1, LONGEST + 1)
        for start in range(FEWEST_AROUND, quarters - FEWEST_AROUND - length + 1)
        for end in (start + length,)
    ]
    return np.asarray(found, dtype=np.int64)


def _compared(
    observed: Array, exposed: Array, windows: NDArray[np.int64]
) -> tuple[Array, Array, Array, Array]:
    """Return log likelihood ratio, count inside and around, and share of exposure inside."""
    inside, before, after = _sums(observed, windows)
    spent, earlier, later = _sums(exposed, windows)
    ratio = np.minimum(
        _ratio(inside, before, spent / (spent + earlier)),
        _ratio(inside, after, spent / (spent + later)),
    )
    return ratio, inside, before + after, spent / (spent + earlier + later)


def _ratio(inside: Array, outside: Array, share: Array) -> Array:
    """Return the log likelihood ratio of a higher rate inside, zero where it is not higher."""
    whole = inside + outside
    expected = whole * share
    ratio = special.xlogy(inside, inside / np.maximum(expected, _SLIM)) + special.xlogy(
        outside, outside / np.maximum(whole - expected, _SLIM)
    )
    return np.where(inside > expected, ratio, 0.0)


def _sums(values: Array, windows: NDArray[np.int64]) -> tuple[Array, Array, Array]:
    """Return the sums inside, before and after each window, shape (series, windows)."""
    total = np.concatenate([np.zeros((len(values), 1)), np.cumsum(values, axis=1)], axis=1)
    start, end, first, last = windows.T
    return (
        total[:, end] - total[:, start],
        total[:, start] - total[:, first],
        total[:, last] - total[:, end],
    )


def _chances(
    observed: Array,
    exposed: Array,
    windows: NDArray[np.int64],
    *,
    found: Array,
    varied: float,
    seed: int,
) -> Array:
    """Return Monte Carlo probabilities; series of the same total and exposure share their draws.

    Each total has a generator of its own, so that no series changes the draws of another.
    """
    totals = np.rint(observed.sum(axis=1))
    chances = np.ones(len(observed))
    kinds = np.unique(np.column_stack([totals, exposed]), axis=0, return_inverse=True)[1].ravel()
    for kind in np.unique(kinds[totals > 0]):
        rows = kinds == kind
        of_kind, total = exposed[rows][0], int(totals[rows][0])
        random = np.random.default_rng([seed, total])
        shares = _shares(of_kind, varied, random)
        drawn = np.asarray(random.multinomial(total, shares, size=DRAWS), dtype=np.float64)
        highest = np.sort(_compared(drawn, of_kind[None, :], windows)[0].max(axis=1))
        above = DRAWS - np.searchsorted(highest, found[rows] - 1e-9, side="left")
        chances[rows] = (above + 1) / (DRAWS + 1)
    return chances


def _shares(exposed: Array, varied: float, random: np.random.Generator) -> Array:
    """Return what share of a total falls into each quarter, of one draw a row where they vary."""
    if varied <= 0:
        return np.asarray(exposed / exposed.sum())
    weights = exposed * random.gamma(1 / varied, varied, size=(DRAWS, len(exposed)))
    weights = np.maximum(weights, _SLIM)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))

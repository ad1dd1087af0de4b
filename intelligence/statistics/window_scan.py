"""Finds rates that have just risen: the newest one to four quarters against what came before.

Each window's count is compared with what the quarters before the window predict. Looking at four
windows is looking four times, so the least of their probabilities is set against the same least
probability in draws from the model in which nothing has changed (a scan statistic calibrated by
Monte Carlo: Kulldorff 2001 for prospective windows).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from intelligence.statistics.discounted import (
    Forgetting,
    Known,
    fit_forgetting,
    learn,
    upper_tail,
)
from intelligence.statistics.rates import ratio_interval

Array = NDArray[np.float64]

#: Longest window in quarters.
LONGEST = 4
#: Quarters before the longest window from which something must be known.
BASELINE = 4
#: Draws from the unchanged model at each quarter, over all themes together.
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Scan:
    """Alarm probabilities, each shape (themes, quarters); NaN where nothing could be tested.

    Attributes:
        p_value: calibrated probability of a least window probability this low when unchanged.
        window: length of the window that stands out most, in quarters; 0 where not tested.
        ratio: rate inside that window over the rate expected from before it.
        low: lower end of the 95 % interval of that ratio, given the window: the window's count is
            Poisson, what is expected is known as well as from a count of the gamma's shape.
        high: upper end of it; neither makes up for the window being the most striking one.

    """

    p_value: Array
    window: NDArray[np.int64]
    ratio: Array
    low: Array
    high: Array


def scan(counts: ArrayLike, exposure: ArrayLike, seed: int = 0, first: int = 0) -> Scan:
    """Look for a rise that ends in each quarter, from what was known then.

    Prior and discount are fitted anew once a year, from the quarters before the longest window
    only, so that a rise does not hide itself.

    Args:
        counts: shape (themes, quarters), events.
        exposure: shape (quarters,).
        seed: of the draws.
        first: the first quarter to test.

    """
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    exposed = np.asarray(exposure, dtype=np.float64)
    themes, quarters = observed.shape
    p_value, ratio, low, high = (np.full((themes, quarters), np.nan) for _ in range(4))
    window = np.zeros((themes, quarters), dtype=np.int64)
    model: Forgetting | None = None
    tested = range(max(first, LONGEST + BASELINE - 1), quarters)
    for quarter in tested if themes else ():
        start = quarter - LONGEST + 1
        if exposed[:start].sum() <= 0 or exposed[quarter] <= 0:
            continue
        if model is None or (quarter - quarters + 1) % LONGEST == 0:
            model = fit_forgetting(observed[:, :start], exposed[:start])
        known = learn(observed[:, : quarter + 1], exposed[: quarter + 1], model)
        at, ratios = _windows(observed[:, start : quarter + 1], exposed[start:][:LONGEST], known)
        least = at.min(axis=1)
        # A generator of its own, so that quarters tested before draw nothing else for this one.
        random = np.random.default_rng([seed, quarter])
        drawn = _drawn(known, exposed[start : quarter + 1], model, random)
        place = np.searchsorted(drawn, least, side="right")
        p_value[:, quarter] = (place + 1) / (len(drawn) + 1)
        best = at.argmin(axis=1)
        window[:, quarter] = best + 1
        ratio[:, quarter] = ratios[np.arange(themes), best]
        low[:, quarter], high[:, quarter] = _limits(
            observed[:, start : quarter + 1], exposed[start:][:LONGEST], known, best
        )
    return Scan(p_value, window, ratio, low, high)


def _limits(
    observed: Array, exposed: Array, known: Known, best: NDArray[np.int64]
) -> tuple[Array, Array]:
    """Return the 95 % interval of the rate ratio of each theme's own window."""
    rows = np.arange(len(observed))
    shape, rate = known.shape[rows, -2 - best], known.rate[rows, -2 - best]
    count = np.cumsum(observed[:, ::-1], axis=1)[rows, best]
    units = np.cumsum(exposed[::-1])[best]
    return ratio_interval(count, shape, rate / units)


def _windows(observed: Array, exposed: Array, known: Known) -> tuple[Array, Array]:
    """Return probability and rate ratio of each window, shape (themes, LONGEST)."""
    at = np.empty((len(observed), LONGEST))
    ratio = np.empty_like(at)
    for length in range(1, LONGEST + 1):
        shape, rate = known.shape[:, -1 - length], known.rate[:, -1 - length]
        count, units = observed[:, -length:].sum(axis=1), exposed[-length:].sum()
        at[:, length - 1] = upper_tail(count, shape, units / rate)
        ratio[:, length - 1] = count / np.maximum(units * shape / rate, 1e-12)
    return at, ratio


def _drawn(known: Known, exposed: Array, model: Forgetting, random: np.random.Generator) -> Array:
    """Return least window probabilities of draws in which no rate changes, sorted."""
    shape, rate = known.shape[:, -1 - LONGEST], known.rate[:, -1 - LONGEST]
    # In an order of their own, so that the order of the themes draws nothing else.
    ordered = np.lexsort((rate, shape))
    shape, rate = shape[ordered], rate[ordered]
    repeats = -(-DRAWS // len(shape))
    shape, rate = np.repeat(shape, repeats), np.repeat(rate, repeats)
    counts = random.poisson(random.gamma(shape, 1 / rate)[:, None] * exposed)
    later = _continued(shape, rate, counts, exposed, model)
    at, _ = _windows(counts.astype(np.float64), exposed, later)
    return np.sort(at.min(axis=1))


def _continued(
    shape: Array, rate: Array, counts: NDArray[np.int64], exposed: Array, model: Forgetting
) -> Known:
    """Return what is known before each quarter of the window when it begins from a given state."""
    shapes = np.empty((len(shape), LONGEST + 1))
    rates = np.empty_like(shapes)
    events, seen = shape - model.shape, rate - model.rate
    for quarter in range(LONGEST + 1):
        shapes[:, quarter] = model.shape + events
        rates[:, quarter] = model.rate + seen
        if quarter < LONGEST:
            events = model.discount * (events + counts[:, quarter])
            seen = model.discount * (seen + exposed[quarter])
    return Known(shapes, rates)

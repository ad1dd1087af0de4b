"""What the next quarters will bring: predictions of the discounted model, with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from intelligence.statistics.discounted import Forgetting, Known, learn, quantile

Array = NDArray[np.float64]

#: Quarters ahead that are predicted at most.
FARTHEST = 4
LEVELS = (0.8, 0.95)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Predicted counts, each shape (themes, quarters ahead).

    Attributes:
        mean: expected count.
        median: of the predictive distribution.
        low80: lower limit of the 80 % interval.
        high80: upper limit of it.
        low95: lower limit of the 95 % interval.
        high95: upper limit of it.

    """

    mean: Array
    median: Array
    low80: Array
    high80: Array
    low95: Array
    high95: Array


def forecast(
    counts: ArrayLike, exposure: ArrayLike, coming: ArrayLike, model: Forgetting
) -> Forecast:
    """Predict counts of up to four quarters ahead.

    Each quarter ahead forgets once more, so that intervals widen with distance.

    Args:
        counts: shape (themes, quarters), events.
        exposure: shape (quarters,).
        coming: shape (quarters ahead,), the exposure that is expected.
        model: prior and discount, as `fit_forgetting` returns them.

    Raises:
        ValueError: when more than four quarters are asked for.

    """
    ahead = np.atleast_1d(np.asarray(coming, dtype=np.float64))
    if len(ahead) > FARTHEST:
        message = f"{len(ahead)} quarters ahead are asked for, but at most {FARTHEST} are predicted"
        raise ValueError(message)
    shape, rate = _states(learn(counts, exposure, model), len(ahead), model)
    odds = ahead / rate
    low80, high80 = (quantile(chance, shape, odds) for chance in _tails(LEVELS[0]))
    low95, high95 = (quantile(chance, shape, odds) for chance in _tails(LEVELS[1]))
    return Forecast(shape * odds, quantile(0.5, shape, odds), low80, high80, low95, high95)


def _states(known: Known, ahead: int, model: Forgetting) -> tuple[Array, Array]:
    fading = model.discount ** np.arange(ahead)
    shape = model.shape + (known.shape[:, -1:] - model.shape) * fading
    rate = model.rate + (known.rate[:, -1:] - model.rate) * fading
    return shape, rate


def _tails(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2

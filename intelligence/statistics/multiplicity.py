"""Decisions over many tests at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(p_values: ArrayLike) -> NDArray[np.float64]:
    """Return q-values: the least false discovery rate at which each test would be rejected.

    Benjamini and Hochberg (1995). A test that was not made (NaN) stays NaN and does not count.

    Args:
        p_values: shape (tests,).

    >>> benjamini_hochberg([0.01, 0.04, 0.03, float("nan")]).round(3).tolist()
    [0.03, 0.04, 0.04, nan]

    """
    given = np.asarray(p_values, dtype=np.float64)
    q_values = np.full(given.shape, np.nan)
    made = np.flatnonzero(~np.isnan(given))
    order = made[np.argsort(given[made], kind="stable")]
    count = len(order)
    if count:
        raw = given[order] * count / np.arange(1, count + 1)
        q_values[order] = np.minimum(np.minimum.accumulate(raw[::-1])[::-1], 1.0)
    return q_values

"""What else could tell the chance of a theme: plain rates, rates of cells, and neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_NEIGHBOURS = 25
#: Units that the wider class is worth in a cell of type and customer.
_WORTH = 5.0


def plain_rates(shows: Array, asked: int) -> Array:
    """Return the share of training engagements that show each theme, for each one asked."""
    rates = (shows.sum(axis=0) + 0.5) / (len(shows) + 1.0)
    return np.asarray(np.broadcast_to(rates, (asked, shows.shape[1])))


def cell_rates(
    shows: Array, cells: tuple[NDArray[np.str_], NDArray[np.str_]], asked: tuple[Array, Array]
) -> Array:
    """Return rates of type and customer, each drawn towards the wider class by a fixed worth."""
    overall = plain_rates(shows, 1)[0]
    result = np.empty((len(asked[0]), shows.shape[1]))
    for row, (kind, customer) in enumerate(zip(*asked, strict=True)):
        inside = cells[0] == kind
        rate = _drawn(shows[inside], overall)
        result[row] = _drawn(shows[inside & (cells[1] == customer)], rate)
    return result


def neighbour_rates(shows: Array, rows: Array, asked: Array) -> Array:
    """Return the share of the 25 most alike engagements that show each theme (cosine of rows)."""
    alike = _unit(asked) @ _unit(rows).T
    nearest = np.argsort(-alike, axis=1, kind="stable")[:, :_NEIGHBOURS]
    return np.asarray(shows[nearest].mean(axis=1))


def _drawn(shows: Array, towards: Array) -> Array:
    return np.asarray((shows.sum(axis=0) + _WORTH * towards) / (len(shows) + _WORTH))


def _unit(rows: Array) -> Array:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))

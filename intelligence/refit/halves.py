"""Whether the halves of a theme are two things, though they are no groups of all causes.

A theme of two things may lie in many groups of all causes, none of which is large enough to be a
part of it. Its own statements alone fall into two halves, as those of every theme do. That these
are two things is shown by three witnesses: statements are told apart, no group of the causes holds
both, and other themes lie between the halves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from intelligence.curation.suggest import sides
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.nearness import told_apart
from intelligence.refit.yardstick import Yardstick


def halves_of(
    rows: NDArray[np.floating], bounds: RefitBounds
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Return the rows of each half of a theme, the larger first; None where one is too small.

    Args:
        rows: vectors of the theme's causes in an order that lasts, shape (n, dimension).
        bounds: how large halves must be.

    """
    if len(rows) < 2 * bounds.enough:
        return None
    side = sides(rows)
    if side is None:
        return None
    first, second = np.flatnonzero(side), np.flatnonzero(~side)
    larger, smaller = (first, second) if len(first) >= len(second) else (second, first)
    least = max(bounds.findings, bounds.smaller * len(rows))
    return (larger, smaller) if len(smaller) >= least else None


def are_two(
    one: NDArray[np.floating],
    other: NDArray[np.floating],
    yardstick: Yardstick,
    bounds: RefitBounds,
) -> bool:
    """Say whether two sets of statements lie as far apart as themes do.

    Args:
        one: vectors of one set, shape (n, dimension).
        other: vectors of the other, shape (m, dimension).
        yardstick: of the themes that neither is in; of few themes nothing is known.
        bounds: how far themes lie apart.

    """
    if len(yardstick.middles) < bounds.beside:
        return False
    if yardstick.between(one, other) < bounds.between:
        return False
    if yardstick.elsewhere(one, other) < bounds.elsewhere:
        return False
    return told_apart(one, other) >= bounds.halves

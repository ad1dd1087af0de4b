"""Whether the halves of a theme are two things, though they are no groups of all causes.

A theme of two things may lie in many groups of all causes, none of which is large enough to be a
part of it. Its own statements alone fall into two halves, as those of every theme do. That these
are two things is shown by three witnesses: statements are told apart, no group of the causes holds
both, and other themes lie between the halves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.curation.suggest import sides
from intelligence.proportions import wilson
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Measured
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


def as_two(
    one: NDArray[np.floating],
    other: NDArray[np.floating],
    yardstick: Yardstick,
    bounds: RefitBounds,
) -> Measured | None:
    """Return the evidence that two halves of a theme lie as far apart as themes do, if they do.

    The share that is told apart, a mean of both halves' shares, is lowered as Wilson's lower end
    lowers a share of as many statements as both have: few must be told apart more clearly.

    Args:
        one: vectors of one half, shape (n, dimension).
        other: vectors of the other, shape (m, dimension).
        yardstick: of the themes that neither is in.
        bounds: how far themes lie apart.

    """
    elsewhere, apart = yardstick.elsewhere(one, other), told_apart(one, other)
    if yardstick.between(one, other) < bounds.between or elsewhere < bounds.elsewhere:
        return None
    if wilson(apart, len(one) + len(other)).low < bounds.halves:
        return None
    share = round(len(other) / (len(one) + len(other)), 4)
    return Measured(told_apart=apart, of_theme=share, elsewhere=elsewhere)


@dataclass(frozen=True, slots=True)
class HowFar:
    """What known themes tell of how far apart themes lie.

    Attributes:
        told: whether they tell it.
        usual: share of other themes that lie between the halves of one, as it is for most themes;
            0 where there are too few themes to say.

    """

    told: bool
    usual: float

    @classmethod
    def of(cls, themes: Sequence[NDArray[np.floating]], bounds: RefitBounds) -> HowFar:
        """Return what themes tell.

        They tell how far themes lie where there are several, and most that are large enough to
        have halves are one thing each. Where other themes lie between the halves of most, it is the
        vectors that do not show what these people call a theme; where none has halves, nothing is
        known of it.

        Args:
            themes: vectors of each theme, each of shape (some, dimension).
            bounds: how many themes, and how few of them torn, are enough.

        """
        if len(themes) <= bounds.beside:
            return cls(told=False, usual=0.0)
        yardstick, between = Yardstick.of(themes), []
        for at, rows in enumerate(themes):
            halves = halves_of(rows, bounds)
            if halves is not None:
                one, other = (rows[half] for half in halves)
                between.append(yardstick.without(at).between(one, other))
        if not between:
            return cls(told=False, usual=0.0)
        torn = sum(share >= bounds.between for share in between)
        usual = round(float(np.quantile(between, bounds.usual)), 4)
        return cls(told=torn <= bounds.torn * len(between), usual=usual)

"""Whether a theme is found again in parts of what it was found in, and what that means.

A theme is judged by how far it comes again in 50 parts of four fifths (cluster-wise stability,
Hennig 2007; his bounds, Hennig 2008): a mean Jaccard overlap under .6 is unstable, above .75
stable, and a part in which it stays at .5 or under has not recovered it.

Two ways lead to the overlaps. A theme that was found in the portfolio is judged by grouping each
part anew: by the group that holds most of its findings, as far as it holds them. A theme of the
taxonomy, or one that a person cut out, is not the outcome of any grouping; and the statements that
the recogniser learned its themes from are not part of a workspace, so they cannot be drawn again
there. What can be asked of the portfolio is whether the theme's own findings describe it: every
part of the engagements teaches all themes anew to a plain discriminant, which then says of all
causes whose they are (`models.relearning`). On the sample portfolio this follows how far the themes
agree with the truth planted (rank correlation .5 over 24 themes), and is stricter: it does not have
the words that the recogniser reads beside the vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import DISSOLVED

#: Bounds of the mean overlap.
UNSTABLE_BELOW, STABLE_ABOVE = 0.6, 0.75

#: Fewest documents of a theme that is judged.
FEWEST_DOCUMENTS = 10

_DECIMALS = 4


class Verdict(StrEnum):
    """What the overlaps say of a theme."""

    STABLE = "stable"
    BETWEEN = "between"
    UNSTABLE = "unstable"
    NOT_JUDGED = "not judged"


class Way(StrEnum):
    """How a theme was looked for again."""

    REGROUPED = "regrouped"
    RELEARNED = "relearned"


@dataclass(frozen=True, slots=True)
class Stability:
    """How far a theme comes again.

    ``mean`` is the mean Jaccard overlap, ``low`` to ``high`` hold 95 % of the parts, ``recovered``
    of ``parts`` have an overlap above one half.
    """

    verdict: Verdict
    way: Way | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    recovered: int | None = None
    parts: int | None = None


NOT_JUDGED = Stability(Verdict.NOT_JUDGED)


def judged(overlaps: NDArray[np.float64], way: Way) -> Stability:
    """Return what the overlaps of a theme with its counterpart in each part say.

    >>> judged(np.array([0.9, 0.8, 0.7, 0.4]), Way.RELEARNED).verdict.value
    'between'
    """
    if not len(overlaps):
        return NOT_JUDGED
    mean = float(overlaps.mean())
    low, high = np.quantile(overlaps, [0.025, 0.975])
    return Stability(
        verdict_of(mean),
        way,
        round(mean, _DECIMALS),
        round(float(low), _DECIMALS),
        round(float(high), _DECIMALS),
        int((overlaps > DISSOLVED).sum()),
        len(overlaps),
    )


def verdict_of(mean: float) -> Verdict:
    """Return the word for a mean overlap."""
    if mean < UNSTABLE_BELOW:
        return Verdict.UNSTABLE
    return Verdict.STABLE if mean > STABLE_ABOVE else Verdict.BETWEEN


def held_overlaps(
    members: NDArray[np.int64], groups: NDArray[np.int64], overlaps: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how far a theme comes again with the group that holds most of its findings.

    Args:
        members: positions of the theme's findings.
        groups: group of each finding from 0, or -1; shape (findings,).
        overlaps: of each group in each part, shape (groups, parts).

    Returns:
        The group's overlaps times the share of the grouped members that it holds, shape (parts,);
        empty when no member was grouped.

    """
    own = groups[members]
    if not overlaps.size or not (own >= 0).any():
        return np.zeros(0)
    held = np.bincount(own[own >= 0], minlength=len(overlaps))
    largest = int(held.argmax())
    return np.asarray(overlaps[largest] * held[largest] / len(own))

"""What examples tell of a taxonomy as a whole: how far to trust definitions, and likeness.

Definitions of one word, or in a trade that nobody was taught, may tell little, while a handful of
examples tells much. What definitions and the other examples say of each example shows it: of a few
degrees of trust, and where nothing was learned of the trade of a few sharpnesses of likeness, the
likeliest is taken (leave-one-out, Stone 1974). What was fitted on other taxonomies stays, unless
the examples speak clearly against it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.recognition.evidence import Views
from models.recognition.examples import Shown
from models.recognition.mixture import Mass, Mixture
from models.recognition.mixture_fitting import level_of
from models.recognition.steady import steady_product

Floats = NDArray[np.float64]

#: Degrees of trust that are tried; 1 is as fitted on other taxonomies.
DEGREES = (1.0, 2.0, 4.0, 8.0, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05)

#: Weights of the cosine that are tried where nothing was learned of the trade.
SHARPNESSES = (4.0, 8.0, 12.0, 16.0)

#: Log-likelihood that each e-fold of more or less trust, and another sharpness, must gain.
_BURDEN = 2.0


#: Examples that are asked at most: they are compared each with each.
MOST_ASKED = 1000


@dataclass(frozen=True)
class Told:
    """Examples with what is known of them without each other.

    Attributes:
        scores: by what is told without examples, shape (examples, labels).
        own: the label of each, shape (examples,).
        cosines: of the examples with each other, one array a space.
        shown: the examples.

    """

    scores: Floats
    own: NDArray[np.int64]
    cosines: tuple[Floats, ...]
    shown: Shown

    @classmethod
    def of(cls, scores: Floats, shown: Shown) -> Told:
        """Return the examples; scores in the order of their rows."""
        counts = shown.examples.counts.astype(np.int64)
        spaces = shown.examples.views.spaces
        cosines = tuple(steady_product(space, space.T) for space in spaces)
        return cls(scores, np.repeat(np.arange(len(counts)), counts), cosines, shown)

    def likelihood(self, mixture: Mixture, trust: float) -> float:
        """Return the log-likelihood of the labels, each example asked without itself.

        Only where its label has another one: else nothing would speak for it.
        """
        side = self.shown.examples
        likeness = mixture.likeness(self.cosines)
        np.fill_diagonal(likeness, 0.0)
        total = np.zeros(self.scores.shape)
        total[:, side.owners] = np.add.reduceat(likeness, side.starts, axis=1)
        nothing = Mass(np.zeros((1, len(side.counts))), np.zeros(len(side.counts)), side.told)
        found = np.empty_like(self.scores)
        for label in side.owners.tolist():
            rows = self.own == label
            mass = Mass(total[rows], side.counts - np.eye(len(side.counts))[label], side.told)
            found[rows] = mixture.taught(self.scores[rows], mass, nothing, trust)
        every = np.concatenate([found, np.full((len(found), 1), mixture.none)], axis=1)
        top = every.max(axis=1)
        likely = np.log(np.exp(every - top[:, None]).sum(axis=1)) + top
        asked = side.counts[self.own] > 1
        return float((found[np.arange(len(found)), self.own] - likely)[asked].sum())

    @property
    def strangers(self) -> Floats:
        """Cosines of examples of different labels, shape (pairs, spaces)."""
        apart = self.own[:, None] != self.own[None, :]
        return np.stack([one[apart] for one in self.cosines], axis=1)


def trusting(mixture: Mixture, scores: Floats, shown: Shown, *, learned: bool) -> Shown:
    """Return what is shown with the trust and the likeness that the examples themselves speak for.

    Args:
        mixture: how much examples say, as fitted on other taxonomies.
        scores: of the examples by what is told without them, shape (examples, labels).
        shown: the examples.
        learned: whether anything was learned of the trade: then likeness stays as it was fitted.

    """
    if len(shown.examples.owners) < 2:  # noqa: PLR2004 - of one label there is nothing to tell apart
        return shown
    rows, fewer = bounded(shown)
    told = Told.of(scores[rows], fewer)
    tried: list[tuple[Mixture, float]] = [(mixture, 0.0)]
    if not learned:
        tried.extend((_sharpened(mixture, told.strangers, x), _BURDEN) for x in SHARPNESSES)
    best, found = -np.inf, shown
    for one, burden in tried:
        for trust in DEGREES:
            gain = told.likelihood(one, trust) - _BURDEN * abs(np.log(trust)) - burden
            if round(gain, 6) > best:
                best = round(gain, 6)
                found = replace(shown, trust=trust, mixture=None if one is mixture else one)
    return found


def bounded(shown: Shown, most: int = MOST_ASKED) -> tuple[NDArray[np.int64], Shown]:
    """Return which examples are asked, and these as what is shown: as many of each label.

    Of every label at least two, in their fixed order.
    """
    side = shown.examples
    counts = side.counts.astype(np.int64)
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    each = np.minimum(counts, max(2, most // max(len(side.owners), 1)))
    rows = np.concatenate([np.arange(a, a + n) for a, n in zip(first, each, strict=True)])
    asked = each[side.owners]
    starts = np.concatenate([[0], np.cumsum(asked)[:-1]]).astype(np.int64)
    views = Views(tuple(space[rows] for space in side.views.spaces))
    part = replace(side, views=views, starts=starts, counts=each.astype(np.float64))
    return rows, replace(shown, examples=part)


def _sharpened(mixture: Mixture, strangers: Floats, sharpness: float) -> Mixture:
    weights = np.full(strangers.shape[1], sharpness / strangers.shape[1])
    level = float(level_of(weights, strangers)[0])
    return replace(mixture, weights=tuple(weights.tolist()), level=level)

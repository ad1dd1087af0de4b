"""How alike engagements are that have nothing to do with each other, so that no more is made of it.

Any two engagements share something: a region, a size, the words that every scope is written in.
What past engagements of another type and another customer have in common is what chance gives;
of those whose type or customer is not known nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.risk.likeness import Likeness, ScopeTexts, beyond_usual
from intelligence.risk.neighbours import neighbours_of
from intelligence.risk.offer import Offer
from intelligence.risk.past import PastEngagements

Array = NDArray[np.float64]

#: Of fewer engagements no bound is told.
_FEWEST = 20
#: So many, evenly spread, are asked what the others have in common with them.
_MOST, _MOST_TEXTS = 60, 500
#: What counts as more than chance is above this share of unrelated ones.
_SHARE = 0.95
#: Engagements that share one of these are not unrelated.
_RELATE = ("engagement_type", "customer")


@dataclass(frozen=True)
class Unrelated:
    """What engagements that are known to share neither type nor customer have in common.

    Attributes:
        similarity: 95 % of such pairs are less alike, from 0 to 1; 0 where too few are known.
        text: how far beyond the usual the nearest unrelated text lies, by `beyond_usual`; nearer
            than that it is for 5 % of engagements only. 0 where too few are known.

    """

    similarity: float = 0.0
    text: float = 0.0

    @classmethod
    def of(cls, past: PastEngagements, vectors: Mapping[str, NDArray[np.floating]]) -> Unrelated:
        """Compare past engagements with each other, each as if it were offered anew.

        Args:
            past: engagements of the edition.
            vectors: by key of an engagement, of its scope.

        """
        if len(past.keys) < _FEWEST:
            return cls()
        apart = _apart(past.likeness)
        return cls(_similarity(past, vectors, apart), _text(past.keys, vectors, apart))


def _apart(likeness: Likeness) -> NDArray[np.bool_]:
    """Return which engagements are known to share none of `_RELATE`; shape (each, each).

    Of what is not known of one of two it is not known that they do not share it.
    """
    count = len(likeness.keys)
    codes = {trait.name: trait.codes for trait in likeness.traits}
    apart: NDArray[np.bool_] = np.ones((count, count), dtype=bool)
    for name in _RELATE:
        own = codes.get(name, np.full(count, -1))
        known = own >= 0
        apart &= (own[:, None] != own[None]) & known[:, None] & known[None]
    return apart


def _similarity(
    past: PastEngagements,
    vectors: Mapping[str, NDArray[np.floating]],
    apart: NDArray[np.bool_],
) -> float:
    found = []
    for row in _spread(len(past.keys), _MOST):
        own = vectors.get(past.keys[row])
        texts = None if own is None else ScopeTexts(own, vectors)
        alike = neighbours_of(_as_offered(past.likeness, row), past, texts).comparison.similarity
        found.append(alike[apart[row]])
    told = np.concatenate(found)
    return float(np.quantile(told, _SHARE)) if len(told) else 0.0


def _as_offered(likeness: Likeness, row: int) -> Offer:
    known = {
        trait.name: trait.labels[trait.codes[row]]
        for trait in likeness.traits
        if trait.codes[row] >= 0
    }
    hours = float(likeness.hours[row])
    return Offer("", known, hours if np.isfinite(hours) else None)


def _text(
    keys: tuple[str, ...],
    vectors: Mapping[str, NDArray[np.floating]],
    apart: NDArray[np.bool_],
) -> float:
    rows = np.array([row for row, key in enumerate(keys) if key in vectors], dtype=np.int64)
    if len(rows) < _FEWEST:
        return 0.0
    found = np.stack([vectors[keys[row]] for row in rows]).astype(np.float64)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
    nearest = []
    for at in _spread(len(rows), _MOST_TEXTS):
        others = np.flatnonzero(apart[rows[at], rows])
        if len(others):
            cosines = found[others] @ found[at]
            nearest.append(beyond_usual(cosines, cosines).max())
    return float(np.quantile(nearest, _SHARE)) if nearest else 0.0


def _spread(count: int, most: int) -> NDArray[np.int64]:
    return np.unique(np.linspace(0, count - 1, most).astype(np.int64))

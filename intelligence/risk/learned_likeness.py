"""How like an offer each past engagement is, by how much likeness went with showing the same.

For every two past engagements it is known in what they are alike and whether they went on to show
the same themes. Non-negative least squares (Lawson and Hanson 1974) says how much each likeness
tells of that; the weights are pulled towards equal ones, as far as few engagements leave them open.
What is learned is set beside the likeness that nothing was learned for (`blended`): in
docs/similar-engagements.md the two together are better than either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import optimize

from intelligence.edition import UNKNOWN
from intelligence.risk.offer import Offer
from intelligence.risk.traits import Trait, traits_of

Array = NDArray[np.float64]

#: With fewer engagements nothing is learned; of more, so many that are evenly spread teach.
FEWEST, _MOST = 60, 800
#: How far from equal weights others may lie (standard deviation, in those of what two engagements
#: share; chosen on portfolios whose figures are not printed), and how much more than an attribute
#: a text tells to begin with.
_FREE, _TEXT = 0.11, 2.0
#: Shares of engagements that show a theme are taken to lie within these.
_SHARES = (1e-3, 0.99)


@dataclass(frozen=True)
class LearnedLikeness:
    """What was learned of an edition.

    Attributes:
        traits: attributes that engagements differ in.
        weights: of traits, size and text, none below nought; they add up to one.
        log_hours: shape (engagements,), planned; NaN where unknown.
        spread: standard deviation of these, 1 where they do not differ.
        middle: shape (dimension,), the mean text; None where there is none.
        texts: shape (engagements, dimension), unit vectors of what each text says beyond the mean;
            noughts where there is none.

    """

    traits: tuple[Trait, ...]
    weights: Array
    log_hours: Array
    spread: float
    middle: Array | None
    texts: Array

    def similarity(self, offer: Offer, text: NDArray[np.floating] | None) -> Array:
        """Return how like an offer each engagement is, from 0 to 1; unknown is like nobody."""
        parts = [
            (trait.codes == trait.code(offer.value(trait.name)))
            & (trait.codes >= 0)
            & (offer.value(trait.name) != UNKNOWN)
            for trait in self.traits
        ]
        hours = offer.planned_hours
        size = np.log(hours) if hours else np.nan
        parts.append(_near(np.array([size]), self.log_hours, self.spread)[0])
        told = np.zeros((1, self.texts.shape[1]))
        if self.middle is not None and text is not None:
            told = _beyond(np.asarray(text, dtype=np.float64)[None], self.middle)
        parts.append(np.clip(told @ self.texts.T, 0.0, 1.0)[0])
        return np.asarray(self.weights @ np.stack(parts).astype(np.float64))


def learn_likeness(
    described: pd.DataFrame,
    hours: Array,
    seen: tuple[Array, Array],
    vectors: Mapping[str, NDArray[np.floating]] | None = None,
) -> LearnedLikeness | None:
    """Learn from past engagements; None of few, or where being alike has gone with nothing.

    Args:
        described: the engagements, as in `Occurrences`.
        hours: planned, shape (engagements,), NaN or nought where unknown.
        seen: what they showed, shape (engagements, themes), and the share of it that could have
            been seen, shape (engagements,).
        vectors: by key of an engagement, of its scope.

    """
    if len(described) < FEWEST or not seen[0].any():
        return None
    logs = np.log(np.where(np.isfinite(hours) & (hours > 0), hours, np.nan))
    spread = float(np.nanstd(logs)) if np.isfinite(logs).any() else 0.0
    keys = [str(key) for key in described["engagement"]]
    middle, texts = _texts(keys, vectors or {})
    likeness = LearnedLikeness(
        traits_of(described), np.zeros(0), logs, spread or 1.0, middle, texts
    )
    weights = _weights(likeness, *seen)
    if not weights.any():
        return None
    return LearnedLikeness(
        likeness.traits, weights / weights.sum(), logs, likeness.spread, middle, texts
    )


def blended(plain: Array, learned: Array) -> Array:
    """Return two likenesses as one from 0 to 1: each counts by how little it varies otherwise."""
    spreads = float(plain.std()), float(learned.std())
    if min(spreads) <= np.finfo(np.float64).eps:
        return plain
    one, other = 1 / spreads[0], 1 / spreads[1]
    return np.asarray((one * plain + other * learned) / (one + other))


def _weights(likeness: LearnedLikeness, shows: Array, visible: Array) -> Array:
    rows = np.unique(np.linspace(0, len(shows) - 1, _MOST).astype(np.int64))
    shown, seen = shows[rows], visible[rows]
    shares = np.clip(shown.sum(axis=0) / max(float(seen.sum()), 1e-9), *_SHARES)
    beyond = (shown - shares * seen[:, None]) / np.sqrt(shares * (1 - shares))
    one, other = np.triu_indices(len(rows), 1)
    same = (beyond @ beyond.T / shown.shape[1])[one, other]
    counts = (seen[:, None] * seen[None])[one, other]
    alike = _pairs(likeness, rows)[:, one, other].T
    alike, same = alike - alike.mean(axis=0), same - same.mean()
    first = np.ones(alike.shape[1])
    first[-1] = _TEXT
    together = alike @ first
    scale = float((counts * together * same).sum()) / max(
        float((counts * together**2).sum()), 1e-12
    )
    # Pairs of one engagement are not independent: all of its pairs count as one.
    pull = float(counts.sum()) / max(float(seen.sum()), 1e-9) / _FREE**2
    root = np.sqrt(counts)
    design = np.vstack([alike * root[:, None], np.sqrt(pull) * np.eye(len(first))])
    wanted = np.append(same * root, np.sqrt(pull) * max(scale, 0.0) * first)
    return np.asarray(optimize.nnls(design, wanted)[0], dtype=np.float64)


def _pairs(likeness: LearnedLikeness, rows: NDArray[np.int64]) -> Array:
    """Return in what every two engagements are alike, shape (aspects, rows, rows)."""
    parts = []
    for trait in likeness.traits:
        codes = trait.codes[rows]
        parts.append((codes[:, None] == codes[None]) & (codes >= 0)[:, None])
    logs = likeness.log_hours[rows]
    parts.append(_near(logs, logs, likeness.spread))
    texts = likeness.texts[rows]
    parts.append(np.clip(texts @ texts.T, 0.0, 1.0))
    return np.stack([np.asarray(part, dtype=np.float64) for part in parts])


def _near(one: Array, other: Array, spread: float) -> Array:
    near: Array = np.exp(-np.abs(one[:, None] - other[None]) / spread)
    return np.where(np.isfinite(near), near, 0.0)


def _texts(
    keys: list[str], vectors: Mapping[str, NDArray[np.floating]]
) -> tuple[Array | None, Array]:
    rows = [row for row, key in enumerate(keys) if key in vectors]
    if not rows:
        return None, np.zeros((len(keys), 1))
    known = np.stack([vectors[keys[row]] for row in rows]).astype(np.float64)
    middle = known.mean(axis=0)
    found = np.zeros((len(keys), known.shape[1]))
    found[rows] = _beyond(known, middle)
    return middle, found


def _beyond(vectors: Array, middle: Array) -> Array:
    away = vectors - middle
    lengths = np.linalg.norm(away, axis=1, keepdims=True)
    return np.asarray(away / np.maximum(lengths, 1e-12))

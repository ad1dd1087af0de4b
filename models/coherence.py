"""Keeps of the clusters those that tell one story.

What a taxonomy leaves over is mostly a bit of everything, and any method that must cluster it will.
So a cluster is kept only when its texts are alike both in what they say and in why it went wrong,
and sentences of one template count once. Alike in words alone are texts about one product; alike in
cause alone are texts that the trained head knows nothing of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.discovery import Clusters
from models.errors import InvalidInput
from models.keyphrases import stem
from models.recognition.steady import unit_rows

_WORD = re.compile(r"[^\W\d_]+")

#: Texts of a cluster that are compared; of more, the first.
_COMPARED = 4_000


@dataclass(frozen=True, slots=True)
class Gate:
    """When a cluster hangs together.

    Attributes:
        smallest: fewest texts, those of one template counted once.
        wording: least mean cosine between its texts as the encoder sees them, centred.
        cause: least mean cosine between its texts in the space of causes, centred.
        template: share of common words from which two texts are one template.

    """

    smallest: int = 5
    wording: float = 0.10
    cause: float = 0.30
    template: float = 0.6


#: What a taxonomy leaves over is a bit of everything: a proposal must be sure of itself.
LEFTOVERS = Gate()

#: Without a taxonomy everything is to be grouped: only what has nothing in common is left out.
EVERYTHING = Gate(wording=0.05, cause=0.20)


def coherent(
    clusters: Clusters,
    texts: Sequence[str],
    vectors: NDArray[np.floating],
    causes: NDArray[np.floating],
    gate: Gate = LEFTOVERS,
) -> Clusters:
    """Return the clusters that pass the gate, numbered anew; other texts belong to none.

    Args:
        clusters: of n texts.
        texts: the n texts.
        vectors: by the encoder, shape (n, dimension).
        causes: in the space of causes, shape (n, some dimension).
        gate: the bounds.

    Raises:
        InvalidInput: when texts and rows differ in number.

    """
    if not len(texts) == len(vectors) == len(causes) == len(clusters.members):
        message = (
            f"{len(texts)} texts came with {len(vectors)} vectors, {len(causes)} rows of the space "
            f"of causes and {len(clusters.members)} members; give one of each a text"
        )
        raise InvalidInput(message)
    views = (_centred(vectors), _centred(causes))
    kept = [
        number
        for number in range(len(clusters.middles))
        if _passes(np.flatnonzero(clusters.members == number), texts, views, gate)
    ]
    numbers = np.full(len(clusters.middles) + 1, -1, dtype=np.int64)
    numbers[kept] = np.arange(len(kept))
    members = numbers[clusters.members]
    return Clusters(
        members,
        np.where(members >= 0, clusters.closeness, 0.0),
        clusters.middles[kept],
        clusters.reduced,
        clusters.directions,
    )


def _passes(
    inside: NDArray[np.int64],
    texts: Sequence[str],
    views: tuple[NDArray[np.float64], NDArray[np.float64]],
    gate: Gate,
) -> bool:
    inside = inside[:_COMPARED]
    own = inside[np.unique(templates([texts[i] for i in inside], gate.template))]
    return (
        len(own) >= gate.smallest
        and alikeness(views[0][own]) >= gate.wording
        and alikeness(views[1][own]) >= gate.cause
    )


def _centred(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return unit rows without what is common to all."""
    if not len(rows):
        return np.asarray(rows, dtype=np.float64)
    return unit_rows(rows - rows.mean(axis=0, dtype=np.float64))


def templates(texts: Sequence[str], share: float) -> NDArray[np.int64]:
    """Return for each text the first one of the same template; shape (texts,).

    Two texts are one template when this share of all their words, without numbers, is common.

    >>> templates(["Wave 2 is late", "Wave 3 is late", "Nobody tested the wave"], 0.6).tolist()
    [0, 0, 2]
    """
    by_word: dict[str, list[int]] = defaultdict(list)
    bags: dict[int, frozenset[str]] = {}
    known: dict[frozenset[str], int] = {}
    first = np.arange(len(texts))
    for position, text in enumerate(texts):
        bag = frozenset(stem(word) for word in _WORD.findall(text))
        if bag not in known:
            rare = sorted(bag, key=lambda word: (len(by_word[word]), word))
            # Texts with this share in common cannot differ in all of these rarest words.
            differ = len(bag) - int(np.ceil(share * len(bag)))
            asked = rare[: differ + 1] if share < 1 else []
            near = sorted({other for word in asked for other in by_word[word]})
            known[bag] = next((i for i in near if _overlap(bag, bags[i]) >= share), position)
            if known[bag] == position:
                bags[position] = bag
                for word in bag:
                    by_word[word].append(position)
        first[position] = known[bag]
    return first


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def alikeness(rows: NDArray[np.float64]) -> float:
    """Return the mean cosine between different unit rows; 1 for a single one.

    >>> alikeness(np.array([[1.0, 0.0], [0.0, 1.0]]))
    0.0
    """
    count = len(rows)
    if count < 2:  # noqa: PLR2004  (a single one has no other)
        return 1.0
    total = rows.sum(axis=0)
    own = float((rows * rows).sum())
    return round((float(total @ total) - own) / (count * (count - 1)), 6)

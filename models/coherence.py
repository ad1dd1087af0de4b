"""Clusters that tell one story: found where texts are dense, and kept only when they hang together.

What a taxonomy leaves over is mostly a bit of everything, and any method that must cluster it will.
So a text joins a cluster only when it is close to its middle, sentences of one template count once,
and a cluster is kept only when its texts are alike both in what they say and in why it went wrong.
Alike in words alone are texts about one product; alike in cause alone are texts that the trained
head knows nothing of.

The dense places are found by mean shift (Fukunaga and Hostetler 1975) on the unit sphere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.discovery import Clusters, Directions
from models.errors import InvalidInput
from models.keyphrases import stem
from models.recognition.steady import steady_product, unit_rows

_WORD = re.compile(r"[^\W\d_]+")
_SETTLED = 1e-6


@dataclass(frozen=True, slots=True)
class CoherenceOptions:
    """When texts are one cluster.

    ``wording`` and ``cause`` were chosen on six writers that the head had not seen, one at a time.

    Attributes:
        smallest: fewest texts, those of one template counted once.
        closeness: least cosine to a cluster's middle with which a text belongs to it.
        wording: least mean cosine between its texts as the encoder sees them.
        cause: least mean cosine between its texts in the space of causes.
        sameness: cosine of two middles from which their clusters are one.
        template: share of common words from which two texts are one template.
        neighbours: texts that a search starts from.
        rounds: most steps of a search.
        most: texts among which dense places are looked for; of more, an even sample.
        starts: searches at most, evenly spread.

    """

    smallest: int = 5
    closeness: float = 0.45
    wording: float = 0.2
    cause: float = 0.4
    sameness: float = 0.7
    template: float = 0.6
    neighbours: int = 5
    rounds: int = 12
    most: int = 4_000
    starts: int = 1_500


@dataclass(frozen=True)
class TwoViews:
    """What is common to all texts in both spaces, so that other texts can be put beside them.

    Both have shape (dimension of their space,).
    """

    wording: NDArray[np.float64]
    cause: NDArray[np.float64]

    def of(
        self, vectors: NDArray[np.floating], causes: NDArray[np.floating]
    ) -> NDArray[np.float64]:
        """Return rows of length one: half wording, half cause; shape (n, both dimensions)."""
        halves = (unit_rows(vectors - self.wording), unit_rows(causes - self.cause))
        return unit_rows(np.concatenate(halves, axis=1))


@dataclass(frozen=True)
class Coherent:
    """Clusters in the space of `views`, and how many were found but did not hang together."""

    clusters: Clusters
    views: TwoViews
    dropped: int


def coherent_clusters(
    texts: Sequence[str],
    vectors: NDArray[np.floating],
    causes: NDArray[np.floating],
    options: CoherenceOptions | None = None,
) -> Coherent:
    """Return the clusters that hang together; every other text belongs to none.

    Args:
        texts: n texts, in an order that does not depend on how they came.
        vectors: by the encoder, shape (n, dimension).
        causes: in the space of causes, shape (n, some dimension).
        options: the bounds.

    Raises:
        InvalidInput: when the three differ in number.

    """
    chosen = options or CoherenceOptions()
    if not len(texts) == len(vectors) == len(causes):
        message = (
            f"{len(texts)} texts came with {len(vectors)} vectors and {len(causes)} rows of the "
            "space of causes; give one of each a text"
        )
        raise InvalidInput(message)
    # Comparing every text with every other takes minutes beyond the bound; there, only texts of the
    # very same words are one before the search, and templates are told inside each cluster.
    share = chosen.template if len(texts) <= chosen.most else 1.0
    first = templates(texts, share)
    own = np.flatnonzero(first == np.arange(len(texts)))
    views = TwoViews(_centre(vectors[own]), _centre(causes[own]))
    rows = views.of(vectors, causes)
    middles = _dense_places(rows[own], chosen)
    members, near = _joined(rows, middles, chosen.closeness)
    width = vectors.shape[1]
    kept = []
    for number in range(len(middles)):
        inside = own[members[own] == number][: chosen.most]
        told = templates([texts[i] for i in inside], chosen.template)
        inside = inside[np.unique(told)]
        halves = (unit_rows(rows[inside, :width]), unit_rows(rows[inside, width:]))
        enough = len(inside) >= chosen.smallest
        if enough and alikeness(halves[0]) >= chosen.wording:
            kept += [number] if alikeness(halves[1]) >= chosen.cause else []
    return Coherent(_numbered(rows, middles, members, near, kept), views, len(middles) - len(kept))


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


def _centre(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    if not len(rows):
        return np.zeros(rows.shape[1])
    return np.asarray(rows.mean(axis=0, dtype=np.float64))


def _dense_places(rows: NDArray[np.float64], options: CoherenceOptions) -> NDArray[np.float64]:
    """Climb from many texts to the dense place near each; return the places, fullest first."""
    sample = rows[:: -(-len(rows) // options.most) or 1]
    if len(sample) < options.smallest:
        return np.zeros((0, rows.shape[1]))
    starts = sample[:: -(-len(sample) // options.starts)]
    similar = np.round(steady_product(starts, sample.T), 6)
    closest = np.argsort(-similar, axis=1, kind="stable")[:, : options.neighbours]
    places = unit_rows(np.stack([sample[chosen].mean(axis=0) for chosen in closest]))
    for _ in range(options.rounds):
        inside = np.round(steady_product(places, sample.T), 6) >= options.closeness
        moved = unit_rows(steady_product(inside, sample) + _SETTLED * places)
        settled = float(np.abs(moved - places).max()) < _SETTLED
        places = moved
        if settled:
            break
    sizes = (np.round(steady_product(places, sample.T), 6) >= options.closeness).sum(axis=1)
    found: list[NDArray[np.float64]] = []
    for number in np.argsort(-sizes, kind="stable"):
        apart = all(float(places[number] @ other) < options.sameness for other in found)
        if sizes[number] >= options.smallest and apart:
            found.append(places[number])
    return np.stack(found) if found else np.zeros((0, rows.shape[1]))


def _joined(
    rows: NDArray[np.float64], middles: NDArray[np.float64], closeness: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the closest middle of each row, -1 when none is close enough, and its cosine."""
    if not len(middles):
        return np.full(len(rows), -1, dtype=np.int64), np.zeros(len(rows))
    similar = np.round(steady_product(rows, middles.T), 6)
    best = similar.argmax(axis=1)
    top = similar[np.arange(len(rows)), best]
    return np.where(top >= closeness, best, -1), np.where(top >= closeness, top, 0.0)


def _numbered(
    rows: NDArray[np.float64],
    middles: NDArray[np.float64],
    members: NDArray[np.int64],
    near: NDArray[np.float64],
    kept: Sequence[int],
) -> Clusters:
    """Number the kept clusters from the largest; of equals, from the one with the earliest row."""

    def size(number: int) -> tuple[int, int]:
        inside = np.flatnonzero(members == number)
        return (-len(inside), int(inside[0]))

    order = sorted(kept, key=size)
    renumbered = np.full(len(middles) + 1, -1, dtype=np.int64)
    renumbered[order] = np.arange(len(order))
    belongs = renumbered[members]
    width = rows.shape[1]
    same = Directions(np.zeros(width), np.eye(width))
    return Clusters(belongs, np.where(belongs >= 0, near, 0.0), middles[order], rows, same)

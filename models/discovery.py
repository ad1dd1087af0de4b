"""Clusters of what no known theme explains.

Density clustering straight on sentence vectors leaves most texts as noise, because in hundreds of
dimensions everything is equally far. So the vectors are first reduced to their main directions, the
dense cores found with HDBSCAN (Campello, Moulavi and Sander 2013), and the remaining texts given to
a core only when they are close to it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidInput
from models.recognition.steady import steady_product, unit_rows

#: Fewest texts that are clustered at all.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class DiscoveryOptions:
    """How texts are clustered.

    Attributes:
        dimensions: main directions kept.
        smallest: fewest texts of a cluster's core; grows with the square root of their number.
        growth: texts of a core per square root of the number of texts.
        neighbours: how many close texts make a place dense.
        closeness: least cosine to a cluster's middle with which a text belongs to it.
        sameness: cosine of two middles from which their clusters are one.
        rounds: how often middles are taken anew and every text goes to the closest.
        most: texts that are clustered; of more, an even sample is, and the rest joins.

    """

    dimensions: int = 30
    smallest: int = 5
    growth: float = 0.2
    neighbours: int = 1
    closeness: float = 0.45
    sameness: float = 0.7
    rounds: int = 3
    most: int = 12_000


@dataclass(frozen=True)
class Directions:
    """The reduced space: what is taken away, and the main directions of the rest.

    ``centre`` has shape (dimension,), ``axes`` (dimension, dimensions kept).
    """

    centre: NDArray[np.float64]
    axes: NDArray[np.float64]

    @classmethod
    def fitted(cls, vectors: NDArray[np.floating], kept: int) -> Directions:
        """Find the main directions (principal components) of the rows."""
        from scipy.linalg import eigh  # noqa: PLC0415  (slow import)

        rows = np.asarray(vectors, dtype=np.float64)
        centre = rows.mean(axis=0)
        width = rows.shape[1]
        wanted = (max(width - kept, 0), width - 1)
        _, axes = eigh((rows - centre).T @ (rows - centre), subset_by_index=wanted)
        return cls(centre, axes[:, ::-1])

    def project(self, vectors: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return unit rows in the reduced space, shape (n, dimensions kept)."""
        return unit_rows(steady_product(np.asarray(vectors) - self.centre, self.axes))


@dataclass(frozen=True)
class Clusters:
    """Who belongs where.

    Attributes:
        members: cluster of each text from 0, or -1; shape (texts,). Larger clusters come first.
        closeness: cosine of each text to the middle of its cluster, 0 for none; shape (texts,).
        middles: unit vectors in the reduced space, shape (clusters, dimensions).
        reduced: unit rows in the reduced space, shape (texts, dimensions).
        directions: how to bring another vector into the reduced space.

    """

    members: NDArray[np.int64]
    closeness: NDArray[np.float64]
    middles: NDArray[np.float64]
    reduced: NDArray[np.float64]
    directions: Directions


def discover(vectors: NDArray[np.floating], options: DiscoveryOptions | None = None) -> Clusters:
    """Cluster the rows.

    The result depends on the order of the rows only where two are equally far from something; put
    them into an order that does not depend on how they came, if that matters.

    Args:
        vectors: shape (n, dimension).
        options: how to cluster.

    Raises:
        InvalidInput: when ``vectors`` is not a table.

    """
    chosen = options or DiscoveryOptions()
    if vectors.ndim != 2:  # noqa: PLR2004  (a table has two axes)
        message = f"vectors have the shape {vectors.shape}, but must be (texts, dimension)"
        raise InvalidInput(message)
    if len(vectors) < FEWEST:
        width = vectors.shape[1]
        axes = Directions(np.zeros(width), np.eye(width))
        nobody = np.full(len(vectors), -1, dtype=np.int64)
        none = np.zeros((0, width))
        return Clusters(nobody, np.zeros(len(vectors)), none, axes.project(vectors), axes)
    directions = Directions.fitted(vectors, chosen.dimensions)
    reduced = directions.project(vectors)
    step = -(-len(reduced) // chosen.most)
    cores = _dense_cores(reduced[::step], chosen)
    middles = _middles(reduced[::step], cores)
    for _ in range(chosen.rounds):
        if not len(middles):
            break
        members, _ = _nearest(reduced, middles, chosen.closeness)
        middles = _middles(reduced, members)
    middles = _merged(middles, chosen.sameness)
    return _by_size(reduced, middles, chosen.closeness, directions)


def _merged(middles: NDArray[np.float64], sameness: float) -> NDArray[np.float64]:
    """Join clusters whose middles are alike (average linkage), as their common middle."""
    if len(middles) < 2:  # noqa: PLR2004  (a single one has no other)
        return middles
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  (slow import)

    tree = linkage(np.round(middles, 9), method="average", metric="cosine")
    return _middles(middles, fcluster(tree, 1 - sameness, criterion="distance"))


def _dense_cores(rows: NDArray[np.float64], options: DiscoveryOptions) -> NDArray[np.int64]:
    from hdbscan import HDBSCAN  # noqa: PLC0415  (heavy import, on first use)

    size = max(options.smallest, int(options.growth * np.sqrt(len(rows))))
    found = HDBSCAN(
        min_cluster_size=min(size, len(rows)),
        min_samples=min(options.neighbours, len(rows) - 1),
        cluster_selection_method="leaf",
        core_dist_n_jobs=1,
    ).fit_predict(rows)
    return np.asarray(found, dtype=np.int64)


def _middles(rows: NDArray[np.float64], members: NDArray[np.int64]) -> NDArray[np.float64]:
    numbers = np.unique(members[members >= 0])
    if not len(numbers):
        return np.zeros((0, rows.shape[1]))
    return unit_rows(np.stack([rows[members == number].mean(axis=0) for number in numbers]))


def _nearest(
    rows: NDArray[np.float64], middles: NDArray[np.float64], closeness: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the closest cluster of each row, -1 when none is close enough, and how close it is."""
    similar = np.round(steady_product(rows, middles.T), 6)
    best = similar.argmax(axis=1)
    top = similar[np.arange(len(rows)), best]
    return np.where(top >= closeness, best, -1), np.where(top >= closeness, top, 0.0)


def _by_size(
    rows: NDArray[np.float64],
    middles: NDArray[np.float64],
    closeness: float,
    directions: Directions,
) -> Clusters:
    """Number the clusters from the largest; of equals, from the one with the earliest row."""
    if not len(middles):
        nobody = np.full(len(rows), -1, dtype=np.int64)
        return Clusters(nobody, np.zeros(len(rows)), middles, rows, directions)
    members, close = _nearest(rows, middles, closeness)
    found, firsts, sizes = np.unique(members, return_index=True, return_counts=True)
    order = [
        int(number)
        for number, _, _ in sorted(
            zip(found, firsts, sizes, strict=True), key=lambda item: (-item[2], item[1])
        )
        if number >= 0
    ]
    renumbered = np.full(len(middles) + 1, -1, dtype=np.int64)
    renumbered[order] = np.arange(len(order))
    return Clusters(renumbered[members], close, middles[order], rows, directions)

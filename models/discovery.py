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
        closeness: least cosine to a cluster's middle with which a left-over text joins it.
        most: texts that are clustered; of more, an even sample is, and the rest joins.

    """

    dimensions: int = 15
    smallest: int = 5
    growth: float = 0.15
    neighbours: int = 3
    closeness: float = 0.6
    most: int = 20_000


@dataclass(frozen=True)
class Clusters:
    """Who belongs where.

    Attributes:
        members: cluster of each text from 0, or -1; shape (texts,). Larger clusters come first.
        closeness: cosine of each text to the middle of its cluster, 0 for none; shape (texts,).
        middles: unit vectors in the reduced space, shape (clusters, dimensions).
        reduced: unit rows in the reduced space, shape (texts, dimensions).

    """

    members: NDArray[np.int64]
    closeness: NDArray[np.float64]
    middles: NDArray[np.float64]
    reduced: NDArray[np.float64]


def reduce_vectors(vectors: NDArray[np.floating], dimensions: int) -> NDArray[np.float64]:
    """Return unit rows in the main directions of the centred vectors, shape (n, ≤ dimensions)."""
    rows = np.asarray(vectors, dtype=np.float64)
    centred = rows - rows.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    kept = directions[:, ::-1][:, : min(dimensions, rows.shape[1])]
    return unit_rows(steady_product(centred, kept))


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
        nobody = np.full(len(vectors), -1, dtype=np.int64)
        return Clusters(
            nobody, np.zeros(len(vectors)), np.zeros((0, 1)), np.zeros((len(vectors), 1))
        )
    reduced = reduce_vectors(vectors, chosen.dimensions)
    step = -(-len(reduced) // chosen.most)
    core = np.full(len(reduced), -1, dtype=np.int64)
    core[::step] = _dense_cores(reduced[::step], chosen)
    return _joined(reduced, core, chosen.closeness)


def _dense_cores(rows: NDArray[np.float64], options: DiscoveryOptions) -> NDArray[np.int64]:
    from hdbscan import HDBSCAN  # noqa: PLC0415  (heavy import, on first use)

    size = max(options.smallest, int(options.growth * np.sqrt(len(rows))))
    found = HDBSCAN(
        min_cluster_size=size,
        min_samples=min(options.neighbours, len(rows) - 1),
        cluster_selection_method="leaf",
        core_dist_n_jobs=1,
    ).fit_predict(rows)
    return np.asarray(found, dtype=np.int64)


def _joined(rows: NDArray[np.float64], core: NDArray[np.int64], closeness: float) -> Clusters:
    """Give left-over rows to the closest cluster when it is close, and number by size."""
    numbers = np.unique(core[core >= 0])
    if not len(numbers):
        return Clusters(core, np.zeros(len(rows)), np.zeros((0, rows.shape[1])), rows)
    middles = unit_rows(np.stack([rows[core == number].mean(axis=0) for number in numbers]))
    similar = np.round(steady_product(rows, middles.T), 6)
    best = similar.argmax(axis=1)
    place = {int(number): column for column, number in enumerate(numbers)}
    members = np.array([place.get(int(number), -1) for number in core], dtype=np.int64)
    near = (members < 0) & (similar.max(axis=1) >= closeness)
    members[near] = best[near]
    sizes = np.bincount(members[members >= 0], minlength=len(numbers))
    firsts = [int(np.flatnonzero(members == column)[0]) for column in range(len(numbers))]
    order = sorted(range(len(numbers)), key=lambda column: (-sizes[column], firsts[column]))
    renumbered = np.full(len(numbers) + 1, -1, dtype=np.int64)
    renumbered[order] = np.arange(len(numbers))
    own = similar[np.arange(len(rows)), members]
    return Clusters(renumbered[members], np.where(members >= 0, own, 0.0), middles[order], rows)

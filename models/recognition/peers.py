"""What others would do with the same vectors, to be measured beside us."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors

#: Texts of the smallest cluster by density.
_SMALLEST = 5


def nearest_definition(vectors: Vectors, definitions: Sequence[Vectors]) -> NDArray[np.int64]:
    """Return themes by their closest text, best first, shape (texts, themes).

    Args:
        vectors: the texts, shape (texts, dimension).
        definitions: for each theme its definition and those of its sub-causes as rows.

    """
    closest = [(vectors @ rows.T).max(axis=1) for rows in definitions]
    return np.argsort(-np.stack(closest, axis=1), axis=1, kind="stable")


def logistic_regression(
    training: Vectors, answers: Sequence[str], asked: Vectors, keys: Sequence[str]
) -> NDArray[np.int64]:
    """Train on plain vectors and return positions in ``keys``, likeliest first.

    The result has shape (texts, len(keys)).
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (heavy, rarely used)

    model = LogisticRegression(C=1.0, max_iter=1000).fit(training, list(answers))
    columns = {str(key): column for column, key in enumerate(model.classes_)}
    scores = model.predict_proba(asked)[:, [columns[key] for key in keys]]
    return np.argsort(-scores, axis=1, kind="stable")


def k_means(vectors: Vectors, clusters: int, seed: int) -> NDArray[np.int64]:
    """Return the cluster of each text, shape (texts,)."""
    from sklearn.cluster import KMeans  # noqa: PLC0415  (heavy, rarely used)

    found = KMeans(clusters, n_init=4, random_state=seed).fit_predict(vectors)
    return np.asarray(found, dtype=np.int64)


def density_clusters(vectors: Vectors) -> NDArray[np.int64]:
    """Return HDBSCAN's cluster of each text straight on the vectors, -1 for noise."""
    from hdbscan import HDBSCAN  # noqa: PLC0415  (heavy, rarely used)

    if len(vectors) < _SMALLEST:
        return np.full(len(vectors), -1, dtype=np.int64)
    found = HDBSCAN(min_cluster_size=_SMALLEST, core_dist_n_jobs=1).fit_predict(vectors)
    return np.asarray(found, dtype=np.int64)


def agreement(gold: Sequence[str], clusters: NDArray[np.int64]) -> float:
    """Return the adjusted mutual information (Vinh 2010): 0 is chance, 1 the same partition."""
    from sklearn.metrics import adjusted_mutual_info_score  # noqa: PLC0415  (heavy, rarely used)

    return float(adjusted_mutual_info_score(list(gold), clusters))

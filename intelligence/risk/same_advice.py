"""When two pieces of advice say the same, and which one speaks for a group of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from models.embedding import Vectors

#: Distinct statements of one theme that are compared pairwise; the newest are.
MOST_GROUPED = 2_000
#: Share of pairs of unlike advice that lie farther apart than advice called the same. Of 546
#: labelled recommendations this joins 45 %; one pair in a thousand joined 58 %, and in texts of a
#: trade far from ours half of these groups were wrong.
_UNLIKE = 0.9995


def bound_of(vectors: Vectors, themes: Sequence[str]) -> float:
    """Return the cosine above which advice says the same, whatever encoder made the vectors.

    Advice of different themes is different advice, so the bound is the cosine that only one pair
    in two thousand of these reaches. It does not depend on any portfolio.

    Args:
        vectors: of advice, shape (statements, dimension), unit rows.
        themes: of each; at least two different ones.

    """
    codes = np.unique(np.asarray(themes, dtype=str), return_inverse=True)[1]
    cosines = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    return float(np.quantile(cosines[codes[:, None] != codes[None, :]], _UNLIKE))


def groups_of(vectors: Vectors, bound: float) -> NDArray[np.int64]:
    """Group statements by average linkage (Sokal and Michener, 1958): shape (statements,).

    Members of a group have a mean cosine to those they were joined with of at least ``bound``.
    Quadratic in the statements; the caller keeps them to `MOST_GROUPED`. Ties depend on the order
    given, so the caller sorts.
    """
    if len(vectors) < 2:  # noqa: PLR2004 - nothing to join
        return np.zeros(len(vectors), dtype=np.int64)
    rows = vectors.astype(np.float64)
    distances = np.clip(1.0 - rows @ rows.T, 0.0, 2.0)
    np.fill_diagonal(distances, 0.0)
    condensed = squareform((distances + distances.T) / 2, checks=False)
    tree = linkage(condensed, method="average")
    return np.asarray(fcluster(tree, t=1.0 - bound, criterion="distance"), dtype=np.int64)


def closeness(vectors: Vectors, weights: Sequence[int]) -> NDArray[np.float64]:
    """Return how close each member of a group lies to its weighted middle, shape (members,)."""
    rows = vectors.astype(np.float64)
    middle = np.asarray(weights, dtype=np.float64) @ rows
    length = float(np.linalg.norm(middle))
    return np.asarray(rows @ (middle / length if length else middle), dtype=np.float64)

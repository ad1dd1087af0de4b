"""How alike the texts of a group are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.recognition.steady import unit_rows


def cohesion(vectors: NDArray[np.floating]) -> float | None:
    """Return the mean cosine of each row to the middle of the others, or None for fewer than two.

    The middle leaves the row itself out: in a small group it would find itself in it.

    Args:
        vectors: shape (n, dimension).

    >>> cohesion(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    0.4714
    """
    if len(vectors) < 2:  # noqa: PLR2004 - one text is alike to nothing
        return None
    rows = unit_rows(vectors)
    others = unit_rows(rows.sum(axis=0) - rows)
    return round(float(np.einsum("nd,nd->n", rows, others).mean()), 4)

"""Keeps the vectors of the statements that a theme was found by, beside the references to them.

A document may be away from a build. What belongs to a theme must not depend on that, so closeness
is measured to the vectors as they were kept, whether their texts are there or not. A vector is
16-bit numbers in place of words; it is kept by document, so that it can go with one.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intelligence.identity.references import FindingRef
from intelligence.identity.registry import Discovered

_NUMBERS = np.dtype("<f2")


def packed(
    anchors: Sequence[FindingRef], rows: NDArray[np.floating]
) -> tuple[tuple[str, str], ...]:
    """Return the vectors of anchors by document and words, ascending.

    Args:
        anchors: the statements.
        rows: a unit vector of each, shape (anchors, dimension).

    """
    texts = (base64.b64encode(row.astype(_NUMBERS).tobytes()).decode() for row in rows)
    return tuple(
        sorted({_key(ref): text for ref, text in zip(anchors, texts, strict=True)}.items())
    )


def anchor_rows(theme: Discovered, encoder: str) -> NDArray[np.float64]:
    """Return the vectors of a theme's anchors, shape (anchors, dimension).

    None, shape (0, 0), where they are of another encoder than the one named.
    """
    if theme.measured != encoder or not theme.vectors:
        return np.zeros((0, 0))
    rows = [np.frombuffer(base64.b64decode(text), _NUMBERS) for _, text in theme.vectors]
    return np.array(rows, dtype=np.float64)


def _key(ref: FindingRef) -> str:
    return f"{ref.document_uid}-{ref.digest}"

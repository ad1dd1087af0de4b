"""Suggests how a theme would split in two, for a person to judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.keyphrases import contrasting_phrases
from models.recognition.steady import unit_rows

_ROUNDS = 50
_PHRASES = 5


@dataclass(frozen=True, slots=True)
class Part:
    """One part: positions of its statements, the most typical first, and its words."""

    members: tuple[int, ...]
    keyphrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Halves:
    """A theme in two parts, the larger first; ``apart`` is the cosine between their middles."""

    larger: Part
    smaller: Part
    apart: float


def two_parts(texts: Sequence[str], rows: NDArray[np.floating]) -> Halves | None:
    """Return the two parts that statements fall into, or None where there are no two.

    Two middles on the sphere (spherical k-means, Dhillon and Modha 2001), begun at both ends of the
    direction in which the statements differ most. The order of the texts decides nothing.

    Args:
        texts: n statements.
        rows: their vectors, shape (n, dimension).

    """
    order = sorted(range(len(texts)), key=lambda at: texts[at])
    placed = unit_rows(rows)[order]
    side = sides(placed)
    if side is None:
        return None
    middles = unit_rows(np.array([placed[side].mean(axis=0), placed[~side].mean(axis=0)]))
    parts = []
    for middle, inside in ((middles[0], side), (middles[1], ~side)):
        near = np.round(placed @ middle, 6)
        parts.append([order[at] for at in sorted(np.flatnonzero(inside), key=lambda a: -near[a])])
    phrases = contrasting_phrases([[texts[at] for at in part] for part in parts], most=_PHRASES)
    found = [
        Part(tuple(part), tuple(phrase.text for phrase in own))
        for part, own in zip(parts, phrases, strict=True)
    ]
    found.sort(key=lambda part: (-len(part.members), texts[part.members[0]]))
    return Halves(found[0], found[1], round(float(middles[0] @ middles[1]), 4))


def sides(given: NDArray[np.floating]) -> NDArray[np.bool_] | None:
    """Return which of two parts each row is in, or None where there are no two.

    Args:
        given: vectors in an order that lasts, shape (n, dimension).

    """
    rows = unit_rows(given)
    if len(np.unique(np.round(rows, 6), axis=0)) < 2:  # noqa: PLR2004 - one wording has no parts
        return None
    centred = rows - rows.mean(axis=0)
    direction = np.linalg.svd(centred, full_matrices=False)[2][0]
    side: NDArray[np.bool_] = np.round(centred @ direction, 9) > 0
    for _ in range(_ROUNDS):
        if side.all() or not side.any():
            return None
        middles = unit_rows(np.array([rows[side].mean(axis=0), rows[~side].mean(axis=0)]))
        closer: NDArray[np.bool_] = np.round(rows @ (middles[0] - middles[1]), 9) > 0
        if (closer == side).all():
            break
        side = closer
    return side

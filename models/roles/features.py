"""What the role model reads of a statement: its words, its meaning, its place and its neighbours.

Every function keeps rows independent of each other's company, so that a document alone and in a
batch gets the same numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from models.embedding import Vectors
from models.roles import cues
from models.roles.contract import KINDS, ROLES, Evidence, Statement

#: Revision of these features; a model fitted on others refuses to load.
REVISION = "features-3"

_WORD_SLOTS = 2**14
_CHARACTER_SLOTS = 2**14
_OPENING_SLOTS = 2**12
LEXICAL_SLOTS = _WORD_SLOTS + _CHARACTER_SLOTS + _OPENING_SLOTS
_EVIDENCE = tuple(Evidence)
_PLACES = 7
FRAME_SLOTS = 2 * len(KINDS) + len(_EVIDENCE)
CONTEXT_SLOTS = len(_EVIDENCE) + _PLACES + cues.SLOTS + FRAME_SLOTS
#: What the second layer reads of a statement; see :func:`surroundings`.
SURROUNDING_SLOTS = 6 * len(ROLES) + 4 + FRAME_SLOTS
_EVIDENCE_SCALE = 1.5
_OPENING_SCALE = 0.7
_LONGEST_READ = 600
_UNTOLD = {Evidence.NONE, Evidence.OTHER}
#: A document of no more statements is short: a ticket, a row of a register.
_SHORT = 3


def lexical(statements: Sequence[Statement]) -> sparse.csr_matrix:
    """Return hashed words, characters and opening words, shape (statements, LEXICAL_SLOTS).

    Numbers are masked by zeros digit by digit: the amount of a loss says nothing of its role.
    """
    words, characters, openings = _vectorizers()
    texts = [re.sub(r"\d", "0", item.text[:_LONGEST_READ].lower()) for item in statements]
    parts = (words.transform(texts), characters.transform(texts), openings.transform(texts))
    return sparse.hstack([parts[0], parts[1], parts[2] * _OPENING_SCALE]).tocsr()


@cache
def _vectorizers() -> tuple[Any, Any, Any]:
    from sklearn.feature_extraction.text import (  # noqa: PLC0415 - 1 s that a command without text must not pay
        HashingVectorizer,
    )

    shared = {"alternate_sign": False, "norm": "l2", "lowercase": False}
    tokens = r"(?u)\w+|[?!;:%$€£]"
    return (
        HashingVectorizer(
            n_features=_WORD_SLOTS, ngram_range=(1, 2), token_pattern=tokens, **shared
        ),
        HashingVectorizer(
            n_features=_CHARACTER_SLOTS, analyzer="char_wb", ngram_range=(3, 5), **shared
        ),
        HashingVectorizer(n_features=_OPENING_SLOTS, analyzer=_opening, **shared),
    )


def _opening(text: str) -> list[str]:
    words = re.findall(r"\w+", text)
    return [f"^{' '.join(words[:count])}" for count in (1, 2, 3)] + words[-1:]


def context(passage: Sequence[Statement]) -> NDArray[np.float64]:
    """Return heading evidence, place and cues of statements, shape (statements, CONTEXT_SLOTS).

    >>> context([Statement("Late."), Statement("Again.")])[1, 13:20].tolist()
    [0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0]
    """
    count = len(passage)
    rows = np.zeros((count, CONTEXT_SLOTS))
    for index, item in enumerate(passage):
        rows[index, _EVIDENCE.index(item.evidence)] = _EVIDENCE_SCALE
        changed = index > 0 and passage[index - 1].evidence is not item.evidence
        rows[index, len(_EVIDENCE) + _PLACES : -FRAME_SLOTS] = cues.cues(item.text[:_LONGEST_READ])
        rows[index, len(_EVIDENCE) : len(_EVIDENCE) + _PLACES] = (
            index == 0 and count > 1,
            index == count - 1 and count > 1,
            count == 1,
            index / max(1, count - 1),
            index == 1,
            index == count - 2,
            changed,
        )
    rows[:, -FRAME_SLOTS:] = frame(passage)
    return rows


def frame(passage: Sequence[Statement]) -> NDArray[np.float64]:
    """Return what frames statements, whatever they say: shape (statements, FRAME_SLOTS).

    The kind of the document, the same where it is short, and what the label of a column or field
    says: a register's column is filled in more alike than the parts of a free text. A label that
    says nothing counts for nothing, for whole documents stand in columns of such names, too.

    >>> row = [Statement("Late.", Evidence.CAUSE, "escalation", column=True)]
    >>> frame(row).nonzero()[1].tolist()
    [0, 3, 8]
    """
    rows = np.zeros((len(passage), FRAME_SLOTS))
    for index, item in enumerate(passage):
        if item.kind in KINDS:
            rows[index, KINDS.index(item.kind)] = 1.0
            rows[index, len(KINDS) + KINDS.index(item.kind)] = len(passage) <= _SHORT
        if item.column and item.evidence not in _UNTOLD:
            rows[index, 2 * len(KINDS) + _EVIDENCE.index(item.evidence)] = _EVIDENCE_SCALE
    return rows


def neighbours(vectors: Vectors, lengths: Sequence[int]) -> Vectors:
    """Return the vectors before and after each statement, zero at the ends of a passage.

    Args:
        vectors: shape (statements, dimension), the passages one after the other.
        lengths: number of statements of each passage.

    Returns:
        Shape (statements, 2 x dimension).

    """
    before, after = np.zeros_like(vectors), np.zeros_like(vectors)
    start = 0
    for length in lengths:
        end = start + length
        if length > 1:
            before[start + 1 : end] = vectors[start : end - 1]
            after[start : end - 1] = vectors[start + 1 : end]
        start = end
    return np.hstack([before, after])


def surroundings(
    probabilities: NDArray[np.float64], lengths: Sequence[int], told: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what the second layer reads: own and neighbouring probabilities, place and frame.

    Args:
        probabilities: shape (statements, roles), answers of the first layer.
        lengths: number of statements of each passage.
        told: their frame, shape (statements, FRAME_SLOTS).

    Returns:
        Shape (statements, 6 x roles + 4 + FRAME_SLOTS): logarithm of the own probabilities; those
        before and after; the number of earlier statements by role in three steps (none, one, more),
        and the greatest probability among the earlier and the later statements; first, last, only,
        place; the frame.

    """
    own = np.log(np.clip(probabilities, 1e-4, 1.0))
    rows = np.zeros((len(own), 6 * own.shape[1] + 4))
    start = 0
    for length in lengths:
        part = probabilities[start : start + length]
        for index in range(length):
            earlier, later = part[:index], part[index + 1 :]
            place = (index == 0, index == length - 1, length == 1, index / max(1, length - 1))
            rows[start + index] = np.concatenate(
                [
                    own[start + index],
                    _row(earlier[-1:]),
                    _row(later[:1]),
                    np.minimum(np.rint(earlier.sum(axis=0)), 2) / 2,
                    _row(earlier),
                    _row(later),
                    np.array(place, dtype=np.float64),
                ]
            )
        start += length
    return np.hstack([rows, told])


def _row(part: NDArray[np.float64]) -> NDArray[np.float64]:
    return part.max(axis=0) if len(part) else np.zeros(part.shape[1])

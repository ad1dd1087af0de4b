"""Draws examples from labelled texts, and says which of the others may then be asked about.

What is asked must be news: a text that stands in the document of an example, or says the same as
one, would flatter whoever has seen the example.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.folding import folded


@dataclass(frozen=True)
class Draw:
    """What was drawn.

    Attributes:
        examples: positions of the examples of each label, in the order drawn.
        asked: positions that may be asked about, in ascending order, shape (asked,).

    """

    examples: tuple[tuple[int, ...], ...]
    asked: NDArray[np.int64]


def draw_examples(
    target: NDArray[np.int64],
    texts: Sequence[str],
    documents: Sequence[str],
    wanted: Sequence[int],
    seed: int,
) -> Draw:
    """Draw examples of each label at random, at most half of what the label has.

    They come from half of the documents at most, so that the other half is left to ask.

    Args:
        target: the label of each text, shape (texts,).
        texts: n texts.
        documents: the document of each; ``""`` is a document of its own.
        wanted: how many examples each label should get.
        seed: repeats the draw.

    """
    random = np.random.default_rng(seed)
    offered = offered_rows(documents, random)
    chosen = []
    for label, count in enumerate(wanted):
        rows = random.permutation(np.flatnonzero((target == label) & offered))
        most = int((target == label).sum()) // 2
        chosen.append(tuple(int(row) for row in rows[: min(count, most)]))
    drawn = [row for rows in chosen for row in rows]
    return Draw(tuple(chosen), asked_rows(texts, documents, drawn))


def offered_rows(documents: Sequence[str], random: np.random.Generator) -> NDArray[np.bool_]:
    """Return which texts may be shown: those of half of the documents, and all without one."""
    names = sorted(set(documents) - {""})
    open_to = {*random.permutation(names)[: len(names) // 2].tolist(), ""}
    return np.array([name in open_to for name in documents], dtype=bool)


def asked_rows(
    texts: Sequence[str], documents: Sequence[str], shown: Sequence[int]
) -> NDArray[np.int64]:
    """Return which texts may be asked when some were shown, in ascending order."""
    said = {folded(texts[row]) for row in shown}
    told = {documents[row] for row in shown} - {""}
    rows = [
        row
        for row, text in enumerate(texts)
        if documents[row] not in told and folded(text) not in said
    ]
    return np.array(rows, dtype=np.int64)

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
    names = sorted(set(documents) - {""})
    open_to = {*random.permutation(names)[: len(names) // 2].tolist(), ""}
    offered = np.array([name in open_to for name in documents], dtype=bool)
    chosen = []
    for label, count in enumerate(wanted):
        rows = random.permutation(np.flatnonzero((target == label) & offered))
        most = int((target == label).sum()) // 2
        chosen.append(tuple(int(row) for row in rows[: min(count, most)]))
    drawn = [row for rows in chosen for row in rows]
    said = {folded(texts[row]) for row in drawn}
    told = {documents[row] for row in drawn} - {""}
    asked = [
        row
        for row, text in enumerate(texts)
        if documents[row] not in told and folded(text) not in said
    ]
    return Draw(tuple(chosen), np.array(asked, dtype=np.int64))

"""Which texts are one template filled in several times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.keyphrases import stem

_WORD = re.compile(r"[^\W\d_]+")


def templates(texts: Sequence[str], share: float) -> NDArray[np.int64]:
    """Return for each text the first one of the same template; shape (texts,).

    Two texts are one template when this share of all their words, without numbers, is common.

    >>> templates(["Wave 2 is late", "Wave 3 is late", "Nobody tested the wave"], 0.6).tolist()
    [0, 0, 2]
    """
    by_word: dict[str, list[int]] = defaultdict(list)
    bags: dict[int, frozenset[str]] = {}
    known: dict[frozenset[str], int] = {}
    first = np.arange(len(texts))
    for position, text in enumerate(texts):
        bag = frozenset(stem(word) for word in _WORD.findall(text))
        if bag not in known:
            rare = sorted(bag, key=lambda word: (len(by_word[word]), word))
            # Texts with this share in common cannot differ in all of these rarest words.
            differ = len(bag) - int(np.ceil(share * len(bag)))
            asked = rare[: differ + 1] if share < 1 else []
            near = sorted({other for word in asked for other in by_word[word]})
            known[bag] = next((i for i in near if _overlap(bag, bags[i]) >= share), position)
            if known[bag] == position:
                bags[position] = bag
                for word in bag:
                    by_word[word].append(position)
        first[position] = known[bag]
    return first


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)

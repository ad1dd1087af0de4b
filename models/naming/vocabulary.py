"""Which words a group shares, and which belong to one of its members or to somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from models.keyphrases import barred_words, stem, word_stems, words_of
from models.naming.candidate import Candidate
from models.naming.contract import Group
from models.naming.deficiency import deficient_words
from models.words import NEGATIONS, is_telling

#: In a corpus of this many texts, a thing that only one of them names is no common word: a place, a
#: person or a product, though capitals do not show it.
_MANY = 200
_FEWEST_TEXTS = 2
_THINGS = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True)
class Vocabulary:
    """In how many texts of each group, and of all, a word stands.

    Attributes:
        inside: texts of each group with a stem.
        sizes: texts of each group.
        total: texts of all with a stem.
        everyone: all texts.
        small: words that somebody wrote in lower case.
        barred: stems that may enter no name.
        deficient: share of each group's texts that tell of something missing, late or wrong.

    """

    inside: tuple[Counter[str], ...]
    sizes: tuple[int, ...]
    total: Counter[str]
    everyone: int
    small: frozenset[str]
    barred: frozenset[str]
    deficient: tuple[float, ...] = ()

    @classmethod
    def of(
        cls, groups: Sequence[Group], corpus: Sequence[str], avoid: Collection[str]
    ) -> Vocabulary:
        """Count the words of groups and of further texts."""
        inside = tuple(_spread(group.texts) for group in groups)
        total = sum(inside, Counter[str]()) + _spread(corpus)
        texts = [*(text for group in groups for text in group.texts), *corpus]
        small = frozenset(word for text in texts for word in text.split() if word.islower())
        return cls(
            inside,
            tuple(len(group.texts) for group in groups),
            total,
            len(texts),
            small,
            frozenset(barred_words(texts, avoid)),
            tuple(
                sum(bool(deficient_words(words_of(text))) for text in group.texts)
                / len(group.texts)
                for group in groups
            ),
        )

    def allow(self, candidate: Candidate, number: int) -> bool:
        """Say whether a candidate tells something and holds no name of anybody."""
        stems = [stem(word) for word in candidate.words]
        if any(word in self.barred for word in stems):
            return False
        for word in candidate.proper:
            told = self.inside[number][stem(word)]
            if word not in self.small and told < max(3, 0.1 * self.sizes[number]):
                return False
        if self.everyone >= _MANY and any(
            tag in _THINGS and is_telling(word) and self.total[word] < _FEWEST_TEXTS
            for word, tag in zip(stems, candidate.tags, strict=True)
        ):
            return False
        telling = sum(is_telling(word) for word in stems)
        denied = any(word in NEGATIONS for word in candidate.words)
        return telling + denied > 1

    def support(self, candidate: Candidate, number: int) -> float:
        """Return how much commoner the telling words are in the group than elsewhere."""
        stems = [s for s in map(stem, candidate.words) if is_telling(s)]
        size, inside = self.sizes[number], self.inside[number]
        rest = max(self.everyone - size, 1)
        gains = []
        for word in stems:
            here = inside[word] / size
            there = (self.total[word] - inside[word]) / rest
            gains.append(max(here - there, 0.0) * (inside[word] > 1))
        return float(np.sqrt(np.mean(gains))) if gains else 0.0

    def particular(self, candidate: Candidate, number: int) -> float:
        """Return the share of its telling words that a single member of the group has."""
        stems = [s for s in map(stem, candidate.words) if is_telling(s)]
        return sum(self.inside[number][s] < _FEWEST_TEXTS for s in stems) / max(len(stems), 1)


def _spread(texts: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word_stems(text))
    return counts

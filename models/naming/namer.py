"""Names groups by the short cause, in a member's own words, that best stands for all members.

A candidate is good when it alone finds the members among everything else (average precision of a
search with it), when its words are those of many members and few others, and when it reads like the
cause that a person would have written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.keyphrases import barred_words, stem, word_stems
from models.naming.candidate import Candidate
from models.naming.contract import Group, Name, Space
from models.naming.likeness import Likeness, shipped
from models.naming.measure import average_precisions
from models.naming.phrases import PhraseSource
from models.naming.wording import alike, numbered, sentence_case, shortened
from models.recognition.steady import steady_product, unit_rows
from models.words import NEGATIONS, is_telling

#: In a corpus of this many texts, a thing that only one of them names is no common word: a place, a
#: person or a product, though capitals do not show it.
_MANY = 200
_FEWEST_TEXTS = 2
_THINGS = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class NamingOptions:
    """How names are chosen.

    Attributes:
        read: most texts of a group whose clauses are candidates, the most central ones.
        fewest: texts that are read at least; of a larger group only the central half is, for a
            stray member must not name it.
        compared: candidates of a group that are embedded.
        searched: texts that a candidate must find the members among; of more, an even sample.
        search: weight of the search's average precision.
        likeness: weight of how much it reads like a cause.
        support: weight of its words being those of the members.
        plain: taken off where things are only named and nothing is said of them.

    """

    read: int = 30
    fewest: int = 5
    compared: int = 40
    searched: int = 4_000
    search: float = 2.0
    likeness: float = 0.6
    support: float = 0.4
    plain: float = 0.25

    def most(self, size: int) -> int:
        """Return how many texts of a group of this size are read.

        >>> NamingOptions().most(4), NamingOptions().most(20), NamingOptions().most(900)
        (5, 10, 30)
        """
        return min(self.read, max(self.fewest, -(-size // 2)))


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    origin: int
    likeness: float
    support: float
    search: float = 0.0
    score: float = 0.0


@dataclass(frozen=True)
class CauseNamer:
    """Names groups by clauses of their members.

    Attributes:
        phrases: finds candidates.
        space: brings a candidate into the space of the groups' rows.
        avoid: names (of customers, people) whose words enter no name.
        corpus: further texts of the corpus, which show what is a name and what a common word.
        options: weights and bounds.
        likeness: learned; the shipped one when None.

    """

    phrases: PhraseSource
    space: Space
    avoid: Collection[str] = ()
    corpus: Sequence[str] = ()
    options: NamingOptions = field(default_factory=NamingOptions)
    likeness: Likeness | None = None

    def name(self, groups: Sequence[Group], background: NDArray[np.float64]) -> tuple[Name, ...]:
        """Return one name a group; no two are alike."""
        central = [_central(group, self.options.most(len(group.texts))) for group in groups]
        asked = [
            group.texts[i] for group, inside in zip(groups, central, strict=True) for i in inside
        ]
        by_text = dict(zip(asked, self.phrases.find(asked), strict=True))
        words = _Words.of(groups, self.corpus, self.avoid)
        scored = [
            self._shortlist(number, group, inside, by_text, words)
            for number, (group, inside) in enumerate(zip(groups, central, strict=True))
        ]
        scored = self._searched(groups, scored, background)
        chosen = _distinct(scored)
        used = {pick.candidate.text for pick in chosen if pick}
        names: list[Name] = []
        for group, inside, pick in zip(groups, central, chosen, strict=True):
            cause = self._causal([by_text[group.texts[i]] for i in inside])
            if pick is not None:
                trust = round(float(np.clip(cause, 0.0, 1.0)), 4)
                names.append(Name(sentence_case(pick.candidate.text), trust, pick.origin))
                continue
            plain = shortened(group.texts[inside[0]], words.barred)
            names.append(Name(numbered(sentence_case(plain), used), 0.0, inside[0]))
            used.add(names[-1].text)
        return tuple(names)

    def _shortlist(
        self,
        number: int,
        group: Group,
        inside: Sequence[int],
        by_text: dict[str, list[Candidate]],
        words: _Words,
    ) -> list[_Scored]:
        learned = self.likeness or shipped()
        found: dict[str, _Scored] = {}
        for origin in inside:
            for candidate in by_text[group.texts[origin]]:
                if candidate.text in found or not words.allow(candidate, number):
                    continue
                like = learned.score(candidate) - self.options.plain * candidate.is_plain
                found[candidate.text] = _Scored(
                    candidate, origin, like, words.support(candidate, number)
                )
        weights = self.options

        def rank(item: _Scored) -> tuple[float, str]:
            early = weights.likeness * item.likeness + weights.support * item.support
            return (-round(early, 6), item.candidate.text)

        return sorted(found.values(), key=rank)[: weights.compared]

    def _searched(
        self,
        groups: Sequence[Group],
        scored: Sequence[Sequence[_Scored]],
        background: NDArray[np.float64],
    ) -> list[list[_Scored]]:
        """Add how well each candidate finds its group, and the total."""
        texts = sorted({item.candidate.text for items in scored for item in items})
        if not texts:
            return [[] for _ in scored]
        where = {text: place for place, text in enumerate(texts)}
        rows = np.concatenate([*(group.rows for group in groups), background])
        owners = np.repeat(
            np.arange(len(groups) + 1), [*(len(g.texts) for g in groups), len(background)]
        )
        kept = _sample(owners, self.options.searched, len(groups))
        vectors = unit_rows(self.space(texts))
        weights, result = self.options, []
        for number, items in enumerate(scored):
            mine = vectors[[where[item.candidate.text] for item in items]]
            similar = steady_product(mine, rows[kept].T)
            precise = average_precisions(similar, owners[kept] == number)
            result.append(
                [_total(item, float(p), weights) for item, p in zip(items, precise, strict=True)]
            )
        return result

    def _causal(self, found: Sequence[Sequence[Candidate]]) -> float:
        """Return the mean probability that a member states a cause."""
        learned = self.likeness or shipped()
        return float(np.mean([learned.probability(items) for items in found]))


def _total(item: _Scored, search: float, weights: NamingOptions) -> _Scored:
    score = (
        weights.search * search + weights.likeness * item.likeness + weights.support * item.support
    )
    return _Scored(item.candidate, item.origin, item.likeness, item.support, search, score)


def _central(group: Group, most: int) -> list[int]:
    """Return positions of the texts closest to the middle, best first, each wording once."""
    middle = unit_rows(group.rows.mean(axis=0, keepdims=True))[0]
    near = np.round(group.rows @ middle, 4)
    ordered = sorted(range(len(group.texts)), key=lambda i: (-near[i], group.texts[i], i))
    seen: dict[str, int] = {}
    for position in ordered:
        seen.setdefault(group.texts[position].casefold(), position)
    return list(seen.values())[:most]


def _sample(owners: NDArray[np.int64], most: int, groups: int) -> NDArray[np.int64]:
    """Return an even sample of each group, at least fifteen of it, and of the background."""
    step = -(-len(owners) // most)
    kept = []
    for number in range(groups + 1):
        inside = np.flatnonzero(owners == number)
        kept.append(inside[:: max(1, min(step, len(inside) // 15))])
    return np.concatenate(kept)


def _distinct(scored: Sequence[Sequence[_Scored]]) -> list[_Scored | None]:
    """Return the best candidate of each group so that no two names are alike.

    The surest pair of group and name comes first, so that the order of the groups does not matter.
    """
    pairs = sorted(
        (
            (-round(item.score, 6), item.candidate.text, number, item)
            for number, items in enumerate(scored)
            for item in items
        ),
        key=lambda pair: pair[:3],
    )
    chosen: list[_Scored | None] = [None] * len(scored)
    taken: list[str] = []
    for _, text, number, item in pairs:
        if chosen[number] is None and not any(alike(text, other) for other in taken):
            chosen[number] = item
            taken.append(text)
    return chosen


@dataclass(frozen=True)
class _Words:
    """In how many texts of each group, and of all, a word stands."""

    inside: tuple[Counter[str], ...]
    sizes: tuple[int, ...]
    total: Counter[str]
    everyone: int
    small: frozenset[str]
    barred: frozenset[str]

    @classmethod
    def of(cls, groups: Sequence[Group], corpus: Sequence[str], avoid: Collection[str]) -> _Words:
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


def _spread(texts: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word_stems(text))
    return counts

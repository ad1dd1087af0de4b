"""Names groups by the short cause, in a member's own words, that best stands for all members.

A candidate is good when it alone finds the members among everything else (average precision of a
search with it), when members say the same in clauses of their own, when its words are those of many
members and few others, and when it reads like the cause that a person would have written: a name
that tells of nothing missing, late or wrong, of members that do, is a topic or a fragment.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from models.naming.candidate import FEWEST, Candidate
from models.naming.contract import Group, Name, Space
from models.naming.likeness import Likeness, shipped
from models.naming.measure import average_precisions
from models.naming.phrases import PhraseSource
from models.naming.vocabulary import Vocabulary
from models.naming.wording import alike, numbered, sentence_case, shortened
from models.recognition.steady import steady_product, unit_rows


@dataclass(frozen=True, slots=True)
class NamingOptions:
    """How names are chosen.

    The weights are about those with which the parts foretell how close a candidate comes to the
    causes that six writers gave in plain words for the members of discovered groups.

    Attributes:
        read: most texts of a group whose clauses are candidates, the most central ones.
        fewest: texts that are read at least; of a larger group the outermost quarter is not,
            for a stray member must not name it.
        compared: candidates of a group that are embedded.
        searched: texts that a candidate must find the members among; of more, an even sample.
        search: weight of the search's average precision.
        likeness: weight of how much it reads like a cause.
        support: weight of its words being those of the members.
        echo: weight of how closely the other members' own candidates come to it.
        plain: taken off where things are only named and nothing is said of them, and where what is
            said is said of nobody.
        pointless: taken off where it tells of no deficiency, times the share of members that do;
            twice where things are only named.
        praise: taken off where it only tells that a thing was as it should be.
        event: taken off where it tells that something happened and nothing that was wrong.
        particular: taken off, times the share of its words that only one member has.
        brief: taken off a name of two words.

    """

    read: int = 30
    fewest: int = 5
    compared: int = 40
    searched: int = 4_000
    search: float = 2.25
    likeness: float = 1.2
    support: float = 0.4
    echo: float = 1.2
    plain: float = 0.15
    pointless: float = 0.4
    praise: float = 0.4
    event: float = 0.15
    particular: float = 0.15
    brief: float = 0.15

    def most(self, size: int) -> int:
        """Return how many texts of a group of this size are read.

        >>> NamingOptions().most(4), NamingOptions().most(20), NamingOptions().most(900)
        (5, 15, 30)
        """
        return min(self.read, max(self.fewest, -(-size * 3 // 4)))


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    origin: int
    score: float


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
        words = Vocabulary.of(groups, self.corpus, self.avoid)
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
        words: Vocabulary,
    ) -> list[_Scored]:
        learned = self.likeness or shipped()
        found: dict[str, _Scored] = {}
        for origin in inside:
            for candidate in by_text[group.texts[origin]]:
                if candidate.text in found or not words.allow(candidate, number):
                    continue
                score = self._reading(candidate, learned.score(candidate), number, words)
                found[candidate.text] = _Scored(candidate, origin, score)
        ranked = sorted(
            found.values(), key=lambda item: (-round(item.score, 6), item.candidate.text)
        )
        return ranked[: self.options.compared]

    def _reading(
        self, candidate: Candidate, likeness: float, number: int, words: Vocabulary
    ) -> float:
        """Return how well a candidate reads as the cause of a group, before it is compared."""
        weights = self.options
        pointless = 0.0 if candidate.is_deficient else words.deficient[number]
        topic = candidate.is_plain
        return (
            weights.likeness * likeness
            + weights.support * words.support(candidate, number)
            - weights.plain * (topic or candidate.is_headless)
            - weights.pointless * pointless * (1 + topic)
            - weights.praise * candidate.is_praise
            - weights.event * candidate.is_event
            - weights.particular * words.particular(candidate, number)
            - weights.brief * (len(candidate.words) <= FEWEST)
        )

    def _searched(
        self,
        groups: Sequence[Group],
        scored: Sequence[Sequence[_Scored]],
        background: NDArray[np.float64],
    ) -> list[list[_Scored]]:
        """Add how well each candidate finds its group, and how many members say about the same."""
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
            echoes = echo(steady_product(mine, mine.T), [item.origin for item in items])
            found = weights.search * precise + weights.echo * echoes
            result.append(
                [
                    replace(item, score=item.score + float(more))
                    for item, more in zip(items, found, strict=True)
                ]
            )
        return result

    def _causal(self, found: Sequence[Sequence[Candidate]]) -> float:
        """Return the mean probability that a member states a cause."""
        learned = self.likeness or shipped()
        return float(np.mean([learned.probability(items) for items in found]))


def echo(similar: NDArray[np.float64], origins: Sequence[int]) -> NDArray[np.float64]:
    """Return how closely the other texts come to each candidate with their own, on average.

    Args:
        similar: cosines between the candidates of a group, shape (candidates, candidates).
        origins: the text that each candidate was cut from.

    Returns:
        Mean over the other texts of the cosine of their closest candidate, shape (candidates,);
        0 where there is no other text.

    >>> echo(np.array([[1.0, 0.8, 0.2], [0.8, 1.0, 0.4], [0.2, 0.4, 1.0]]), [0, 1, 1]).tolist()
    [0.8, 0.8, 0.2]

    """
    places = np.asarray(origins)
    texts = np.unique(places)
    if len(texts) <= 1:
        return np.zeros(len(places))
    closest = np.column_stack([similar[:, places == text].max(axis=1) for text in texts])
    closest[places[:, None] == texts[None, :]] = 0.0
    mean: NDArray[np.float64] = closest.sum(axis=1) / (len(texts) - 1)
    return np.round(mean, 6)


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

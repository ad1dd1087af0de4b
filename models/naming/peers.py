"""Simpler namers: what ours has to beat, measured in the same run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.keyphrases import barred_words, short_clauses, stem, word_stems, words_of
from models.naming.contract import Group, Name, Space
from models.naming.wording import numbered, sentence_case, shortened
from models.recognition.steady import unit_rows
from models.words import FUNCTION_WORDS, NEGATIONS, is_telling

#: Texts of one group are compared with at most this many runs.
_MOST_RUNS = 60
_SUPPORT = 0.4
_FEWEST_TELLING = 2


@dataclass(frozen=True)
class TopWords:
    """The words that set a group apart, by class-based TF-IDF (Grootendorst 2022)."""

    most: int = 4

    def name(self, groups: Sequence[Group], background: NDArray[np.float64]) -> tuple[Name, ...]:
        """Return the best words of each group, joined by blanks."""
        del background
        counts = [
            Counter(
                word.lower()
                for text in group.texts
                for word in words_of(text)
                if word.lower() not in FUNCTION_WORDS
            )
            for group in groups
        ]
        total = sum(counts, Counter[str]())
        mean = sum(total.values()) / max(len(groups), 1)
        names = []
        for number, found in enumerate(counts):
            size = max(sum(found.values()), 1)
            weight = {w: n / size * float(np.log1p(mean / total[w])) for w, n in found.items()}
            best = sorted(weight, key=lambda word: (-round(weight[word], 12), word))[: self.most]
            names.append(Name(" ".join(best) or f"Group {number}", 1.0, 0))
        return tuple(names)


@dataclass(frozen=True)
class MiddleSentence:
    """The text closest to the middle of its group, in full."""

    def name(self, groups: Sequence[Group], background: NDArray[np.float64]) -> tuple[Name, ...]:
        """Return the medoid of each group."""
        del background
        names = []
        for group in groups:
            middle = unit_rows(group.rows.mean(axis=0, keepdims=True))[0]
            near = np.round(group.rows @ middle, 6)
            best = min(range(len(near)), key=lambda i: (-near[i], group.texts[i]))
            names.append(Name(group.texts[best], 1.0, best))
        return tuple(names)


@dataclass(frozen=True)
class CommonRuns:
    """A run of words that several texts share, close to the middle; else the clearest sentence.

    Attributes:
        space: brings a run into the space of the groups' rows.
        avoid: names whose words enter no run.

    """

    space: Space
    avoid: Collection[str] = ()

    def name(self, groups: Sequence[Group], background: NDArray[np.float64]) -> tuple[Name, ...]:
        """Return the best run of each group that is not taken."""
        barred = barred_words([text for group in groups for text in group.texts], self.avoid)
        sentences = MiddleSentence().name(groups, background)
        names: list[Name] = []
        for group, sentence in zip(groups, sentences, strict=True):
            found = shared_runs(group.texts, barred)
            ranked = [*self._ranked(found, group), shortened(sentence.text, barred)]
            taken = {frozenset(map(stem, name.text.split())) for name in names}
            free = next(
                (run for run in ranked if frozenset(map(stem, run.split())) not in taken), None
            )
            text = sentence_case(free) if free else sentence_case(ranked[0])
            names.append(Name(numbered(text, [n.text for n in names]), 1.0, sentence.origin))
        return tuple(names)

    def _ranked(self, found: Mapping[str, int], group: Group) -> list[str]:
        if not found:
            return []
        middle = unit_rows(group.rows.mean(axis=0, keepdims=True))[0]
        near = unit_rows(self.space(list(found))) @ middle
        support = {run: float(np.log1p(n) / np.log1p(len(group.texts))) for run, n in found.items()}
        score = {
            r: round(float(c) + _SUPPORT * support[r], 4) for r, c in zip(found, near, strict=True)
        }
        return sorted(found, key=lambda run: (-score[run], run))


def shared_runs(texts: Sequence[str], barred: Collection[str]) -> dict[str, int]:
    """Return runs of words that could name the texts, with the number of texts that have them.

    Each run is in several texts, one of its telling words is in at least half of them, and it has
    two telling words or a negation with one: "half an hour" and "end of the week" tell nothing.
    """
    found = short_clauses(texts, barred)
    said = Counter(word for text in texts for word in word_stems(text))

    def is_name(run: str) -> bool:
        stems = [stem(word) for word in run.split()]
        telling = [word for word in stems if is_telling(word)]
        supported = any(2 * said[word] >= len(texts) for word in telling)
        denied = stems[0] in NEGATIONS
        return found[run] > 1 and supported and len(telling) + denied >= _FEWEST_TELLING

    named = [run for run in found if is_name(run)]
    ordered = sorted(named, key=lambda run: (-found[run] * len(run.split()), run))
    return {run: found[run] for run in ordered[:_MOST_RUNS]}

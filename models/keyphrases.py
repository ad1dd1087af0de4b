"""Phrases that set one group of texts apart, in words that its authors used.

Class-based TF-IDF (Grootendorst 2022) over short phrases: a phrase is a run of one to three content
words, which may hold one small word inside ("lack of testing"). Numbers, addresses and names never
enter a phrase: they say where something happened, not why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.words import FUNCTION_WORDS, INNER_WORDS, NEGATIONS, VAGUE_WORDS

_TOKEN = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*|\d\S*|[^\w\s]|\S")
_LONGEST = 3
_MOSTLY_CAPITALS = 0.6
_FEWEST_LETTERS_OF_A_WORD = 2
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as most often written, the share of the group's texts with it, and its score."""

    text: str
    share: float
    score: float


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, or (``stem`` empty) something that no phrase runs across."""

    surface: str
    stem: str
    inner: bool = False


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a word without its plural ending, lower case; crude on purpose.

    >>> [stem(w) for w in ("Delays", "policies", "process", "status", "losses")]
    ['delay', 'policy', 'process', 'status', 'loss']
    """
    lower = word.lower()
    if len(lower) <= _LONGEST or lower.endswith(("ss", "us", "is")):
        return lower
    if lower.endswith("ies"):
        return f"{lower[:-3]}y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return lower[:-2]
    return lower.removesuffix("s")


def words_of(text: str) -> list[str]:
    """Return the words of a text, without numbers and punctuation.

    >>> words_of("Late approvals, 9 days!")
    ['Late', 'approvals', 'days']
    """
    return [token for token in _TOKEN.findall(text) if token[0].isalpha()]


def word_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words.

    >>> sorted(word_stems("Late approvals, late!"))
    ['approval', 'late']
    """
    return frozenset(map(stem, words_of(text)))


def contrasting_phrases(
    groups: Sequence[Sequence[str]],
    background: Sequence[str] = (),
    *,
    avoid: Collection[str] = (),
    most: int = 8,
) -> list[list[Phrase]]:
    """Return for each group the phrases that are common in it and rare elsewhere, best first.

    Args:
        groups: the texts of each group.
        background: texts that belong to no group but to the same corpus.
        avoid: names (of customers, products, people) whose words enter no phrase.
        most: phrases a group at most.

    """
    everything = [*(text for texts in groups for text in texts), *background]
    barred = barred_words(everything, avoid)
    counts = [_document_counts(texts, barred) for texts in groups]
    total = Counter[str]()
    for stems, _ in (*counts, _document_counts(background, barred)):
        total.update(stems)
    return [
        _best(stems, surfaces, total, (len(texts), len(everything)), most)
        for (stems, surfaces), texts in zip(counts, groups, strict=True)
    ]


def barred_words(texts: Sequence[str], avoid: Collection[str] = ()) -> set[str]:
    """Return stems that may enter no phrase: words of the names to avoid, and likely names."""
    named = {stem(word) for name in avoid for word in re.findall(r"[^\W\d_]+", name)}
    return {word for word in named | proper_names(texts) if word not in FUNCTION_WORDS}


def short_clauses(
    texts: Sequence[str], barred: Collection[str], longest: int = 6
) -> dict[str, int]:
    """Return runs of up to six words that read as a name, with the number of texts that have them.

    A run starts with a content word or a negation, ends with a content word, and crosses no number,
    name or punctuation: "customer does not know", "no time for testing".
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({" ".join(run) for run in runs(text, barred, longest)})
    return dict(counts)


def runs(text: str, barred: Collection[str], longest: int = 6) -> list[tuple[str, ...]]:
    """Return the runs of `short_clauses` in one text, each once, in its order."""
    tokens = _TOKEN.findall(text.lower() if is_shouting(text) else text)
    kinds = [_kind(token, barred) for token in tokens]
    found: dict[tuple[str, ...], None] = {}
    for first, kind in enumerate(kinds):
        if kind not in "cn":
            continue
        for last in range(first + 1, min(first + longest, len(tokens))):
            if kinds[last] == "x":
                break
            if kinds[last] == "c" and kinds[first : last + 1].count("c") + (kind == "n") > 1:
                found[tuple(_lowered(word) for word in tokens[first : last + 1])] = None
    return list(found)


def _kind(token: str, barred: Collection[str]) -> str:
    """Return c for a content word, n for a negation, f for another small word, x for a border."""
    plain = token.lower()
    if plain in NEGATIONS:
        return "n"
    if plain in FUNCTION_WORDS:
        return "f"
    is_word = token[0].isalpha() and len(token) >= _FEWEST_LETTERS_OF_A_WORD
    return "c" if is_word and stem(token) not in barred else "x"


def proper_names(texts: Sequence[str]) -> set[str]:
    """Return stems of words that are nearly always capitalised inside sentences: likely names.

    Words in capitals throughout ("VPN", "ERP") are kept, and texts that are all capitals say
    nothing about their words.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        if is_shouting(text):
            continue
        tokens = _TOKEN.findall(text)
        for before, word in zip([".", *tokens], tokens, strict=False):
            if not word[0].isalpha():
                continue
            if word.islower():
                small[stem(word)] += 1
            elif (
                word[0].isupper()
                and not word.isupper()
                and before not in {".", "!", "?", ":", "-", '"'}
            ):
                capital[stem(word)] += 1
    return {word for word, count in capital.items() if count > 2 * small[word]}


def is_shouting(text: str) -> bool:
    """Say whether a text is in capitals throughout, so that they say nothing about its words."""
    if text.islower():
        return False
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) > _MOSTLY_CAPITALS * max(letters, 1)


def _words(text: str, barred: Collection[str]) -> list[_Word]:
    tokens = _TOKEN.findall(text.lower() if is_shouting(text) else text)
    words = []
    for token in tokens:
        root = stem(token)
        plain = token.lower()
        if (
            not token[0].isalpha()
            or root in barred
            or plain in FUNCTION_WORDS
            or len(token) < _FEWEST_LETTERS_OF_A_WORD
        ):
            words.append(_Word(token, "", inner=plain in INNER_WORDS))
        else:
            words.append(_Word(token, root))
    return words


def _phrases(text: str, barred: Collection[str]) -> dict[str, str]:
    """Return the phrases of a text: stems joined by blanks, and how it is written here."""
    words = _words(text, barred)
    found: dict[str, str] = {}
    for first, word in enumerate(words):
        if not word.stem:
            continue
        for last in range(first, min(first + _LONGEST, len(words))):
            run = words[first : last + 1]
            if not run[-1].stem:
                if run[-1].inner and last == first + 1:
                    continue
                break
            stems = [w.stem or w.surface.lower() for w in run]
            if len(run) == 1 and word.stem in VAGUE_WORDS:
                continue
            if len(set(stems)) == len(stems):
                found.setdefault(" ".join(stems), " ".join(_lowered(w.surface) for w in run))
    return found


@lru_cache(maxsize=1 << 16)
def _lowered(word: str) -> str:
    acronym = word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM
    mixed = any(c.isupper() for c in word[1:]) and not word.isupper()
    return word if acronym or mixed else word.lower()


def _document_counts(
    texts: Sequence[str], barred: Collection[str]
) -> tuple[Counter[str], dict[str, Counter[str]]]:
    stems: Counter[str] = Counter()
    surfaces: dict[str, Counter[str]] = {}
    for text in texts:
        for key, surface in _phrases(text, barred).items():
            stems[key] += 1
            surfaces.setdefault(key, Counter())[surface] += 1
    return stems, surfaces


def _best(
    stems: Counter[str],
    surfaces: dict[str, Counter[str]],
    total: Counter[str],
    sizes: tuple[int, int],
    most: int,
) -> list[Phrase]:
    size, everyone = sizes
    ranked = []
    for key, count in stems.items():
        if count < max(2, 0.04 * size):
            continue
        words = [word for word in key.split() if word not in INNER_WORDS]
        # Lift over the corpus, damped so that two hits in a small group do not look like a law.
        lift = np.log((count + 0.5) / (size + 1)) - np.log((total[key] + 0.5) / (everyone + 1))
        if lift <= 0:
            continue
        vague = sum(word in VAGUE_WORDS for word in words) / len(words)
        usual = 1 - min(total[key] / everyone * 3, 0.8) if len(words) == 1 else 1.0
        score = count / size * lift * (1 + 0.5 * (len(words) - 1)) * (1 - 0.6 * vague) * usual
        written = min(surfaces[key].items(), key=lambda item: (-item[1], item[0]))[0]
        ranked.append((round(float(score), 9), key, Phrase(written, count / size, float(score))))
    ranked.sort(key=lambda item: (-item[0], item[1]))
    chosen: list[tuple[str, Phrase]] = []
    for _, key, phrase in ranked:
        if len(chosen) == most:
            break
        parts = set(key.split())
        if not any(parts <= set(k.split()) or set(k.split()) <= parts for k, _ in chosen):
            chosen.append((key, phrase))
    return [phrase for _, phrase in chosen]

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
_SENTENCE_ENDS = frozenset((".", "!", "?", ":", "-", '"'))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as most often written, the share of the group's texts with it, and its score."""

    text: str
    share: float
    score: float


#: How a word is written, its stem (empty for what is no content word), and whether a phrase may
#: run across it.
_Word = tuple[str, str, bool]


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
    tokens = [[_tokens(text) for text in texts] for texts in (*groups, background)]
    everyone = [part for texts in tokens for part in texts]
    barred = _named(avoid) | _likely_names(everyone)
    words = _Vocabulary(barred - FUNCTION_WORDS)
    counts = [_document_counts(texts, words) for texts in tokens]
    spread = [Counter(_by_key(found)) for found in counts]
    return [
        _best(found, spread, number, (len(groups[number]), len(everyone)), most)
        for number, found in enumerate(counts[:-1])
    ]


def barred_words(texts: Sequence[str], avoid: Collection[str] = ()) -> set[str]:
    """Return stems that may enter no phrase: words of the names to avoid, and likely names."""
    names = _named(avoid) | proper_names(texts)
    return {word for word in names if word not in FUNCTION_WORDS}


def _named(names: Collection[str]) -> set[str]:
    return {stem(word) for name in names for word in re.findall(r"[^\W\d_]+", name)}


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
    return _likely_names([_tokens(text) for text in texts])


def _likely_names(everyone: Sequence[Sequence[str]]) -> set[str]:
    capital: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for tokens in everyone:
        every.update(tokens)
        capital.update(
            word
            for before, word in zip((".", *tokens), tokens, strict=False)
            if word[0].isupper() and before not in _SENTENCE_ENDS and not word.isupper()
        )
    small: Counter[str] = Counter()
    for word, count in every.items():
        if word[0].isalpha() and word.islower():
            small[stem(word)] += count
    stems: Counter[str] = Counter()
    for word, count in capital.items():
        stems[stem(word)] += count
    return {word for word, count in stems.items() if count > 2 * small[word]}


def is_shouting(text: str) -> bool:
    """Say whether a text is in capitals throughout, so that they say nothing about its words."""
    if text.islower():
        return False
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) > _MOSTLY_CAPITALS * max(letters, 1)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower() if is_shouting(text) else text)


class _Vocabulary(dict[str, _Word]):
    """What each token is, worked out once: a text of one corpus repeats the words of another."""

    def __init__(self, barred: Collection[str]) -> None:
        super().__init__()
        self._barred = barred

    def __missing__(self, token: str) -> _Word:
        root, plain = stem(token), token.lower()
        small = (
            not token[0].isalpha()
            or root in self._barred
            or plain in FUNCTION_WORDS
            or len(token) < _FEWEST_LETTERS_OF_A_WORD
        )
        word = (plain, "", plain in INNER_WORDS) if small else (_lowered(token), root, False)
        self[token] = word
        return word


def _phrases(words: Sequence[_Word]) -> dict[str, str]:
    """Return the phrases of a text: stems joined by blanks, and how it is written here."""
    found: dict[str, str] = {}
    for first, (surface, root, _) in enumerate(words):
        if not root:
            continue
        if root not in VAGUE_WORDS:
            found.setdefault(root, surface)
        following = words[first + 1 : first + _LONGEST]
        if not following:
            continue
        second, second_root, inner = following[0]
        if second_root and second_root != root:
            found.setdefault(f"{root} {second_root}", f"{surface} {second}")
        elif not inner:
            continue
        key = second_root or second
        if len(following) > 1:
            third, third_root, _ = following[1]
            if third_root and third_root not in {root, key} and key != root:
                found.setdefault(f"{root} {key} {third_root}", f"{surface} {second} {third}")
    return found


@lru_cache(maxsize=1 << 16)
def _lowered(word: str) -> str:
    acronym = word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM
    mixed = any(c.isupper() for c in word[1:]) and not word.isupper()
    return word if acronym or mixed else word.lower()


def _document_counts(
    texts: Sequence[Sequence[str]], words: _Vocabulary
) -> Counter[tuple[str, str]]:
    """Return in how many texts each phrase stands as it is written."""
    counts: Counter[tuple[str, str]] = Counter()
    for tokens in texts:
        counts.update(_phrases([words[token] for token in tokens]).items())
    return counts


def _by_key(counts: Counter[tuple[str, str]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for (key, _), count in counts.items():
        totals[key] = totals.get(key, 0) + count
    return totals


def _best(
    found: Counter[tuple[str, str]],
    spread: Sequence[Counter[str]],
    number: int,
    sizes: tuple[int, int],
    most: int,
) -> list[Phrase]:
    size, everyone = sizes
    common = {key: n for key, n in spread[number].items() if n >= max(2, 0.04 * size)}
    total = {key: sum(counts[key] for counts in spread) for key in common}
    written: dict[str, tuple[int, str]] = {}
    for (key, surface), count in found.items():
        if key in common:
            written[key] = min(written.get(key, (0, "")), (-count, surface))
    ranked = []
    for key, count in common.items():
        words = [word for word in key.split() if word not in INNER_WORDS]
        # Lift over the corpus, damped so that two hits in a small group do not look like a law.
        lift = np.log((count + 0.5) / (size + 1)) - np.log((total[key] + 0.5) / (everyone + 1))
        if lift <= 0:
            continue
        vague = sum(word in VAGUE_WORDS for word in words) / len(words)
        usual = 1 - min(total[key] / everyone * 3, 0.8) if len(words) == 1 else 1.0
        score = count / size * lift * (1 + 0.5 * (len(words) - 1)) * (1 - 0.6 * vague) * usual
        ranked.append(
            (round(float(score), 9), key, Phrase(written[key][1], count / size, float(score)))
        )
    ranked.sort(key=lambda item: (-item[0], item[1]))
    chosen: list[tuple[str, Phrase]] = []
    for _, key, phrase in ranked:
        if len(chosen) == most:
            break
        parts = set(key.split())
        if not any(parts <= set(k.split()) or set(k.split()) <= parts for k, _ in chosen):
            chosen.append((key, phrase))
    return [phrase for _, phrase in chosen]

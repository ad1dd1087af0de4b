"""How well a theme's name alone leads to its findings, and whether it says anything.

A name is embedded and every finding ranked by its closeness to it: a name that says what the theme
is about brings the theme's own findings first (average precision). The themes are those that a
build proposes without a taxonomy, so a name can only be as good as its theme; names that others
would give to the same themes stand beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.assignment import AssignmentOptions, assign_themes
from intelligence.evaluation.bootstrap import Draw, Share
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.tables import Cell, Outcome, Table
from intelligence.taxonomy import Taxonomy
from models.embedding import Embedder, Vectors
from models.keyphrases import stem
from models.words import FUNCTION_WORDS, VAGUE_WORDS

#: Stems that are in the most findings; a name of these alone could stand on any theme.
DOMAIN_WORDS = 25

#: Words of a name by word weights, as BERTopic writes them.
_WEIGHED_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class NamedTheme:
    """A theme's name and phrases, and the positions of its findings, best quote first."""

    name: str
    phrases: tuple[str, ...]
    members: tuple[int, ...]
    quotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NameQuality:
    """Figures of one way of naming; shares have intervals by theme.

    Attributes:
        precision: mean average precision of the members, ranked by closeness to the name.
        among_first: share of members among as many first findings as there are members.
        empty: share of names made of stop words and of the domain's commonest words only.
        repeated: share of names whose words are all in another theme's name.
        apart: mean distance (1 - cosine) of a name to the closest other name.

    """

    precision: Share
    among_first: Share
    empty: float
    repeated: float
    apart: float


def evaluate_names(
    compared: Compared,
    data: LabelledTexts,
    taxonomy: Taxonomy | None = None,
    options: AssignmentOptions | None = None,
) -> Outcome:
    """Measure the names of what a build proposes without a taxonomy.

    ``taxonomy`` gives the names that a person gave to the labels, as a line to look up to.
    """
    found = assign_themes(data.texts, data.documents, None, compared.recogniser, options)
    themes = [
        NamedTheme(one.name, one.keyphrases, one.members, one.representatives)
        for one in found.proposals
    ]
    common = domain_words(data.texts)
    tables = [
        table
        for encoder, embedder in compared.encoders
        for table in _tables(encoder, embedder, data, themes, taxonomy, common)
    ]
    listed = Table(
        "The names",
        ("Name", "Keyphrases", "Findings"),
        tuple((one.name, "; ".join(one.phrases), len(one.members)) for one in themes),
        (f"Commonest words, which tell no theme apart: {', '.join(sorted(common))}.",),
    )
    return Outcome("names", data.described(), compared.models, (*tables, listed))


def _tables(
    encoder: str,
    embedder: Embedder,
    data: LabelledTexts,
    themes: Sequence[NamedTheme],
    taxonomy: Taxonomy | None,
    common: Collection[str],
) -> list[Table]:
    vectors = embedder.embed(data.texts)
    ways = {
        name: (themes, [way(theme) for theme in themes]) for name, way in _ways(data.texts, themes)
    }
    if taxonomy and {theme.key for theme in taxonomy.themes} & set(data.gold):
        gold = _gold_themes(data, taxonomy)
        ways["a person's names of the labels (other groups)"] = (gold, [one.name for one in gold])
    rows: list[tuple[Cell, ...]] = []
    for name, (of, names) in ways.items():
        if not of:
            continue
        one = name_quality(embedder, vectors, of, names, common)
        rows.append((name, len(of), one.precision, one.among_first, *_said(one)))
    if themes:
        rows.append(("chance", len(themes), _chance(len(data.texts), themes), *(None,) * 4))
    return [
        Table(
            f"How well a name alone finds its findings, by {encoder}",
            (
                "Name",
                "Themes",
                "Average precision",
                "Members among as many first",
                "Only common words",
                "Repeated in a sibling's",
                "Distance to the closest sibling",
            ),
            tuple(rows),
        )
    ]


def _said(one: NameQuality) -> tuple[float, float, float]:
    return (one.empty, one.repeated, one.apart)


def _ways(
    texts: Sequence[str], themes: Sequence[NamedTheme]
) -> list[tuple[str, Callable[[NamedTheme], str]]]:
    weighed = dict(zip(themes, weighed_words(texts, themes), strict=True))
    return [
        ("Premortem, name", lambda theme: theme.name),
        ("Premortem, name and keyphrases", lambda theme: "; ".join((theme.name, *theme.phrases))),
        (f"{_WEIGHED_WORDS} words by weight (as BERTopic)", lambda theme: weighed[theme]),
        ("the best quote itself", lambda theme: texts[(theme.quotes or theme.members)[0]]),
    ]


def _gold_themes(data: LabelledTexts, taxonomy: Taxonomy) -> list[NamedTheme]:
    return [
        NamedTheme(theme.name, (), tuple(i for i, key in enumerate(data.gold) if key == theme.key))
        for theme in taxonomy.themes
        if theme.key in data.gold
    ]


def name_quality(
    embedder: Embedder,
    vectors: Vectors,
    themes: Sequence[NamedTheme],
    names: Sequence[str],
    common: Collection[str],
) -> NameQuality:
    """Measure names.

    Args:
        embedder: brings names into the space of the vectors.
        vectors: all findings, shape (n, dimension).
        themes: whose names they are.
        names: one a theme.
        common: stems that say nothing here.

    """
    rows = embedder.embed(names)
    similar = np.round(rows @ vectors.T, 6)
    precisions = np.array(
        [average_precision(row, one.members) for row, one in zip(similar, themes, strict=True)]
    )
    shares = np.array(
        [among_first(row, one.members) for row, one in zip(similar, themes, strict=True)]
    )
    draw = Draw([str(number) for number in range(len(themes))], _RESAMPLES)
    ones = np.ones(len(themes))
    between = rows @ rows.T - 2 * np.eye(len(rows))
    stems = [stems_of(name) for name in names]
    repeated = [
        any(mine <= other for place, other in enumerate(stems) if place != number)
        for number, mine in enumerate(stems)
    ]
    return NameQuality(
        draw.ratio(precisions, ones),
        draw.ratio(shares, ones),
        sum(is_empty(name, common) for name in names) / len(names),
        sum(repeated) / len(names),
        float(1 - between.max(axis=1).mean()) if len(names) > 1 else 1.0,
    )


def average_precision(similar: NDArray[np.floating], members: Sequence[int]) -> float:
    """Return the mean precision at each member when all are ranked by similarity.

    >>> average_precision(np.array([0.9, 0.1, 0.8]), (0, 2))
    1.0
    """
    order = np.argsort(-similar, kind="stable")
    inside = np.isin(order, list(members))
    ranks = np.flatnonzero(inside) + 1
    return float((np.arange(1, len(ranks) + 1) / ranks).mean())


def among_first(similar: NDArray[np.floating], members: Sequence[int]) -> float:
    """Return the share of members among as many first as there are members."""
    first = np.argsort(-similar, kind="stable")[: len(members)]
    return float(np.isin(first, list(members)).mean())


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's words."""
    return frozenset(stem(word) for word in _WORD.findall(text))


def domain_words(texts: Sequence[str]) -> frozenset[str]:
    """Return the stems of content words that are in the most texts."""
    counts = Counter(word for text in texts for word in stems_of(text) if _tells(word))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return frozenset(word for word, _ in ordered[:DOMAIN_WORDS])


def is_empty(name: str, common: Collection[str]) -> bool:
    """Say whether a name has only stop words, vague words and the domain's commonest ones."""
    return not any(_tells(word) and word not in common for word in stems_of(name))


def _tells(word: str) -> bool:
    return word not in FUNCTION_WORDS and word not in VAGUE_WORDS


def weighed_words(texts: Sequence[str], themes: Sequence[NamedTheme]) -> list[str]:
    """Return for each theme its words of the highest class-based TF-IDF (Grootendorst 2022)."""
    counts = [
        Counter(word.lower() for i in theme.members for word in _WORD.findall(texts[i]))
        for theme in themes
    ]
    total = Counter[str]()
    for count in counts:
        total.update(count)
    average = total.total() / max(len(counts), 1)
    names = []
    for count in counts:
        size = max(count.total(), 1)
        weight = {word: n / size * np.log(1 + average / total[word]) for word, n in count.items()}
        ordered = sorted(weight, key=lambda word: (-weight[word], word))
        names.append(" ".join(ordered[:_WEIGHED_WORDS]))
    return names


def _chance(texts: int, themes: Sequence[NamedTheme]) -> float:
    return sum(len(theme.members) / texts for theme in themes) / len(themes)

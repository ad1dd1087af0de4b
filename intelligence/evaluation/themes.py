"""How well themes are recognised and discovered, measured on writers that never trained anything.

Statements are writer B's, whole documents writer G's. Every figure stands beside what plain use of
the same encoder gives, and beside the two harder cases of a user's own taxonomy: the starter's
texts under other keys, so that no trained head applies, and themes cut and worded otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intelligence.assignment import labels_of
from intelligence.evaluation.bootstrap import SEED, Draw, Share
from intelligence.evaluation.other_taxonomies import other_taxonomy, renamed
from intelligence.evaluation.theme_texts import EvaluationTexts, validation_texts
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from models.discovery import discover
from models.recognition.choice import expected_calibration_error
from models.recognition.labelled import Cause
from models.recognition.peers import (
    agreement,
    density_clusters,
    k_means,
    logistic_regression,
    nearest_definition,
)
from models.recognition.recogniser import Recognised, Recogniser

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class RankingQuality:
    """How often the right theme stands first, or among the first three."""

    method: str
    top1: Share
    top3: Share


@dataclass(frozen=True, slots=True)
class AnswerQuality:
    """What happens at the fitted threshold.

    ``coverage`` is the share of causes that get a theme, ``accuracy`` the share of those that is
    right, ``calibration_error`` the mean distance of confidence and accuracy (0 to 1).
    """

    method: str
    coverage: Share
    accuracy: Share
    calibration_error: float


@dataclass(frozen=True, slots=True)
class DocumentQuality:
    """Agreement of the set of themes of whole documents, causes given: micro-averaged F1."""

    method: str
    precision: float
    recall: float
    f1: Share


@dataclass(frozen=True, slots=True)
class ClusterQuality:
    """Agreement of discovered groups with gold codes (AMI), and how many texts they hold."""

    method: str
    agreement: float
    assigned: float
    clusters: int


@dataclass(frozen=True, slots=True)
class ThemeEvaluation:
    """Everything that ``premortem evaluate themes`` prints.

    ``explicit`` is top 1 by how openly the cause is said; ``removed_abstains`` the share of causes
    left without a theme when theirs is taken out of the taxonomy.
    """

    encoder: str
    recogniser: str
    rankings: tuple[RankingQuality, ...]
    explicit: Mapping[str, Share]
    answers: tuple[AnswerQuality, ...]
    removed_abstains: Share
    documents: tuple[DocumentQuality, ...]
    discovery: tuple[ClusterQuality, ...]


def evaluate_themes(
    recogniser: Recogniser, texts: EvaluationTexts | None = None, resamples: int = RESAMPLES
) -> ThemeEvaluation:
    """Measure recognition and discovery; takes a minute or two without cached vectors."""
    given = texts or validation_texts()
    statements, starter = given.statements, starter_taxonomy()
    views = {
        "premortem": (starter, _same(starter)),
        "premortem, other keys": (renamed(starter), {f"my_{t.key}": t.key for t in starter.themes}),
    }
    found = {name: _recognised(recogniser, statements, view[0]) for name, view in views.items()}
    draw = Draw([cause.theme for cause in statements], resamples)
    gold = [cause.theme for cause in statements]
    keys = [theme.key for theme in starter.themes]
    peers = _peer_rankings(recogniser, statements, given.training, starter)
    rankings = [_ranking(name, _keyed(order, keys), gold, draw) for name, order in peers.items()]
    ours = {name: _ranked_keys(found[name], *view) for name, view in views.items()}
    rankings.extend(_ranking(name, ranked, gold, draw) for name, ranked in ours.items())
    other, covers = other_taxonomy()
    coarse = [covers[theme] for theme in gold]
    ranked = _ranked_keys(_recognised(recogniser, statements, other), other, _same(other))
    rankings.append(_ranking("premortem, other themes and wording", ranked, coarse, draw))
    return ThemeEvaluation(
        recogniser.embedder.identity,
        recogniser.identity,
        tuple(rankings),
        _by_explicitness(statements, ours["premortem"], resamples),
        tuple(_answers(name, found[name], ours[name], gold, draw) for name in views),
        _removed_abstains(recogniser, statements, starter, resamples),
        _documents(recogniser, given, views, resamples),
        evaluate_discovery(recogniser, [cause.text for cause in statements], gold),
    )


def evaluate_discovery(
    recogniser: Recogniser, texts: Sequence[str], gold: Sequence[str]
) -> tuple[ClusterQuality, ...]:
    """Compare what is discovered without any taxonomy with gold codes, beside the peers."""
    vectors = recogniser.embedder.embed(texts)
    found = {
        "HDBSCAN on the vectors": density_clusters(vectors),
        "k-means at the true number": k_means(vectors, min(len(set(gold)), len(texts)), SEED),
        "premortem": discover(recogniser.cause_space(texts, vectors)).members,
    }
    return tuple(
        ClusterQuality(
            name,
            agreement(gold, members),
            float((members >= 0).mean()),
            len(set(members[members >= 0].tolist())),
        )
        for name, members in found.items()
    )


def _same(taxonomy: Taxonomy) -> dict[str, str]:
    return {theme.key: theme.key for theme in taxonomy.themes}


def _recognised(
    recogniser: Recogniser, causes: Sequence[Cause], taxonomy: Taxonomy
) -> tuple[Recognised, ...]:
    return recogniser.recognise([cause.text for cause in causes], labels_of(taxonomy))


def _ranked_keys(
    found: Sequence[Recognised], taxonomy: Taxonomy, meaning: Mapping[str, str]
) -> list[list[str]]:
    return [[meaning[taxonomy.themes[i].key] for i in one.ranking] for one in found]


def _keyed(order: NDArray[np.int64], keys: Sequence[str]) -> list[list[str]]:
    return [[keys[column] for column in row[:3]] for row in order]


def _peer_rankings(
    recogniser: Recogniser,
    causes: Sequence[Cause],
    training: Sequence[Cause],
    taxonomy: Taxonomy,
) -> dict[str, NDArray[np.int64]]:
    embedder = recogniser.embedder
    vectors = embedder.embed([cause.text for cause in causes])
    return {
        "nearest definition": nearest_definition(
            vectors,
            [
                embedder.embed([theme.definition, *(s.definition for s in theme.subcauses)])
                for theme in taxonomy.themes
            ],
        ),
        "logistic regression on the vectors": logistic_regression(
            embedder.embed([cause.text for cause in training]),
            [cause.theme for cause in training],
            vectors,
            [theme.key for theme in taxonomy.themes],
        ),
    }


def _ranking(
    name: str, ranked: Sequence[Sequence[str]], gold: Sequence[str], draw: Draw
) -> RankingQuality:
    first = [row[0] == right for row, right in zip(ranked, gold, strict=True)]
    three = [right in row for row, right in zip(ranked, gold, strict=True)]
    return RankingQuality(name, draw.share(first), draw.share(three))


def _by_explicitness(
    causes: Sequence[Cause], ranked: Sequence[Sequence[str]], resamples: int
) -> dict[str, Share]:
    right = [row[0] == cause.theme for row, cause in zip(ranked, causes, strict=True)]
    draw = Draw([cause.theme for cause in causes], resamples)
    return {
        kind: draw.share(right, [cause.explicit == kind for cause in causes])
        for kind in sorted({cause.explicit for cause in causes})
    }


def _answers(
    name: str,
    found: Sequence[Recognised],
    ranked: Sequence[Sequence[str]],
    gold: Sequence[str],
    draw: Draw,
) -> AnswerQuality:
    sure = [one.sure for one in found]
    right = [row[0] == theme for row, theme in zip(ranked, gold, strict=True)]
    confidence = np.array([one.confidence for one in found])
    error = expected_calibration_error(confidence, np.array(right))
    return AnswerQuality(name, draw.share(sure), draw.share(right, sure), round(error, 3))


def _removed_abstains(
    recogniser: Recogniser, causes: Sequence[Cause], taxonomy: Taxonomy, resamples: int
) -> Share:
    """Take every theme out in turn and ask about its own causes only."""
    abstained: list[bool] = []
    groups: list[str] = []
    for theme in taxonomy.themes:
        own = [cause for cause in causes if cause.theme == theme.key]
        rest = Taxonomy(tuple(other for other in taxonomy.themes if other is not theme))
        abstained.extend(not one.sure for one in _recognised(recogniser, own, rest))
        groups.extend(theme.key for _ in own)
    return Draw(groups, resamples).share(abstained)


def _documents(
    recogniser: Recogniser,
    texts: EvaluationTexts,
    views: Mapping[str, tuple[Taxonomy, Mapping[str, str]]],
    resamples: int,
) -> tuple[DocumentQuality, ...]:
    starter, spans = views["premortem"][0], texts.spans
    keys = [theme.key for theme in starter.themes]
    given: dict[str, list[str | None]] = {
        name: [keys[row[0]] for row in order]
        for name, order in _peer_rankings(recogniser, spans, texts.training, starter).items()
    }
    for name, (taxonomy, meaning) in views.items():
        found = _recognised(recogniser, spans, taxonomy)
        given[name] = [
            meaning[taxonomy.themes[one.best].key] if one.sure else None for one in found
        ]
    return tuple(_document_quality(n, spans, themes, resamples) for n, themes in given.items())


def _document_quality(
    name: str, spans: Sequence[Cause], given: Sequence[str | None], resamples: int
) -> DocumentQuality:
    documents = sorted({span.document for span in spans})
    gold: dict[str, set[str]] = {document: set() for document in documents}
    found: dict[str, set[str]] = {document: set() for document in documents}
    for span, theme in zip(spans, given, strict=True):
        gold[span.document].add(span.theme)
        if theme is not None:
            found[span.document].add(theme)
    hits = np.array([len(gold[d] & found[d]) for d in documents], dtype=float)
    claimed = np.array([len(found[d]) for d in documents], dtype=float)
    wanted = np.array([len(gold[d]) for d in documents], dtype=float)
    f1 = Draw(documents, resamples).ratio(2 * hits, claimed + wanted)
    return DocumentQuality(
        name,
        round(float(hits.sum() / max(claimed.sum(), 1)), 3),
        round(float(hits.sum() / max(wanted.sum(), 1)), 3),
        replace(f1, count=len(documents)),
    )

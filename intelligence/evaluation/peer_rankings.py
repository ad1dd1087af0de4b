"""Rankings by what others would do: nearest definition and logistic regressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.ranked_answers import Ranked
from intelligence.taxonomy import Taxonomy
from models.embedding import Embedder
from models.peers import (
    centroid_cosines,
    regression_probabilities,
    tfidf_cross_validated,
    tfidf_probabilities,
)

#: Parts of the texts of which each is answered by the others, where nothing else is labelled.
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Training:
    """Labelled texts that peers may learn from: other texts than those that are asked."""

    texts: tuple[str, ...]
    gold: tuple[str, ...]


def nearest_definition(
    method: str, embedder: Embedder, texts: Sequence[str], taxonomy: Taxonomy
) -> Ranked:
    """Rank by the closest of a theme's definition and those of its sub-causes."""
    vectors = embedder.embed(texts)
    closest = [
        (vectors @ embedder.embed(definitions_of(taxonomy, place)).T).max(axis=1)
        for place in range(len(taxonomy.themes))
    ]
    keys = [theme.key for theme in taxonomy.themes]
    return Ranked.of_scores(method, np.stack(closest, axis=1), keys, calibrated=False)


def definitions_of(taxonomy: Taxonomy, place: int) -> list[str]:
    """Return the definition of a theme and those of its sub-causes."""
    theme = taxonomy.themes[place]
    return [theme.definition, *(subcause.definition for subcause in theme.subcauses)]


def peer_rankings(
    compared: Compared,
    texts: Sequence[str],
    gold: Sequence[str],
    taxonomy: Taxonomy,
    training: Training | None,
) -> list[Ranked]:
    """Rank by each peer on each encoder.

    Without training texts a regression on words learns from the asked texts themselves, each fold
    from the others, and says so.
    """
    keys = [theme.key for theme in taxonomy.themes]
    found = [
        nearest_definition(f"nearest definition, {name}", embedder, texts, taxonomy)
        for name, embedder in compared.encoders
    ]
    if training is None:
        return [*found, *_within(texts, gold, keys)]
    found.extend(
        regression(f"logistic regression, {name}", embedder, texts, training, keys)
        for name, embedder in compared.encoders
    )
    words = tfidf_probabilities(training.texts, training.gold, texts, keys)
    found.append(Ranked.of_scores("TF-IDF logistic regression", words, keys, calibrated=True))
    return found


def regression(
    method: str, embedder: Embedder, texts: Sequence[str], training: Training, keys: Sequence[str]
) -> Ranked:
    """Rank by a logistic regression on the vectors of the training texts."""
    known, asked = embedder.embed(training.texts), embedder.embed(texts)
    scores = regression_probabilities(known, training.gold, asked, keys)
    return Ranked.of_scores(method, scores, keys, calibrated=True)


def nearest_centroid(
    method: str, embedder: Embedder, texts: Sequence[str], training: Training, keys: Sequence[str]
) -> Ranked:
    """Rank by the mean vector of each key's training texts (prototypes, Snell et al. 2017)."""
    known, asked = embedder.embed(training.texts), embedder.embed(texts)
    scores = centroid_cosines(known, training.gold, asked, keys)
    return Ranked.of_scores(method, scores, keys, calibrated=False)


def _within(texts: Sequence[str], gold: Sequence[str], keys: Sequence[str]) -> list[Ranked]:
    if len(texts) < FOLDS or len(set(gold)) == 1:
        return []
    scores = tfidf_cross_validated(texts, gold, keys, FOLDS, seed=0)
    name = f"TF-IDF logistic regression (was given labels: {FOLDS} folds of these texts)"
    return [Ranked.of_scores(name, scores, keys, calibrated=True)]

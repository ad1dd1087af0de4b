"""Mitigations with the encoder that is delivered: advice finds its theme, and like finds like."""

from __future__ import annotations

import json
import os
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.answers import anchors_of, scores_of
from intelligence.risk.same_advice import bound_of
from intelligence.risk.standing import standing_mitigations
from intelligence.taxonomy import starter_taxonomy
from models.embedding import Embedder
from models.encoder.locate import user_cache
from models.errors import UnverifiedWeights
from models.profiles import find_profile
from models.vector_cache import CachedEmbedder, SqliteVectorStore

PROFILES = ("light", "accurate")
LABELLED = Path(__file__).parents[2] / "models" / "labelled" / "B"


@pytest.fixture(scope="module", params=PROFILES)
def embedder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Embedder:
    """Each shipped encoder; the larger one only where its weights are installed."""
    encoder = find_profile(request.param).encoder(user_cache(os.environ))
    store = SqliteVectorStore(tmp_path_factory.mktemp("vectors") / "vectors.db")
    try:
        encoder.weights.directory()
    except UnverifiedWeights:
        pytest.skip("the weights of all-mpnet-base-v2 are not installed (make install-accurate)")
    return CachedEmbedder(encoder, store)


def _tables() -> dict[str, pd.DataFrame]:
    themes = [
        {"theme_id": t.key, "theme_key": t.key, "name": t.name, "definition": t.definition}
        for t in starter_taxonomy().themes
    ]
    return {
        "themes": pd.DataFrame(themes).assign(quotes=None),
        "findings": pd.DataFrame({"finding_id": [], "text": []}),
    }


@pytest.mark.parametrize("role", ["recommendation", "resolution"])
def test_advice_of_a_writer_never_learned_from_finds_its_theme_among_two(
    embedder: Embedder, role: str
) -> None:
    """Most is said to answer a theme at all, and then it is hardly ever the wrong one."""
    said = [
        (path.stem, json.loads(line)["text"])
        for path in sorted(LABELLED.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if json.loads(line)["role"] == role
    ]
    anchors = anchors_of(_tables(), starter_taxonomy())
    vectors = embedder.embed([text for _, text in said])
    scores = scores_of(anchors, embedder.embed(anchors.texts), vectors)
    chosen = [
        (scores.answered(row, (theme, other)), theme)
        for (row, (theme, _)), other in product(enumerate(said), anchors.themes)
        if other != theme
    ]
    answered = [pair for pair in chosen if pair[0] is not None]
    assert len(answered) >= 0.8 * len(chosen)
    assert np.mean([found == theme for found, theme in answered]) >= 0.95


def test_same_advice_in_other_words_is_within_the_bound_and_other_advice_is_not(
    embedder: Embedder,
) -> None:
    ours = [(key, one.words) for key, own in standing_mitigations().items() for one in own]
    bound = bound_of(embedder.embed([words for _, words in ours]), [key for key, _ in ours])
    same, other = (
        embedder.embed(pair)
        for pair in (
            (
                "Rehearse the cutover twice and time each step.",
                "Practise the cutover two times, timing every step.",
            ),
            (
                "Rehearse the cutover twice and time each step.",
                "Have support trained before go-live is approved.",
            ),
        )
    )
    assert same[0] @ same[1] >= bound
    assert other[0] @ other[1] < bound

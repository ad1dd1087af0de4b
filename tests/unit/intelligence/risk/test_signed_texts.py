"""Scope texts of the past and sentences of an offer."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.signed_texts import signed_texts
from models.segmentation import RuleSegmenter
from tests.fakes.embedders import WordEmbedder
from tests.fakes.offers import sentences_of


def engagements(scopes: list[object]) -> dict[str, pd.DataFrame]:
    keys = [f"E{row}" for row in range(len(scopes))]
    return {"engagements": pd.DataFrame({"engagement": keys, "scope": scopes})}


def test_text_is_the_mean_of_its_sentences_and_each_sentence_is_embedded_once() -> None:
    embedder = WordEmbedder()
    tables = engagements(["We move data. We test it.", None, "We test it.", "  ", np.nan])
    found = signed_texts(tables, embedder, RuleSegmenter())
    assert found is not None
    assert found.engagements == ("E0", "E2")
    one, other = embedder.embed(["We move data.", "We test it."])
    assert found.vectors[0] == pytest.approx((one + other) / 2, abs=1e-6)
    assert found.vectors[1] == pytest.approx(other, abs=1e-6)
    assert embedder.asked[0] == ("We move data.", "We test it.")


def test_edition_without_scopes_has_no_texts() -> None:
    bare = {"engagements": pd.DataFrame({"engagement": ["E0"]})}
    assert signed_texts(bare, WordEmbedder(), RuleSegmenter()) is None
    assert signed_texts(engagements([None]), WordEmbedder(), RuleSegmenter()) is None


def test_sentences_of_an_offer_keep_their_places() -> None:
    text = "We migrate. Acceptance is open."
    found = sentences_of(text)
    assert found is not None
    assert [text[a:b] for a, b in found.spans] == ["We migrate.", "Acceptance is open."]
    assert found.vectors.shape == (2, 64)
    assert sentences_of(" \n") is None

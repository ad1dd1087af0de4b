"""Scope texts of the past and sentences of an offer."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.signed_texts import MOST_SPEAKING, signed_texts, speaking
from intelligence.sow.outline import outline
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


def test_all_statements_of_a_short_text_speak_for_it_and_of_a_long_one_a_fixed_number() -> None:
    told = [f"We deliver report {place} to the board." for place in range(3 * MOST_SPEAKING)]
    few, many = (
        outline("\n\n".join(own), RuleSegmenter()).statements
        for own in (told[:MOST_SPEAKING] + told[:5], told)
    )
    assert speaking(few) == few
    chosen = speaking(many)
    assert len(chosen) == MOST_SPEAKING
    assert [one.start for one in chosen] == sorted(one.start for one in chosen)
    third = sum(one.start < many[MOST_SPEAKING].start for one in chosen)
    assert MOST_SPEAKING / 5 < third < MOST_SPEAKING / 2, "they are drawn from all of the text"


def test_statements_of_the_same_words_speak_all_or_not_at_all() -> None:
    told = [f"We deliver report {place} to the board." for place in range(3 * MOST_SPEAKING)]
    many = outline("\n\n".join([*told, *told]), RuleSegmenter()).statements
    chosen = speaking(many)
    assert len(chosen) == 2 * MOST_SPEAKING
    assert len({one.words for one in chosen}) == MOST_SPEAKING
    like = outline("\n\n".join([told[0]] * 3 * MOST_SPEAKING), RuleSegmenter()).statements
    assert speaking(like) == like


def test_which_statements_speak_depends_on_their_words_and_not_on_what_stands_beside() -> None:
    told = [f"We deliver report {place} to the board." for place in range(3 * MOST_SPEAKING)]
    changed = ["We hand nothing to the board.", *reversed(told[1:])]
    one, other = (
        {found.words for found in speaking(outline("\n\n".join(own), RuleSegmenter()).statements)}
        for own in (told, changed)
    )
    assert len(one & other) >= MOST_SPEAKING - 1

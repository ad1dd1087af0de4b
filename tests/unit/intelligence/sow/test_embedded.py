"""Vectors of statements that are asked for while others are still to be found."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from intelligence.sow.embedded import StatementVectors
from intelligence.sow.outline import outline
from models.segmentation import RuleSegmenter
from tests.fakes.embedders import WordEmbedder

SENTENCES = ("Staff of the plant open the gates.", "The price is fixed.", "Reports are due.")
TEXT = " ".join([*SENTENCES, SENTENCES[0]])


def test_like_statements_are_embedded_once_and_found_by_their_place() -> None:
    embedder = WordEmbedder()
    statements = outline(TEXT, RuleSegmenter()).statements
    with ThreadPoolExecutor(1) as beside:
        found = StatementVectors(embedder, beside).found(statements)
    assert sorted(found) == [one.start for one in statements]
    assert [len(asked) for asked in embedder.asked] == [3]
    for one in statements:
        assert np.array_equal(found[one.start], WordEmbedder().embed([one.words])[0])


def test_what_was_begun_early_is_not_embedded_again() -> None:
    embedder = WordEmbedder()
    statements = outline(TEXT, RuleSegmenter()).statements
    with ThreadPoolExecutor(1) as beside:
        vectors = StatementVectors(embedder, beside)
        vectors.begin(statements[:1])
        vectors.begin(statements)
        found = vectors.found(statements)
    assert [list(asked) for asked in embedder.asked] == [[SENTENCES[0]], list(SENTENCES[1:])]
    for one in statements:
        assert np.array_equal(found[one.start], WordEmbedder().embed([one.words])[0])


def test_a_text_without_statements_has_no_vectors() -> None:
    embedder = WordEmbedder()
    with ThreadPoolExecutor(1) as beside:
        assert StatementVectors(embedder, beside).found(()) == {}
    assert embedder.asked == []

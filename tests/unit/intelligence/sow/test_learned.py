"""Statements weighed by everything that is known of them."""

from __future__ import annotations

import numpy as np

from intelligence.sow.judge import JUDGED
from intelligence.sow.learned import Learned, vectors_of
from intelligence.sow.outline import outline
from intelligence.sow.passage import PassageKind
from intelligence.sow.wording import check_outlined
from models.segmentation import RuleSegmenter
from models.wordings.classifier import WordingClassifier
from models.wordings.reading import RememberedReader
from tests.fakes.embedders import WordEmbedder

SENTENCES = ("Staff of the plant open the gates.", "The price is fixed.")
TEXT = " ".join([*SENTENCES, SENTENCES[0]])


def _learned(bias: float) -> Learned:
    """Return what finds tasks without a doer where gates are read of, beside a bias."""
    count = len(JUDGED)
    kinds = tuple(kind.value for kind in JUDGED)
    classifier = WordingClassifier(
        "remembered",
        kinds,
        ("digit",),
        np.eye(count),
        np.zeros((1, count)),
        np.full(count, bias),
        np.zeros(count),
    )
    gates = np.zeros(count)
    gates[JUDGED.index(PassageKind.PASSIVE_RESPONSIBILITY)] = 5.0
    readings = {one: gates if "gates" in one else gates * 0 for one in SENTENCES}
    return Learned(RememberedReader("remembered", readings), classifier)


def test_like_statements_are_embedded_once_and_found_by_their_place() -> None:
    embedder = WordEmbedder()
    outlined = outline(TEXT, RuleSegmenter())
    found = vectors_of(outlined, embedder)
    assert sorted(found) == [one.start for one in outlined.statements]
    assert len(embedder.asked[0]) == 2
    assert vectors_of(outline("", RuleSegmenter()), embedder) == {}


def test_what_was_learned_finds_what_no_rule_does_and_asks_no_grammar() -> None:
    outlined = outline(TEXT, RuleSegmenter())
    found = check_outlined(TEXT, outlined, learned=_learned(-2.0))
    kinds = [(one.start, one.kind) for one in found.passages]
    places = [one.start for one in outlined.statements if "gates" in one.words]
    assert kinds == [(at, PassageKind.PASSIVE_RESPONSIBILITY) for at in places]
    assert all(TEXT[one.start : one.end] == one.text for one in found.passages)


def test_a_text_without_statements_is_weighed_to_nothing() -> None:
    assert _learned(9.0).weighed([], []) == []

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
from tests.fakes.embedders import WordEmbedder
from tests.fakes.grammar import WrittenGrammar

TEXT = "Staff of the plant open the gates. The price is fixed. Staff of the plant open the gates."


def _classifier(bias: float) -> WordingClassifier:
    count = len(JUDGED)
    of_terms = np.zeros((1, count))
    of_terms[0, JUDGED.index(PassageKind.PASSIVE_RESPONSIBILITY)] = 5.0
    return WordingClassifier(
        "words-64",
        tuple(kind.value for kind in JUDGED),
        ("gates",),
        np.ones(1),
        (),
        np.zeros((64, count)),
        of_terms,
        np.zeros((0, count)),
        np.full(count, bias),
        np.zeros(count),
    )


def test_like_statements_are_embedded_once_and_found_by_their_place() -> None:
    embedder = WordEmbedder()
    outlined = outline(TEXT, RuleSegmenter())
    found = vectors_of(outlined, embedder)
    assert sorted(found) == [one.start for one in outlined.statements]
    assert len(embedder.asked[0]) == 2
    assert vectors_of(outline("", RuleSegmenter()), embedder) == {}


def test_what_was_learned_finds_what_no_rule_does() -> None:
    outlined = outline(TEXT, RuleSegmenter())
    vectors = vectors_of(outlined, WordEmbedder())
    learned = Learned(_classifier(-2.0), lambda: vectors)
    found = check_outlined(TEXT, outlined, WrittenGrammar({}), learned=learned)
    kinds = [(one.start, one.kind) for one in found.passages]
    places = [one.start for one in outlined.statements if "gates" in one.words]
    assert kinds == [(at, PassageKind.PASSIVE_RESPONSIBILITY) for at in places]
    assert all(TEXT[one.start : one.end] == one.text for one in found.passages)


def test_without_a_grammar_rules_decide_alone() -> None:
    outlined = outline(TEXT, RuleSegmenter())
    learned = Learned(_classifier(9.0), dict)
    assert check_outlined(TEXT, outlined, learned=learned).passages == (
        check_outlined(TEXT, outlined).passages
    )

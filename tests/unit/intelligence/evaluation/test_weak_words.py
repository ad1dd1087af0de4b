"""The baseline of the SOW check."""

from __future__ import annotations

from intelligence.evaluation.weak_words import weak_words
from intelligence.sow.passage import PassageKind
from models.segmentation import RuleSegmenter


def test_each_sentence_with_a_weak_word_is_flagged_and_no_other() -> None:
    text = "The portal is robust. It has 3 pages. The date is TBD."
    found = weak_words(text, RuleSegmenter()).passages
    assert [(one.kind, one.text) for one in found] == [
        (PassageKind.VAGUE_TERM, "The portal is robust."),
        (PassageKind.TO_BE_DECIDED, "The date is TBD."),
    ]
    assert text[slice(*found[0].trigger)] == "robust"

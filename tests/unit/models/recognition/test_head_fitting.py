from __future__ import annotations

import numpy as np
import pytest

from models.errors import InvalidInput
from models.recognition.head_fitting import HeadOptions, fit_experts
from tests.fakes.embedders import WordEmbedder

TEXTS = ["alpha late", "bravo late", "charlie plan", "delta plan"]
CLASSES = [("env", "access")] * 2 + [("plan", "slack")] * 2
#: Cause vectors that know what the words do not say.
SIDES = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]], dtype=np.float32)


def side_by_side(texts: list[str], causes: np.ndarray) -> np.ndarray:
    general = WordEmbedder(dimension=2).embed(texts)
    return np.concatenate([general, causes], axis=1) / np.float32(2**0.5)


def test_the_cause_vector_decides_where_words_say_nothing() -> None:
    head = fit_experts(TEXTS, side_by_side(TEXTS, SIDES), CLASSES, parts=2)
    env, plan = (
        head.logits(["zulu"], side_by_side(["zulu"], side))[0] for side in (SIDES[:1], SIDES[2:3])
    )
    assert env[0] - env[1] > plan[0] - plan[1] + 0.1


def test_without_a_share_the_cause_vector_does_not_count() -> None:
    alone = HeadOptions(cause_share=0.0)
    head = fit_experts(TEXTS, side_by_side(TEXTS, SIDES), CLASSES, parts=2, options=alone)
    assert not head.vector_weights[2:].any()


def test_a_mixture_scores_between_its_experts() -> None:
    vectors = side_by_side(TEXTS, SIDES)
    words, both, causes = (
        fit_experts(TEXTS, vectors, CLASSES, parts=2, options=HeadOptions(cause_share=share))
        for share in (0.0, 0.5, 1.0)
    )
    middle = (words.logits(TEXTS, vectors) + causes.logits(TEXTS, vectors)) / 2
    assert np.allclose(both.logits(TEXTS, vectors), middle, atol=0.05)


def test_a_row_of_three_parts_is_refused() -> None:
    with pytest.raises(InvalidInput, match="not 3 parts"):
        fit_experts(TEXTS, np.zeros((4, 6), dtype=np.float32), CLASSES, parts=3)

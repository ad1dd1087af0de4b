from __future__ import annotations

import numpy as np

from models.recognition.head import Head, packed, unpacked
from models.recognition.head_fitting import fit_experts
from tests.fakes.embedders import WordEmbedder

LATE = ["vpn access came late", "access came late again", "badge access came very late"]
PLAN = ["plan had no slack", "the plan slipped", "plan had no buffer and slipped"]
DATA = ["data was dirty", "dirty data in the old system", "old data was dirty"]
CLASSES = [("env", "access")] * 3 + [("plan", "slack")] * 3 + [("env", "data")] * 3


def trained() -> Head:
    texts = [*LATE, *PLAN, *DATA]
    return fit_experts(texts, WordEmbedder().embed(texts), CLASSES)


def test_head_recognises_the_subcause_of_a_new_text() -> None:
    head = trained()
    texts = ["access was late", "no slack in the plan", "dirty old data"]
    probabilities = head.subcause_probabilities(texts, WordEmbedder().embed(texts))
    best = [head.classes[column] for column in probabilities.argmax(axis=1)]
    assert best == [("env", "access"), ("plan", "slack"), ("env", "data")]


def test_theme_probabilities_add_up_their_subcauses() -> None:
    head = trained()
    probabilities = np.array([[0.2, 0.3, 0.5]])
    assert head.classes == (("env", "access"), ("env", "data"), ("plan", "slack"))
    assert head.themes == ("env", "plan")
    assert np.allclose(head.theme_probabilities(probabilities), [[0.5, 0.5]])


def test_training_twice_gives_the_same_head() -> None:
    one, other = trained(), trained()
    assert np.array_equal(one.word_weights, other.word_weights)
    assert np.array_equal(one.vector_weights, other.vector_weights)


def test_packed_weights_come_back_nearly_as_they_were() -> None:
    weights = np.random.default_rng(0).normal(size=(50, 4))
    small, scale = packed(weights)
    assert small.dtype == np.int8
    assert np.abs(unpacked(small, scale) - weights).max() <= scale.max() / 2 + 1e-6

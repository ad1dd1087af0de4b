from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.recognition.choice import Choice
from models.recognition.correction import Correction
from models.recognition.labels import Label
from models.recognition.mixture import Mixture
from models.recognition.prepared import fitted, head_scores
from models.recognition.reading import Trained
from models.recognition.recogniser import Recogniser
from models.recognition.steady import softmax
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_head import trained as trained_head
from tests.unit.models.recognition.test_recogniser import ENV, OWN, PLAN, recogniser

MIXTURE = Mixture((2.0, 3.0, 2.0), level=1.5, none=9.0, share=0.8, prior=2.0, against=0.4)


def taught() -> Recogniser:
    own = recogniser()
    assert own.trained is not None
    described = replace(own.trained.described, mixture=MIXTURE)
    correction = Correction((4.0, 4.0, 4.0), strength=12.0, calm=0.1)
    return replace(own, trained=replace(own.trained, described=described, correction=correction))


def probabilities(labels: tuple[Label, ...], *texts: str) -> np.ndarray:
    own = taught()
    return own.prepared(labels).scores(texts, own.embedder.embed(texts))[0]


def test_a_label_without_examples_is_read_bit_for_bit_as_before_there_were_any() -> None:
    texts = ["access was late", "no slack", "the lunch was cold", "zebra"]
    before = recogniser().prepared((ENV, PLAN, OWN))
    after = taught().prepared((ENV, PLAN, OWN))
    vectors = WordEmbedder().embed(texts)
    assert np.array_equal(before.scores(texts, vectors)[0], after.scores(texts, vectors)[0])
    assert after.shown is None
    assert after.corrected is None


def test_a_finding_that_was_moved_moves_its_like_and_nothing_else() -> None:
    filed = replace(PLAN, examples=("access was late for the night team",))
    texts = ("access was late for the day team", "no slack in the plan")
    before, after = (probabilities((ENV, label), *texts) for label in (PLAN, filed))
    assert before[0].argmax() == 0
    assert after[0].argmax() == 1
    assert np.allclose(before[1], after[1], atol=0.05)


def test_an_example_of_a_theme_without_a_head_is_none_of_the_heads() -> None:
    told = replace(OWN, examples=("access was late for the night team",))
    text = "access was late for the day team"
    before, after = (probabilities((ENV, PLAN, label), text)[0] for label in (OWN, told))
    assert after[0] < before[0]
    assert after[2] > before[2]


def test_a_claim_that_was_denied_is_made_less_surely_about_its_like() -> None:
    denied = replace(ENV, counterexamples=("access was late for the night team",))
    text = "access was late for the day team"
    before, after = (probabilities((label, PLAN), text)[0] for label in (ENV, denied))
    assert after[0] < before[0]


def test_examples_that_nobody_fitted_are_refused_with_the_way_out() -> None:
    shown = replace(PLAN, examples=("x",))
    own = recogniser()
    with pytest.raises(UnfittedArtefact, match="fitted without any; train again"):
        own.recognise(["a"], (ENV, shown))
    assert fitted(MIXTURE) is MIXTURE
    bare = Recogniser(WordEmbedder(), plain=Choice((20.0, 5.0, 5.0), none=9.0))
    with pytest.raises(UnfittedArtefact, match="has examples"):
        bare.recognise(["a"], (shown,))


def test_scores_of_a_head_are_parted_into_asked_and_other_themes() -> None:
    own = recogniser().trained
    assert isinstance(own, Trained)
    by_class = softmax(trained_head().logits(["access"], WordEmbedder().embed(["access"])))
    asked, others = head_scores(own, (None, 1), by_class)
    assert asked.shape == (1, 1)
    assert others.shape[1] == len(own.head.themes) - 1

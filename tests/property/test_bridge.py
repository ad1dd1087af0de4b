"""What a head may say across the bridge to themes that it does not know, and what it never does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from models.recognition.bridge import carried_over
from models.recognition.labels import Label
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_reading import WITH

WORDS = ("access", "late", "plan", "slack", "data", "dirty", "lunch", "cold", "vpn", "badge")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
SCORES = arrays(np.float64, (5, 4), elements=st.floats(-30, 30))
FILED = arrays(np.float64, (4, 3), elements=st.floats(0, 1 / 3))


@given(SCORES, FILED, st.floats(-5, 10))
def test_whatever_a_head_reads_the_evidence_is_a_number(
    scores: np.ndarray, filed: np.ndarray, unknown: float
) -> None:
    assert np.isfinite(carried_over(scores, scores, filed, unknown)).all()


@given(SCORES, st.floats(-5, 10))
def test_an_unrelated_taxonomy_gets_no_bridge(scores: np.ndarray, unknown: float) -> None:
    found = carried_over(scores, scores, np.full((4, 3), 1e-12), unknown)
    assert np.abs(found).max() < 1e-6


@given(SCORES, FILED, st.floats(-5, 10), st.permutations(range(3)))
def test_the_order_of_a_taxonomy_means_nothing(
    scores: np.ndarray, filed: np.ndarray, unknown: float, order: list[int]
) -> None:
    found = carried_over(scores, scores, filed, unknown)
    assert np.allclose(carried_over(scores, scores, filed[:, order], unknown), found[:, order])


@given(SCORES, FILED, st.floats(-5, 5), st.floats(0, 5))
def test_the_likelier_an_unknown_cause_is_the_less_is_said(
    scores: np.ndarray, filed: np.ndarray, unknown: float, more: float
) -> None:
    less = carried_over(scores, scores, filed, unknown + more)
    assert (np.abs(less) <= np.abs(carried_over(scores, scores, filed, unknown)) + 1e-9).all()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(TEXTS, min_size=2, max_size=4, unique=True), st.lists(TEXTS, min_size=1, max_size=4)
)
def test_keys_and_company_change_no_answer(definitions: list[str], texts: list[str]) -> None:
    labels = tuple(Label(f"a{number}", text, text) for number, text in enumerate(definitions))
    renamed = tuple(replace(label, key=f"my_{label.key}") for label in labels)
    own = Recogniser(WordEmbedder(), WITH)
    found = own.recognise(texts, labels)
    assert found == own.recognise(texts, renamed)
    assert found[:1] == own.recognise(texts[:1], labels)

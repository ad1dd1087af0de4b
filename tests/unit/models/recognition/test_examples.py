from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from models.errors import InvalidInput
from models.recognition import examples
from models.recognition.evidence import Views, views_of
from models.recognition.examples import Shown, shown_of
from models.recognition.labels import Label
from models.recognition.mixture import Mixture
from tests.fakes.embedders import WordEmbedder

MIXTURE = Mixture((8.0,), level=2.0, none=0.0, share=0.6, prior=1.0, against=1.0)
LATE = Label("late", "Late", "late", (), ("vpn came late", "no badge"), ("late invoice",))
PLAN = Label("plan", "Plan", "plan")
DATA = Label("data", "Data", "data", (), ("dirty rows",))
TEXTS = ["the vpn came late", "rows were dirty", "zebra giraffe"]
SCORES = np.zeros((3, 3))


def viewed(texts: Sequence[str]) -> Views:
    return views_of(texts, WordEmbedder().embed(texts), np.zeros(64), None)


def shown(*labels: Label) -> Shown:
    found = shown_of(labels, viewed)
    assert found is not None
    return found


def test_a_taxonomy_without_examples_has_nothing_to_show() -> None:
    assert shown_of((PLAN, Label("x", "X", "x")), viewed) is None


def test_a_text_leans_to_the_label_whose_example_it_resembles() -> None:
    found = shown(LATE, PLAN, DATA).taught(MIXTURE, SCORES, viewed(TEXTS))
    assert found[0].argmax() == 0
    assert found[1].argmax() == 2
    assert found[0, 0] > 0
    assert np.array_equal(found[:, 1], SCORES[:, 1])


def test_order_and_repetition_of_examples_change_no_bit() -> None:
    other = Label("late", "Late", "late", (), ("no badge", "NO  badge", "vpn came late"))
    same = Label("late", "Late", "late", (), ("vpn came late", "NO  badge"))
    one, two = (
        shown(label, PLAN, DATA).taught(MIXTURE, SCORES, viewed(TEXTS)) for label in (other, same)
    )
    assert np.array_equal(one, two)


def test_bounded_memory_changes_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = shown(LATE, PLAN, DATA)
    whole = ready.taught(MIXTURE, SCORES, viewed(TEXTS))
    monkeypatch.setattr(examples, "MOST_COSINES", 1)
    assert np.array_equal(ready.taught(MIXTURE, SCORES, viewed(TEXTS)), whole)


def test_the_text_of_an_example_is_settled_and_that_of_a_counterexample_denied() -> None:
    probabilities = np.array([[0.2, 0.7, 0.05], [0.9, 0.05, 0.0], [0.3, 0.3, 0.3]])
    texts = ["VPN  came late", "late Invoice", "anything"]
    surest = np.array([0.99, 0.98, 0.97])
    found = shown(LATE, PLAN, DATA).settled(texts, probabilities, surest)
    assert found[0, 0] == 0.99
    assert np.isclose(found[0].sum(), 1)
    assert np.isclose(found[1, 0], 0.01)
    assert found[1, 1] == 0.05
    assert np.array_equal(found[2], probabilities[2])


def test_an_example_of_two_labels_is_shared() -> None:
    both = shown(LATE, Label("plan", "Plan", "plan", (), ("no badge",)))
    (found,) = both.settled(["No badge"], np.array([[0.9, 0.0]]), np.array([0.98, 0.98]))
    assert found.tolist() == [0.49, 0.49]


def test_a_text_cannot_be_for_and_against_a_label() -> None:
    torn = Label("a", "A", "a", (), ("Same",), ("same ",))
    with pytest.raises(InvalidInput, match=r"1 texts are examples and counterexamples of .* 'a'"):
        shown_of((torn,), viewed)

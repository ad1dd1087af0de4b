from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from models.recognition import correction as module
from models.recognition.correction import Corrected, Correction, differences_of, shown_texts
from models.recognition.evidence import Views, views_of
from models.recognition.labels import Label
from tests.fakes.embedders import WordEmbedder

CORRECTION = Correction((12.0,), strength=6.0, calm=0.2)
LATE = Label("late", "Late", "late", (), ("vpn came late",), ("late invoice", "No badge"))
PLAN = Label("plan", "Plan", "plan", (), ("no badge", "VPN came late"))
OWN = Label("own", "Own", "own", (), ("cold lunch",))
LABELS = (LATE, PLAN, OWN)
CLAIMED = np.array([[0.2, 0.3], [0.9, 0.05], [0.1, 0.1], [0.6, 0.3]])


def viewed(texts: Sequence[str]) -> Views:
    return views_of(texts, WordEmbedder().embed(texts), np.zeros(64), None)


def test_each_text_is_shown_once_in_a_fixed_order() -> None:
    assert shown_texts(LABELS) == ("cold lunch", "late invoice", "No badge", "VPN came late")
    assert shown_texts(LABELS[::-1]) == shown_texts(LABELS)


def test_differences_are_what_a_text_is_less_what_was_claimed() -> None:
    found = differences_of(shown_texts(LABELS), LABELS, (0, 1), CLAIMED)
    assert np.allclose(found[0], [-0.2, -0.3]), "an example of a theme without a head is none"
    assert np.allclose(found[1], [-0.9, 0]), "a counterexample says nothing of other themes"
    assert np.allclose(found[2], [-0.1, 0.9]), "what was moved is its new theme alone"
    assert np.allclose(found[3], [0.5 - 0.6, 0.5 - 0.3]), "shown for two, it is half of each"


def test_a_text_like_one_that_was_moved_is_moved_and_others_are_left() -> None:
    shown = Corrected(viewed(["no badge at the gate"]), np.array([[-0.9, 0.9]]))
    shift = shown.shift(CORRECTION, viewed(["no badge at the door", "zebra giraffe"]))
    assert shift[0, 1] > 1 > -1 > shift[0, 0]
    assert np.abs(shift[1]).max() < 0.01


def test_an_example_that_was_read_rightly_corrects_nothing() -> None:
    shown = Corrected(viewed(["no badge"]), np.array([[0.0, 0.0]]))
    assert np.array_equal(shown.shift(CORRECTION, viewed(["no badge"])), np.zeros((1, 2)))


def test_a_shift_is_never_more_than_its_strength_however_many_say_so() -> None:
    texts = [f"no badge {number}" for number in range(300)]
    shown = Corrected(viewed(texts), np.tile([[-1.0, 1.0]], (300, 1)))
    assert np.abs(shown.shift(CORRECTION, viewed(texts))).max() <= CORRECTION.strength


def test_bounded_memory_and_company_change_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["no badge at the door", "vpn late", "cold lunch again"]
    shown = Corrected(viewed(["no badge", "cold lunch"]), np.array([[-0.9, 0.9], [0.4, -0.1]]))
    whole = shown.shift(CORRECTION, viewed(texts))
    monkeypatch.setattr(module, "MOST_COSINES", 1)
    assert np.array_equal(shown.shift(CORRECTION, viewed(texts)), whole)
    assert np.array_equal(shown.shift(CORRECTION, viewed(texts[1:2])), whole[1:2])

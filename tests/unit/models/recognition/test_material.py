from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.labelled import Cause
from models.recognition.material import Material, data_told, fit_head, head_of_all
from tests.unit.models.recognition.labelled_material import LABELS, material

VOICES = (
    *(Cause("Q", "late", "vpn", f"zebra {n}") for n in "abc"),
    *(Cause("S", "", "", f"okapi {n}", document="S-1") for n in "abc"),
)


def with_voices() -> Material:
    return replace(material(), voices=VOICES)


def test_voices_teach_a_head_beside_the_causes() -> None:
    given = with_voices()
    alone, taught = head_of_all(material()), head_of_all(given)
    assert "zebra" not in alone.lexicon.terms
    texts = ["zebra", "okapi"]
    told = taught.logits(texts, given.embedder.embed(texts)).argmax(axis=1)
    assert [taught.classes[place] for place in told] == [("late", "vpn"), ("", "")]


def test_voices_of_a_theme_that_is_held_back_teach_nothing() -> None:
    given = with_voices()
    nobody = np.zeros(len(given.causes), dtype=bool)
    head = fit_head(given, nobody, frozenset({"plan", "data"}), frozenset())
    assert "zebra" not in head.lexicon.terms
    assert "okapi" in head.lexicon.terms
    assert {theme for theme, _ in head.classes} == {"", "plan", "data"}


def test_what_was_taught_is_told_with_its_writers() -> None:
    given = with_voices()
    told = data_told(given, head_of_all(given))
    assert told["writers"] == ["A", "C", "F", "I", "Q", "S"]
    assert told["data"] == (
        f"{len(given.causes) + 3} causes, {len(given.surroundings) + 3} texts that tell none, "
        f"{1 + sum(len(label.subcauses) for label in LABELS)} classes"
    )

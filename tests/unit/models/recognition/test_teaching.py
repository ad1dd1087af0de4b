"""Teaching the reader of themes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from models.recognition.labelled import Cause
from models.recognition.material import Material
from models.recognition.teaching import lesson_without, teach_themes
from tests.fakes.encoders import WORDS
from tests.fakes.taught import RECIPE, tiny_course
from tests.unit.models.recognition.labelled_material import LABELS, material

KNOWN = [word for word in WORDS if not word.startswith("[")]
THEMES = frozenset(label.key for label in LABELS)
VOICES = (
    Cause("Q", "late", "vpn", "vpn??"),
    Cause("S", "", "", "see you all", document="S-1"),
)


def everything() -> Material:
    wordings = {("plan", "slack"): ("no room for trouble",)}
    return replace(material(), voices=VOICES, wordings=wordings)


def test_causes_definitions_and_what_tells_none_are_taught() -> None:
    given = everything()
    told = lesson_without(given, np.zeros(len(given.causes), dtype=bool), THEMES)
    assert ("vpn??", ("late", "vpn")) in told
    assert ("slack plan", ("plan", "slack")) in told
    assert ("no room for trouble", ("plan", "slack")) in told
    assert ("kind regards", ("", "")) in told
    assert ("see you all", ("", "")) in told


def test_nothing_of_what_is_left_out_is_taught() -> None:
    given = everything()
    out = np.array([cause.document in {"d1", "d2"} for cause in given.causes])
    told = lesson_without(given, out, THEMES - {"plan"})
    texts = {text for text, _ in told}
    assert not texts & {c.text for c, hidden in zip(given.causes, out, strict=True) if hidden}
    assert "steering meeting on site 1" not in texts
    assert "steering meeting on site 3" in texts
    assert all(theme != "plan" for _, (theme, _) in told)


def test_reader_tells_the_classes_in_their_order(tmp_path: Path) -> None:
    classes = [("b", "two"), ("a", "one")]
    told = [
        (f"{KNOWN[number % 2]} {KNOWN[3 + number % 3]}", classes[number % 2])
        for number in range(24)
    ]
    course = tiny_course(tmp_path, replace(RECIPE, rank=8, epochs=40, head_rate=5e-2))
    taught = teach_themes([*told, (KNOWN[2], ("no", "class"))], classes, course)
    odds = taught.reader(course.weights).read([text for text, _ in told])
    assert odds.argmax(axis=1).tolist() == [number % 2 for number in range(24)]
    assert taught.adapter.identity.startswith("themes@")

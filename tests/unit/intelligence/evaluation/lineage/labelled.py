"""A labelled world in which every label is a group of its own, and tools that find it."""

from __future__ import annotations

from dataclasses import replace

from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.lineage.worlds import World
from intelligence.memory import Forgetful
from intelligence.theming import ThemingTools
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.standings import OPTIONS

_LABELS = ("access", "scope", "price", "tests", "staff", "legal", "data", "plan", "vendor")
_MIDDLE = "{0}alpha {0}beta {0}gamma {0}delta {0}epsilon {1}"


def world(texts: int = 24, labels: int = 9) -> World:
    """Return so many texts of each label."""
    pairs = [
        (_MIDDLE.format(label, f"no{chr(ord('a') + number)}"), label)
        for label in _LABELS[:labels]
        for number in range(texts)
    ]
    return World(LabelledTexts("plain", tuple(t for t, _ in pairs), tuple(g for _, g in pairs)))


def tools() -> ThemingTools:
    """Return tools of a build without a taxonomy, on an encoder of words."""
    return ThemingTools(Recogniser(WordEmbedder()), None, replace(OPTIONS), Forgetful())

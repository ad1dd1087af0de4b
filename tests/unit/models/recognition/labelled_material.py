"""A small labelled world: three themes, three writers of statements and one of documents."""

from __future__ import annotations

from models.recognition.labelled import Cause
from models.recognition.labels import Label
from models.recognition.material import Material
from tests.fakes.embedders import WordEmbedder

WORDS = {"late": "access badge vpn", "plan": "slack buffer schedule", "data": "dirty legacy rows"}
LABELS = tuple(
    Label(key, key.title(), words, tuple((word, f"{word} {key}") for word in words.split()))
    for key, words in WORDS.items()
)
WRITERS = ("A", "C", "I", "F")


def material() -> Material:
    """Return causes of every sub-cause by every writer; those of F stand in six documents."""
    causes = tuple(
        Cause(
            writer,
            label.key,
            subcause,
            f"the {subcause} {label.key} of team {writer} and {name}",
            document=f"d{number % 6}" if writer == "F" else "",
        )
        for writer in WRITERS
        for label in LABELS
        for subcause, _ in label.subcauses
        for number, name in enumerate(("sales", "delivery", "support", "pilot", "audit", "night"))
    )
    embedder = WordEmbedder()
    around = tuple(
        Cause("F", "", "", text, document=f"d{number}")
        for number in range(6)
        for text in ("kind regards", f"steering meeting on site {number}")
    )
    return Material(causes, embedder.embed([c.text for c in causes]), LABELS, embedder, around)

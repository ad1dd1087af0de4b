from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from intelligence.assignment import labels_of
from intelligence.taxonomy import STARTER_FILE, starter_taxonomy
from models.recognition.artefact import load_recogniser
from models.recognition.labelled import Cause
from models.recognition.labels import Label
from models.recognition.train import FOLD_WRITERS, Material, read_labels, run_fold, train
from tests.fakes.embedders import WordEmbedder

WORDS = {"late": "access badge vpn", "plan": "slack buffer schedule", "data": "dirty legacy rows"}
LABELS = tuple(
    Label(key, key.title(), words, tuple((word, f"{word} {key}") for word in words.split()))
    for key, words in WORDS.items()
)


def material() -> Material:
    causes = tuple(
        Cause(writer, label.key, subcause, f"the {subcause} {label.key} of team {writer} and {n}")
        for writer in FOLD_WRITERS
        for label in LABELS
        for subcause, _ in label.subcauses
        for n in ("sales", "delivery")
    )
    embedder = WordEmbedder()
    around = tuple(
        Cause(writer, "", "", text)
        for writer in FOLD_WRITERS
        for text in ("kind regards", f"steering meeting on site {writer}")
    )
    return Material(causes, embedder.embed([c.text for c in causes]), LABELS, embedder, around)


def test_the_trainer_sees_the_taxonomy_exactly_as_assignment_does() -> None:
    assert read_labels(STARTER_FILE) == labels_of(starter_taxonomy())


def test_fold_shows_no_head_for_the_themes_left_out() -> None:
    fold = run_fold(material(), "A", frozenset({"plan"}))
    assert np.isnan(fold.logs[:, 1]).all()
    assert not np.isnan(fold.logs[:, [0, 2, 3]]).any()
    assert fold.logs.shape == (18, 4)
    assert fold.unseen.tolist() == (fold.target == 1).tolist()
    assert len(fold.target) == 18


def test_training_writes_an_artefact_that_recognises(tmp_path: Path) -> None:
    quality = train(material(), tmp_path)
    card = json.loads((tmp_path / "card.json").read_text())
    assert card["quality"] == quality
    assert quality["headed"]["top1"] > 0.9
    assert card["choices"]["described"]["threshold"] == quality["described"]["threshold"]
    texts = ["the vpn was late", "kind regards"]
    found = load_recogniser(WordEmbedder(), tmp_path).recognise(texts, LABELS)
    assert LABELS[found[0].best].key == "late"
    assert [one.sure for one in found] == [True, False]

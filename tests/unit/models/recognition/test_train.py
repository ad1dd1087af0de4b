from __future__ import annotations

import json
from pathlib import Path

from models.recognition.artefact import load_recogniser
from models.recognition.folds import learned_without_writers, left_out_fold
from models.recognition.labelled import TRAINING_WRITERS
from models.recognition.train import Audit, gather, train_recognition
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.labelled_material import LABELS, material


def test_training_writes_an_artefact_that_recognises(tmp_path: Path) -> None:
    told: list[str] = []
    quality = train_recognition(
        material(), material(), tmp_path, None, {"command": "train"}, told.append
    )
    card = json.loads((tmp_path / "card.json").read_text())
    assert card["quality"] == quality
    assert card["audited"] is False
    assert quality["headed"]["top1"] > 0.9
    assert card["choices"]["described"]["threshold"] == quality["described"]["threshold"]
    texts = ["the vpn was late", "kind regards"]
    found = load_recogniser(WordEmbedder(), tmp_path).recognise(texts, LABELS)
    assert LABELS[found[0].best].key == "late"
    assert [one.sure for one in found] == [True, False]
    assert told


def test_an_audit_decides_how_far_definitions_alone_are_trusted(tmp_path: Path) -> None:
    given = material()
    audit = Audit(
        (left_out_fold(given, learned_without_writers(given, ["I"], frozenset({"plan"}))),)
    )
    alone = train_recognition(given, given, tmp_path / "a", None, {}, lambda _: None)
    audited = train_recognition(given, given, tmp_path / "b", audit, {}, lambda _: None)
    assert alone["plain"] == audited["plain"]
    choices = [
        json.loads((tmp_path / name / "card.json").read_text())["choices"] for name in ("a", "b")
    ]
    assert choices[0]["plain"] == choices[1]["plain"]
    assert choices[0]["headed"] != choices[1]["headed"]
    assert choices[0]["described"] != choices[1]["described"]


def test_the_labelled_causes_are_gathered_with_one_vector_each() -> None:
    found = gather(WordEmbedder(dimension=8), LABELS)
    assert len(found.vectors) == len(found.causes) > 4000
    assert {cause.writer for cause in found.causes} == set(TRAINING_WRITERS)

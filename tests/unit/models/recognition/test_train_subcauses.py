from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import UnfittedArtefact
from models.recognition.artefact import load_recogniser
from models.recognition.folds import learned_without_writers, left_out_fold
from models.recognition.train import Audit, train_recognition
from models.recognition.train_subcauses import train_subcauses
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.labelled_material import LABELS, material


def test_a_recogniser_learns_how_sure_to_be_of_a_subcause_and_nothing_else(tmp_path: Path) -> None:
    given = material()
    train_recognition(given, given, tmp_path, None, {}, lambda _: None)
    before = load_recogniser(WordEmbedder(), tmp_path)
    audit = Audit(
        (left_out_fold(given, learned_without_writers(given, ["I"], frozenset({"plan"}))),)
    )

    quality = train_subcauses(given, given, tmp_path, audit, lambda _: None)

    after = load_recogniser(WordEmbedder(), tmp_path)
    texts = ["the vpn was late", "dirty data", "kind regards"]
    old, new = (own.recognise(texts, LABELS) for own in (before, after))
    assert [one.confidence for one in old] == [one.confidence for one in new]
    assert [one.subcause_confidence for one in old] == [None] * 3
    assert all(one.subcause_confidence is not None for one in new)
    assert quality["headed"]["subcause_top1"] > 0.9
    card = json.loads((tmp_path / "card.json").read_text())
    assert card["quality"]["headed"]["subcause_top1"] == quality["headed"]["subcause_top1"]
    assert card["quality"]["headed"]["top1"] > 0.9, "what was told before is told still"
    assert before.identity != after.identity, "other numbers give other confidences"


def test_what_definitions_tell_too_little_of_is_left_open(tmp_path: Path) -> None:
    given = material()
    train_recognition(given, given, tmp_path, None, {}, lambda _: None)
    quality = train_subcauses(given, given, tmp_path, None, lambda _: None)
    choices = json.loads((tmp_path / "card.json").read_text())["choices"]
    assert choices["headed"]["within"] > 0
    assert choices["plain"]["within"] > 0
    assert choices["described"]["within"] is None, "18 texts are left out with their theme"
    assert quality["described"] == {}


def test_what_is_fitted_with_a_reader_is_left_as_it_is(tmp_path: Path) -> None:
    given = material()
    train_recognition(given, given, tmp_path, None, {}, lambda _: None)
    card = json.loads((tmp_path / "card.json").read_text())
    (tmp_path / "card.json").write_text(json.dumps({**card, "reader": {"share": 0.1}}))
    quality = train_subcauses(given, given, tmp_path, None, lambda _: None)
    after = json.loads((tmp_path / "card.json").read_text())
    assert "headed" not in quality
    assert after["choices"]["headed"] == card["choices"]["headed"]
    assert after["choices"]["plain"]["within"] > 0


def test_without_a_recogniser_there_is_nothing_to_write_into(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="train again"):
        train_subcauses(material(), material(), tmp_path, None, lambda _: None)

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.recognition.artefact import CARD, load_recogniser
from models.recognition.folds import learned_without_writers, left_out_fold
from models.recognition.train import Audit, train_recognition
from models.recognition.train_described import train_described
from models.recognition.train_subcauses import train_subcauses
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.labelled_material import LABELS, material


def audit() -> Audit:
    given = material()
    return Audit(
        (left_out_fold(given, learned_without_writers(given, ["I"], frozenset({"plan"}))),)
    )


def test_definitions_are_fitted_anew_beside_the_head_that_is_there(tmp_path: Path) -> None:
    given = material()
    train_recognition(given, given, tmp_path, None, {"command": "train"}, lambda _: None)
    train_subcauses(given, given, tmp_path, None, lambda _: None)
    before = load_recogniser(WordEmbedder(), tmp_path)
    card = json.loads((tmp_path / CARD).read_text())

    quality = train_described(given, tmp_path, audit(), lambda _: None)

    after = load_recogniser(WordEmbedder(), tmp_path)
    now = json.loads((tmp_path / CARD).read_text())
    assert before.trained is not None
    assert after.trained is not None
    assert np.array_equal(before.trained.head.word_weights, after.trained.head.word_weights)
    assert np.array_equal(before.trained.head.vector_weights, after.trained.head.vector_weights)
    texts = ["the vpn was late", "dirty data", "kind regards"]
    told = [[one.confidence for one in own.recognise(texts, LABELS)] for own in (before, after)]
    assert np.allclose(told[0], told[1]), "themes with a head are told as before"
    assert before.identity != after.identity
    assert now["choices"]["headed"] == card["choices"]["headed"]
    assert now["choices"]["described"] != card["choices"]["described"]
    assert now["quality"]["described"] == quality["described"]
    assert now["quality"]["carried"] == quality["carried"]
    assert now["quality"]["headed"] == card["quality"]["headed"]
    assert now["command"] == "train"


def test_it_is_what_the_whole_stage_fits(tmp_path: Path) -> None:
    given = material()
    whole = train_recognition(given, given, tmp_path, audit(), {}, lambda _: None)
    card = json.loads((tmp_path / CARD).read_text())
    alone = train_described(given, tmp_path, audit(), lambda _: None)
    assert alone == {name: whole[name] for name in ("described", "carried")}
    now = json.loads((tmp_path / CARD).read_text())
    assert now["choices"] == card["choices"]
    assert now["bridge"] == card["bridge"]


def test_without_a_recogniser_there_is_nothing_to_write_into(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="train again"):
        train_described(material(), tmp_path, None, lambda _: None)

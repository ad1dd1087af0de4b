from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.recognition.artefact import CARD, load_recogniser
from models.recognition.labelled import Cause
from models.recognition.material import Material
from models.recognition.train import train_recognition
from models.recognition.train_head import train_head
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.labelled_material import LABELS, material

TERSE = "lorry stuck"


def with_voices() -> Material:
    told = [Cause("V", "plan", "slack", f"{TERSE} {n}") for n in ("monday", "again", "ferry")]
    other = Cause("V", "", "", "tea at ten", document="V-1")
    return replace(material(), voices=(*told, other))


def trained_in(folder: Path, given: Material) -> None:
    train_recognition(given, given, folder, None, {"command": "train"}, lambda _: None)


def theme_of(folder: Path, text: str) -> str:
    (told,) = load_recogniser(WordEmbedder(), folder).recognise([text], LABELS)
    return LABELS[told.best].key


def test_what_more_voices_tell_is_learned_and_what_was_fitted_stays(tmp_path: Path) -> None:
    trained_in(tmp_path, material())
    before = json.loads((tmp_path / CARD).read_text())

    told = train_head(with_voices(), tmp_path)

    after = json.loads((tmp_path / CARD).read_text())
    recogniser = load_recogniser(WordEmbedder(), tmp_path)
    assert recogniser.trained is not None
    assert TERSE.split(maxsplit=1)[0] in recogniser.trained.head.lexicon.terms
    assert theme_of(tmp_path, TERSE) == "plan"
    assert after["choices"] == before["choices"]
    assert after["quality"] == before["quality"]
    assert after["sha256"] != before["sha256"]
    assert after["command"] == "train"
    assert after["head_fitted_by"] == f"premortem train --stage head {tmp_path.parent.name}"
    assert told["writers"] == after["writers"] == ["A", "C", "F", "I", "V"]
    assert after["data"] == "219 causes, 13 texts that tell none, 10 classes"


def test_it_is_the_head_that_the_whole_stage_fits(tmp_path: Path) -> None:
    trained_in(tmp_path / "whole", with_voices())
    trained_in(tmp_path / "part", material())
    train_head(with_voices(), tmp_path / "part")
    heads = []
    for name in ("whole", "part"):
        trained = load_recogniser(WordEmbedder(), tmp_path / name).trained
        assert trained is not None
        heads.append((trained.head, trained.bridge))
    (whole, first), (part, second) = heads
    assert np.array_equal(whole.word_weights, part.word_weights)
    assert np.array_equal(whole.vector_weights, part.vector_weights)
    assert np.array_equal(whole.bias, part.bias)
    assert (first is None) is (second is None)
    if first is not None and second is not None:
        for own, other in zip(first.known.rows.spaces, second.known.rows.spaces, strict=True):
            assert np.array_equal(own, other), "the bridge sees the words of the new head"


def test_themes_that_are_not_as_they_were_taught_are_refused(tmp_path: Path) -> None:
    given = with_voices()
    trained_in(tmp_path, material())
    before = (tmp_path / CARD).read_text()
    fewer = tuple(label for label in LABELS if label.key != "plan")
    told = tuple(
        replace(label, definition="something else") if label.key == "data" else label
        for label in LABELS
    )
    for labels, first in ((fewer, "plan"), (told, "data")):
        with pytest.raises(UnfittedArtefact, match=rf"'{first}' first of 1; .*recognition"):
            train_head(replace(given, labels=labels), tmp_path)
    assert (tmp_path / CARD).read_text() == before


def test_sub_causes_that_no_text_tells_any_more_are_refused(tmp_path: Path) -> None:
    given = material()
    trained_in(tmp_path, given)
    strange = replace(given, voices=(Cause("V", "plan", "moon", "it was the moon"),) * 2)
    with pytest.raises(UnfittedArtefact, match=r"11 sub-causes that are not the 10.*recognition"):
        train_head(strange, tmp_path)


def test_without_a_recogniser_there_is_nothing_to_teach(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="train again"):
        train_head(material(), tmp_path)

"""What was learned of wordings, on disk."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.encoder.locate import Weights
from models.errors import UnfittedArtefact
from models.readers.reader import Taught, reading_encoder
from models.wordings.artefact import (
    ADAPTER,
    ARRAYS,
    FOLDER,
    SECOND,
    UNSEEN,
    LearnedWordings,
    load_unseen,
    load_wordings,
    wordings_folder,
    write_wordings,
)
from models.wordings.classifier import WordingClassifier
from tests.fakes.encoders import WIDTH, WORDS, write_adapter_for, write_base

TEXTS = (" ".join(WORDS[4:6]), WORDS[6])


def _written(folder: Path) -> tuple[LearnedWordings, Weights]:
    base = write_base(folder / "base", "bert")
    weights = Weights(base, None, folder / "base")
    adapter = write_adapter_for(base)
    classifier = WordingClassifier(
        reading_encoder(adapter, weights).identity,
        ("open", "vague"),
        ("digit", "rule: open"),
        np.array([[0.5, 0.0], [0.0, 1.0]]),
        np.array([[0.0, -1.0], [1.5, 0.0]]),
        np.array([-1.0, -2.0]),
        np.array([0.0, 0.5]),
    )
    head = np.linspace(-1, 1, WIDTH * 2).reshape(WIDTH, 2)
    unseen = np.array([[0.5, -1.0], [2.0, 0.25]])
    first = Taught(adapter, head, np.array([0.25, -0.5]))
    second = Taught(adapter, -head, np.array([0.5, 0.5]))
    learned = LearnedWordings(first, second, classifier, TEXTS, (unseen, unseen + 1.0))
    write_wordings(folder / FOLDER, learned, {"what": "a test"})
    return learned, weights


def test_what_was_learned_comes_back(tmp_path: Path) -> None:
    learned, weights = _written(tmp_path)
    found = load_wordings(tmp_path / FOLDER, weights)
    readings = found.reader.read(TEXTS)
    assert readings.shape == (2, 2)
    named = [{"digit": 1.0}, {"rule: open": 0.5}]
    assert found.classifier.log_odds(readings, named) == pytest.approx(
        learned.classifier.log_odds(readings, named)
    )
    assert found.second.read(TEXTS) - learned.second.bias == pytest.approx(
        learned.first.bias - readings, abs=1e-5
    )
    unseen = load_unseen(tmp_path / FOLDER, "reader", TEXTS)
    assert unseen.first.read(TEXTS[::-1]).tolist() == [[2.0, 0.25], [0.5, -1.0]]
    assert unseen.mean(TEXTS).tolist() == [[1.0, -0.5], [2.5, 0.75]]


@pytest.mark.parametrize("name", [ADAPTER, SECOND, ARRAYS])
def test_a_file_that_is_missing_or_changed_is_refused(tmp_path: Path, name: str) -> None:
    _, weights = _written(tmp_path)
    path = tmp_path / FOLDER / name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(UnfittedArtefact, match=f"{name} in wordings is not the file"):
        load_wordings(tmp_path / FOLDER, weights)
    path.unlink()
    with pytest.raises(UnfittedArtefact, match="--stage wordings"):
        load_wordings(tmp_path / FOLDER, weights)


def test_weights_of_another_reader_are_refused(tmp_path: Path) -> None:
    learned, weights = _written(tmp_path)
    strange = replace(learned, classifier=replace(learned.classifier, reader="other@1"))
    write_wordings(tmp_path / FOLDER, strange, {})
    with pytest.raises(UnfittedArtefact, match="another reader"):
        load_wordings(tmp_path / FOLDER, weights)


def test_readings_of_other_labelled_statements_are_refused(tmp_path: Path) -> None:
    _written(tmp_path)
    with pytest.raises(UnfittedArtefact, match="are not those that wordings was taught"):
        load_unseen(tmp_path / FOLDER, "reader", ("something else", TEXTS[1]))
    (tmp_path / FOLDER / UNSEEN).unlink()
    with pytest.raises(UnfittedArtefact, match="no complete classifier"):
        load_unseen(tmp_path / FOLDER, "reader", TEXTS)


def test_a_profile_s_own_training_goes_before_the_one_that_serves_all(tmp_path: Path) -> None:
    shared = tmp_path / "artefacts"
    assert wordings_folder(tmp_path, shared) == shared / FOLDER
    _written(tmp_path)
    assert wordings_folder(tmp_path, shared) == tmp_path / FOLDER
    assert json.loads((tmp_path / FOLDER / "card.json").read_text())["what"] == "a test"

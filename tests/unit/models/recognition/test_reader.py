"""The reader of themes beside a head."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.readers.reader import Taught
from models.recognition.artefact import load_recogniser
from models.recognition.labels import Label
from models.recognition.reader import (
    LONGEST_READ,
    READER,
    ThemeReader,
    load_reader,
    mixed,
    read_themes,
    reader_arrays,
    write_reader,
)
from models.recognition.recogniser import Recogniser
from models.recognition.train import train_recognition
from tests.fakes.encoders import WIDTH, write_adapter_for, write_base
from tests.fakes.readers import word_reader
from tests.unit.models.recognition.labelled_material import LABELS, material

OWN = tuple(replace(label, key=f"my_{label.key}") for label in LABELS)


def trained(folder: Path) -> Recogniser:
    given = material()
    train_recognition(given, given, folder, None, {}, lambda _: None)
    return load_recogniser(given.embedder, folder)


def with_reader(plain: Recogniser, folder: Path) -> Recogniser:
    assert plain.trained is not None
    kinds = len(plain.trained.head.classes)
    adapter = write_adapter_for(write_base(folder, "bert"))
    taught = Taught(adapter, np.zeros((WIDTH, kinds)), np.zeros(kinds))
    reader = ThemeReader(taught, word_reader(kinds), 0.2)
    return replace(plain, trained=replace(plain.trained, reader=reader))


def confidences(asked: Recogniser, labels: tuple[Label, ...]) -> list[float]:
    texts = [cause.text for cause in material().causes[::7]]
    return [one.confidence for one in asked.recognise(texts, labels)]


def test_no_share_leaves_the_scores_of_the_head() -> None:
    scores, odds = np.array([[1.0, 2.0]]), np.array([[9.0, -9.0]])
    assert np.array_equal(mixed(scores, odds, 0.0), scores)
    assert np.allclose(mixed(scores, odds, 0.1), [[1.8, 0.9]])


def test_what_stands_behind_the_longest_read_changes_nothing() -> None:
    start = "late " * (LONGEST_READ // 5)
    one, other = read_themes(word_reader(2), [start, start + "vpn"])
    assert np.array_equal(one, other)


def test_reader_is_asked_about_themes_with_a_head_and_about_no_others(tmp_path: Path) -> None:
    plain = trained(tmp_path / "r")
    asked = with_reader(plain, tmp_path / "base")
    assert confidences(plain, LABELS) != confidences(asked, LABELS)
    assert confidences(plain, OWN) == confidences(asked, OWN)


def test_text_is_told_the_same_alone_and_in_company(tmp_path: Path) -> None:
    asked = with_reader(trained(tmp_path / "r"), tmp_path / "base")
    texts = [cause.text for cause in material().causes[::5]]
    together = asked.recognise(texts, LABELS)
    assert [asked.recognise([text], LABELS)[0] for text in texts] == list(together)


def test_reader_without_its_head_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "arrays.npz", other=np.zeros(1))
    with (
        np.load(tmp_path / "arrays.npz") as arrays,
        pytest.raises(UnfittedArtefact, match="train again"),
    ):
        load_reader(tmp_path, {"share": 0.1}, arrays, None, "words")


def test_without_a_reader_an_earlier_one_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / READER).write_bytes(b"earlier")
    write_reader(tmp_path / READER, None)
    assert not (tmp_path / READER).exists()
    assert reader_arrays(None) == {}

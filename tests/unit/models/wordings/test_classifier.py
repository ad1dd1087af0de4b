"""The classifier of wordings: words, vectors and cues weighed together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.wordings.classifier import (
    FILE,
    WordingClassifier,
    load_wordings,
    runs,
    saved,
    weighted,
    wordings_for,
)

ENCODER = "base@12+causes@34/cause/f32/256"


def _classifier() -> WordingClassifier:
    return WordingClassifier(
        embedder=ENCODER,
        kinds=("open", "vague"),
        terms=("as required", "fast"),
        rarity=np.array([1.0, 2.0]),
        cues=("rule: open",),
        of_vector=np.array([[0.0, 0.0], [0.0, 1.0]]),
        of_terms=np.array([[2.0, 0.0], [0.0, 3.0]]),
        of_cues=np.array([[1.5, 0.0]]),
        bias=np.array([-1.0, -2.0]),
        bounds=np.array([0.0, 0.5]),
    )


def test_each_part_speaks_for_its_kind_and_a_text_of_nothing_has_the_bias() -> None:
    vectors = np.array([[1, 0], [1, 0], [1, 0], [0, 1]], dtype=np.float32)
    texts = ["plain words", "Done as required", "plain words", "plain words"]
    named: list[dict[str, float]] = [{}, {}, {"rule: open": 1.0, "never seen": 9.0}, {}]
    odds = _classifier().log_odds(texts, vectors, named)
    assert odds[0] == pytest.approx([-1.0, -2.0])
    assert odds[1, 0] == pytest.approx(-1.0 + 3.0 * 2.0)
    assert odds[2, 0] == pytest.approx(0.5)
    assert odds[3, 1] == pytest.approx(-2.0 + 5.0 * 2**0.5)


def test_one_text_alone_is_told_as_in_company() -> None:
    vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)
    texts = ["fast, as required", "x"]
    both = _classifier().log_odds(texts, vectors, [{}, {}])
    alone = _classifier().log_odds(texts[:1], vectors[:1], [{}])
    assert np.array_equal(both[0], alone[0])
    assert _classifier().log_odds([], vectors[:0], []).shape == (0, 2)


def test_known_runs_weigh_a_unit_together_whatever_their_number() -> None:
    terms = {"a": 0, "a b": 1, "b": 2}
    places, values = weighted("A b b", terms, np.array([1.0, 2.0, 1.0]))
    assert places == [0, 1, 2]
    assert np.linalg.norm(values) == pytest.approx(1.0)
    assert weighted("nothing known", terms, np.ones(3))[0] == []


def test_runs_are_of_words_and_marks_without_capitals() -> None:
    assert runs("TBD.") == {"tbd": 1, ".": 1, "tbd .": 1}
    assert runs("") == {}


def test_classifier_comes_back_from_its_file_and_serves_its_encoder_alone(tmp_path: Path) -> None:
    saved(_classifier(), tmp_path)
    found = load_wordings(tmp_path)
    vectors = np.array([[0.6, 0.8]], dtype=np.float32)
    asked = (["fast as required"], vectors, [{"rule: open": 1.0}])
    assert found.log_odds(*asked) == pytest.approx(_classifier().log_odds(*asked))
    assert wordings_for(ENCODER.replace("f32", "bf16"), tmp_path) is not None
    assert wordings_for("other@1/cause/f32/256", tmp_path) is None
    assert wordings_for(ENCODER, tmp_path / "nowhere") is None


def test_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="--stage wordings"):
        load_wordings(tmp_path)
    (tmp_path / FILE).write_bytes(b"PK nothing")
    with pytest.raises(UnfittedArtefact, match="cannot be read"):
        load_wordings(tmp_path)

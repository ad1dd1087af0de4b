"""What rules statements out by their words alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.encoder.locate import Weights
from models.errors import UnfittedArtefact
from models.wordings.sieve import (
    SIEVE,
    Sieve,
    SieveWeights,
    read_sieve,
    terms_of,
    write_sieve,
)
from tests.fakes.encoders import WIDTH, WORDS, write_base

TEXTS = (f"{WORDS[4]} {WORDS[5]}", f"{WORDS[6]} 5", f"{WORDS[5]} {WORDS[4]}")


def _sieve(folder: Path, bound: float = 1.0) -> Sieve:
    weights = Weights(write_base(folder, "bert"), None, folder)
    of_words = np.linspace(-1.0, 1.0, WIDTH)
    terms = {f"{WORDS[4]} {WORDS[5]}": 0.5, "0": -0.25}
    return Sieve(weights, SieveWeights({"digit": 2.0}, terms, of_words, 0.1, bound))


def _odds(sieve: Sieve, text: str) -> float:
    """Return words, length and terms of a text added up."""
    own, tokens = sieve.fitted, sieve.weights.tokenise()([text])[0]
    mean = sieve.weights.parameters()["words"][tokens].mean(axis=0)
    terms = sum(own.of_terms.get(term, 0.0) for term in terms_of(text))
    return float(mean @ own.of_words) + own.of_length * float(np.log(len(tokens))) + terms


def test_words_terms_length_and_cues_are_added_up_and_held_against_a_bound(tmp_path: Path) -> None:
    named = [{"digit": 1.0, "unknown": 9.0}, {}, {"digit": 0.5}]
    sieve = _sieve(tmp_path)
    odds = [
        _odds(sieve, text) + 2.0 * told.get("digit", 0.0)
        for text, told in zip(TEXTS, named, strict=True)
    ]
    for bound in (min(odds), float(np.median(odds)), max(odds)):
        near = [one >= bound - 1e-9 for one in odds]
        assert _sieve(tmp_path, bound - 1e-6).passes(TEXTS, named).tolist() == near


def test_a_text_passes_alone_as_it_does_in_company(tmp_path: Path) -> None:
    sieve = _sieve(tmp_path, 0.3)
    together = sieve.passes(TEXTS, [{}, {}, {}]).tolist()
    assert [bool(sieve.passes([text], [{}])[0]) for text in TEXTS] == together
    assert sieve.passes([], []).shape == (0,)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    sieve = _sieve(tmp_path)
    write_sieve(tmp_path / SIEVE, sieve)
    found = read_sieve(tmp_path / SIEVE, sieve.weights)
    assert found is not None
    assert found.fitted.of_cues == sieve.fitted.of_cues
    assert found.fitted.of_terms == sieve.fitted.of_terms
    assert found.fitted.of_words == pytest.approx(sieve.fitted.of_words)
    assert (found.fitted.of_length, found.fitted.bound) == (0.1, 1.0)


def test_without_a_file_there_is_none_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    sieve = _sieve(tmp_path)
    assert read_sieve(tmp_path / "none.npz", sieve.weights) is None
    (tmp_path / SIEVE).write_bytes(b"no sieve")
    with pytest.raises(UnfittedArtefact, match=r"cannot be read .* --stage sieve"):
        read_sieve(tmp_path / SIEVE, sieve.weights)
    other = SieveWeights({"digit": 1.0}, {"0": 1.0}, np.zeros(WIDTH + 1), 0.0, 0.0)
    write_sieve(tmp_path / SIEVE, Sieve(sieve.weights, other))
    with pytest.raises(UnfittedArtefact, match=f"fitted on {WIDTH + 1} numbers a word"):
        read_sieve(tmp_path / SIEVE, sieve.weights)


def test_a_sieve_of_another_encoder_of_the_same_width_is_refused(tmp_path: Path) -> None:
    """Its words would have been weighed by numbers that mean something else."""
    sieve = _sieve(tmp_path)
    write_sieve(tmp_path / SIEVE, sieve)
    other = replace(sieve.weights, base=replace(sieve.weights.base, sha256="f" * 64))
    with pytest.raises(UnfittedArtefact, match=r"but statements are read by .*@ffffffffffff"):
        read_sieve(tmp_path / SIEVE, other)

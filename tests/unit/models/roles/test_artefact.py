import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.profiles import find_profile
from models.readers.reader import Taught
from models.roles.artefact import Artefact, digest_of, load, save
from models.roles.contract import ROLES
from models.roles.decision import Decision
from models.roles.model import Layer, RoleModel
from tests.fakes.encoders import WIDTH, write_adapter_for, write_base

CARD = {"encoder": "words-64", "name": "test"}


def model(share: float = 0.0) -> RoleModel:
    layer = Layer(np.ones((len(ROLES), 3), np.float32), np.arange(len(ROLES), dtype=np.float32))
    return RoleModel(layer, layer, share)


def fitted(card: Mapping[str, str] = CARD, decision: Decision = Decision()) -> Artefact:  # noqa: B008 - frozen
    return Artefact(model(), decision, card)


def with_reader(base: Path) -> Artefact:
    adapter = write_adapter_for(write_base(base, "bert"))
    taught = Taught(adapter, np.ones((WIDTH, len(ROLES))), np.zeros(len(ROLES)))
    return Artefact(model(0.5), Decision(), CARD, taught)


def test_saved_model_comes_back_with_its_decision(tmp_path: Path) -> None:
    save(tmp_path, fitted(decision=Decision(1.3, 0.2)))

    artefact = load("words-64", tmp_path)

    assert artefact.decision == Decision(1.3, 0.2)
    assert np.array_equal(artefact.model.second.bias, model().second.bias)
    assert artefact.card["name"] == "test"


def test_another_encoder_is_refused_by_name(tmp_path: Path) -> None:
    save(tmp_path, fitted())

    with pytest.raises(UnfittedArtefact, match="'words-64', not 'other@1'"):
        load("other@1", tmp_path)


def test_the_same_encoder_in_another_precision_is_served(tmp_path: Path) -> None:
    save(tmp_path, fitted({"encoder": "words@1/general/f32/256"}, Decision(1.3, 0.2)))

    assert load("words@1/general/bf16/256", tmp_path).decision == Decision(1.3, 0.2)
    with pytest.raises(UnfittedArtefact, match=r"'words@1/general/f32/256', not '.*/cause/bf16"):
        load("words@1/cause/bf16/256", tmp_path)


def test_model_whose_card_names_no_encoder_is_refused(tmp_path: Path) -> None:
    save(tmp_path, fitted({"name": "test"}))

    with pytest.raises(UnfittedArtefact, match="made for encoder None"):
        load("words-64", tmp_path)


def test_missing_model_says_how_to_fit_one(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="premortem train --stage roles"):
        load("words-64", tmp_path)


def test_changed_arrays_are_refused(tmp_path: Path) -> None:
    save(tmp_path, fitted())
    with (tmp_path / "roles.npz").open("ab") as arrays:
        arrays.write(b"x")

    with pytest.raises(UnfittedArtefact, match="has the SHA-256"):
        load("words-64", tmp_path)


def test_missing_arrays_are_refused(tmp_path: Path) -> None:
    save(tmp_path, fitted())
    (tmp_path / "roles.npz").unlink()

    with pytest.raises(UnfittedArtefact, match="is missing"):
        load("words-64", tmp_path)


def test_reader_comes_back_with_its_share(tmp_path: Path) -> None:
    given = with_reader(tmp_path / "base")
    save(tmp_path, given)

    artefact = load("words-64", tmp_path)

    assert artefact.model.share == 0.5
    assert artefact.reader is not None
    assert given.reader is not None
    assert artefact.reader.adapter.identity == given.reader.adapter.identity
    assert np.array_equal(artefact.reader.head, given.reader.head)


def test_reader_without_a_share_is_not_kept(tmp_path: Path) -> None:
    given = with_reader(tmp_path / "base")
    save(tmp_path, given)
    save(tmp_path, replace(given, model=model(0.0)))

    assert load("words-64", tmp_path).reader is None
    assert not (tmp_path / "reader.npz").exists()


def test_changed_reader_is_refused_and_has_another_digest(tmp_path: Path) -> None:
    card = save(tmp_path, with_reader(tmp_path / "base"))
    (tmp_path / "reader.npz").write_bytes(b"x")

    with pytest.raises(UnfittedArtefact, match=r"reader\.npz has the SHA-256"):
        load("words-64", tmp_path)
    changed = {"sha256": {**card["sha256"], "reader.npz": "0"}}
    assert digest_of(card) != digest_of(changed)


def test_model_of_older_features_is_refused(tmp_path: Path) -> None:
    card = save(tmp_path, fitted())
    (tmp_path / "card.json").write_text(json.dumps({**card, "features": "features-0"}))

    with pytest.raises(UnfittedArtefact, match="features 'features-0'"):
        load("words-64", tmp_path)


def test_shipped_model_is_whole_small_and_never_saw_the_validating_writers() -> None:
    card = json.loads((find_profile("light").roles / "card.json").read_text(encoding="utf-8"))

    assert load(card["encoder"], find_profile("light").roles).model.first.weights.shape[0] == len(
        ROLES
    )
    assert not {"B", "G", "Z", "AC", "AJ", "AV", "AW"} & {
        *card["writers"]["statements"],
        *card["writers"]["documents"],
    }
    assert sum(file.stat().st_size for file in find_profile("light").roles.iterdir()) < 5_000_000

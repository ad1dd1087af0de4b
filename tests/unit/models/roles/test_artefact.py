import json
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.profiles import find_profile
from models.roles.artefact import load, save
from models.roles.contract import ROLES
from models.roles.decision import Decision
from models.roles.model import Layer, RoleModel

CARD = {"encoder": "words-64", "name": "test"}


def model() -> RoleModel:
    layer = Layer(np.ones((len(ROLES), 3), np.float32), np.arange(len(ROLES), dtype=np.float32))
    return RoleModel(layer, layer)


def test_saved_model_comes_back_with_its_decision(tmp_path: Path) -> None:
    save(tmp_path, model(), Decision(1.3, 0.2), CARD)

    artefact = load("words-64", tmp_path)

    assert artefact.decision == Decision(1.3, 0.2)
    assert np.array_equal(artefact.model.second.bias, model().second.bias)
    assert artefact.card["name"] == "test"


def test_another_encoder_is_refused_by_name(tmp_path: Path) -> None:
    save(tmp_path, model(), Decision(), CARD)

    with pytest.raises(UnfittedArtefact, match="'words-64', not 'other@1'"):
        load("other@1", tmp_path)


def test_the_same_encoder_in_another_precision_is_served(tmp_path: Path) -> None:
    save(tmp_path, model(), Decision(1.3, 0.2), {"encoder": "words@1/general/f32/256"})

    assert load("words@1/general/bf16/256", tmp_path).decision == Decision(1.3, 0.2)
    with pytest.raises(UnfittedArtefact, match=r"'words@1/general/f32/256', not '.*/cause/bf16"):
        load("words@1/cause/bf16/256", tmp_path)


def test_model_whose_card_names_no_encoder_is_refused(tmp_path: Path) -> None:
    save(tmp_path, model(), Decision(), {"name": "test"})

    with pytest.raises(UnfittedArtefact, match="made for encoder None"):
        load("words-64", tmp_path)


def test_missing_model_says_how_to_fit_one(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="premortem train --stage roles"):
        load("words-64", tmp_path)


def test_changed_arrays_are_refused(tmp_path: Path) -> None:
    save(tmp_path, model(), Decision(), CARD)
    with (tmp_path / "roles.npz").open("ab") as arrays:
        arrays.write(b"x")

    with pytest.raises(UnfittedArtefact, match="has the SHA-256"):
        load("words-64", tmp_path)


def test_missing_arrays_are_refused(tmp_path: Path) -> None:
    save(tmp_path, model(), Decision(), CARD)
    (tmp_path / "roles.npz").unlink()

    with pytest.raises(UnfittedArtefact, match="is missing"):
        load("words-64", tmp_path)


def test_model_of_older_features_is_refused(tmp_path: Path) -> None:
    card = save(tmp_path, model(), Decision(), CARD)
    (tmp_path / "card.json").write_text(json.dumps({**card, "features": "features-0"}))

    with pytest.raises(UnfittedArtefact, match="features 'features-0'"):
        load("words-64", tmp_path)


def test_shipped_model_is_whole_small_and_never_saw_the_validating_writers() -> None:
    card = json.loads((find_profile("light").roles / "card.json").read_text(encoding="utf-8"))

    assert load(card["encoder"], find_profile("light").roles).model.first.weights.shape[0] == len(
        ROLES
    )
    assert not {"B", "G"} & {*card["writers"]["statements"], *card["writers"]["documents"]}
    assert (find_profile("light").roles / "roles.npz").stat().st_size < 5_000_000

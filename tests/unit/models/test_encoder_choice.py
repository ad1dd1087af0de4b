from pathlib import Path

import pytest

from models.encoder.local import LocalModel
from models.encoder_choice import BESIDE, EncoderChoice, choose_encoder
from models.errors import UnfittedArtefact, UnverifiedWeights
from models.profiles import SHIPPED, find_profile, write_card
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.encoders import write_base


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    for name in ("modules.json", "model.safetensors"):
        (folder / name).write_text("[]", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", SHIPPED)
def test_a_profile_tells_themes_by_its_own_encoder(name: str) -> None:
    choice = choose_encoder(name)
    assert choice == EncoderChoice(find_profile(name))
    assert choice.theme_encoder(None, "f32").identity == choice.profile.encoder(None).identity


def test_a_sentence_transformers_folder_tells_themes_and_light_does_the_rest(model: Path) -> None:
    choice = choose_encoder(str(model))
    assert choice == EncoderChoice(find_profile(BESIDE), LocalModel(model))
    assert choice.theme_encoder(None, "f32") == LocalModel(model)


def test_a_folder_of_an_early_release_is_known_by_its_configuration(model: Path) -> None:
    (model / "modules.json").rename(model / "config_sentence_transformers.json")
    assert choose_encoder(str(model)).own == LocalModel(model)


def test_weights_that_can_run_code_are_refused_at_once(model: Path) -> None:
    (model / "model.safetensors").rename(model / "pytorch_model.bin")
    with pytest.raises(UnverifiedWeights, match=r"ours holds no \*\.safetensors"):
        choose_encoder(str(model))


def test_a_trained_folder_is_a_profile_whatever_else_lies_there(model: Path) -> None:
    write_card(model, write_base(model, "bert"), model, {})
    choice = choose_encoder(str(model))
    assert choice.own is None
    assert choice.profile.folder == model


def test_a_folder_of_neither_kind_is_told_what_would_be_right(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="train` wrote, or one with a sentence-transformers"):
        choose_encoder(str(tmp_path))


def test_it_is_told_where_nothing_was_trained_to_tell_themes(model: Path) -> None:
    untrained = Recogniser(WordEmbedder()).identity
    trained = Recogniser(WordEmbedder(), name="recognition-1234").identity
    own, light = choose_encoder(str(model)), choose_encoder("light")
    assert own.warning(trained) == light.warning(trained) == ""
    assert "model ours: themes are told by definitions only" in own.warning(untrained)
    assert "roles and wordings are read by light" in own.warning(untrained)
    assert "light has no recogniser of its own: themes are told by" in light.warning(untrained)
    assert "--stage recognition" in light.warning(untrained)
    assert all("\n" not in one.warning(untrained) for one in (own, light))

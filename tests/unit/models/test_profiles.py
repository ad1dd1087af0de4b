import json
from pathlib import Path

import pytest

from models.encoder.adapter import read_adapter, write_adapter
from models.encoder.bases import MINILM, MPNET, Base
from models.errors import UnfittedArtefact
from models.profiles import ADAPTER, ARTEFACTS, CARD, Profile, find_profile, write_card
from models.recognition.labelled import SHORT_VOICES, TRAINING_STATEMENTS
from tests.fakes.encoders import write_adapter_for, write_base


@pytest.mark.parametrize(("name", "base"), [("light", MINILM), ("accurate", MPNET)])
def test_each_profile_is_shipped_complete(name: str, base: Base) -> None:
    profile = find_profile(name)

    assert profile.base == base
    assert profile.encoder(None).parts == ("general", "cause")
    for folder in (profile.recognition, profile.roles):
        assert (folder / "card.json").is_file()
    card = json.loads((profile.folder / CARD).read_text())
    assert {"data", "recipe", "method", "intended_use", "limits"} <= set(card)
    assert not {"B", "G"} & set(card["data"]["statements"])


def test_the_light_encoder_is_what_its_card_says_and_was_taught_nobody_who_validates() -> None:
    folder = ARTEFACTS / "light"
    card = json.loads((folder / CARD).read_text())

    assert read_adapter(folder / ADAPTER).identity == card["adapter"]
    taught = {*card["data"]["statements"], *card["data"]["short_voices"]}
    assert taught == {*TRAINING_STATEMENTS, *SHORT_VOICES}
    for stands_on_it in ("recognition", "roles"):
        own = json.loads((folder / stands_on_it / CARD).read_text())
        assert card["adapter"] in own["encoder"]


def test_only_what_comes_with_the_product_is_shipped(tmp_path: Path) -> None:
    light = find_profile("light")
    assert light.is_shipped
    assert not Profile(tmp_path / "light", light.base).is_shipped


def test_the_precision_asked_for_is_part_of_the_identity() -> None:
    profile = find_profile("light")

    assert profile.encoder(None).identity.endswith("/f32/256")
    assert profile.encoder(None, "bf16").identity.endswith("/bf16/256")


def test_a_folder_that_was_trained_is_a_profile_with_its_own_base(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base", "mpnet")
    folder = tmp_path / "ours"
    folder.mkdir()
    write_card(folder, base, tmp_path / "base", {"name": "ours"})
    write_adapter(folder / ADAPTER, write_adapter_for(base))

    encoder = find_profile(str(folder)).encoder(None)

    assert encoder.embed(["late plan", "late data"]).shape == (2, 2 * base.width)


def test_an_unknown_encoder_names_what_there_is() -> None:
    with pytest.raises(UnfittedArtefact, match="no encoder 'best': give light"):
        find_profile("best")


def test_a_card_without_a_base_is_refused(tmp_path: Path) -> None:
    (tmp_path / CARD).write_text("{}")

    with pytest.raises(UnfittedArtefact, match="does not describe its base"):
        find_profile(str(tmp_path))

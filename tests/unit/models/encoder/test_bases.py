import json
from pathlib import Path

import pytest

from models.encoder.bases import MINILM, base_from, read_base
from models.errors import InvalidInput
from tests.fakes.encoders import write_base

CONFIG = {
    "model_type": "bert",
    "hidden_act": "gelu",
    "hidden_size": 32,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "layer_norm_eps": 1e-12,
}


def test_a_folder_of_the_users_is_a_base_with_its_own_checksum(tmp_path: Path) -> None:
    written = write_base(tmp_path / "tiny-bert", "bert")
    (tmp_path / "tiny-bert" / "config.json").write_text(json.dumps(CONFIG))

    found = read_base(tmp_path / "tiny-bert")

    assert (found.name, found.sha256, found.width) == ("tiny-bert", written.sha256, 32)
    assert found.identity == f"tiny-bert@{written.sha256[:12]}"


def test_a_missing_file_of_a_base_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"has no model\.safetensors"):
        read_base(tmp_path)


@pytest.mark.parametrize("change", [{"model_type": "llama"}, {"hidden_act": "relu"}])
def test_a_family_that_cannot_be_run_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match="a base is of type bert or mpnet"):
        base_from({**CONFIG, **change}, "theirs", "0" * 64)


def test_a_configuration_without_a_size_is_refused() -> None:
    config = {key: value for key, value in CONFIG.items() if key != "hidden_size"}
    with pytest.raises(InvalidInput, match="hidden_size"):
        base_from(config, "theirs", "0" * 64)


def test_identities_carry_the_published_checksum() -> None:
    assert MINILM.identity == "all-MiniLM-L6-v2@53aa51172d14"

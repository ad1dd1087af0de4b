from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.embedding import Embedder
from models.encoder.local import LocalModel, is_local_model
from models.errors import InvalidInput, UnverifiedWeights


class Doubles:
    """Stands for a loaded model whose vectors depend on the lay-out of their batch."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def get_embedding_dimension(self) -> int:
        return 2

    def preprocess(self, texts: list[str]) -> dict[str, Any]:
        return {"attention_mask": np.ones((1, len(texts[0].split())))}

    def encode(self, texts: list[str], **_: object) -> np.ndarray[Any, Any]:
        self.asked.append(texts)
        width = max(len(text.split()) for text in texts)
        return np.array([[len(text), width * 100 + len(texts)] for text in texts], dtype=float)


def loaded(folder: Path, device: str) -> tuple[LocalModel, Doubles]:
    model, inner = LocalModel(folder, device), Doubles()
    model.__dict__["_model"] = inner
    return model, inner


def folder_with(tmp_path: Path, weights: bytes = b"weights") -> Path:
    folder = tmp_path / "mine"
    folder.mkdir(exist_ok=True)
    (folder / "model.safetensors").write_bytes(weights)
    (folder / "config.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("device", ["cpu", "cuda"])
def test_text_is_computed_in_the_same_lay_out_alone_and_in_a_crowd(
    device: str, tmp_path: Path
) -> None:
    texts = ["a b", "a b c d", "one", "d e", *(f"w{n} x" for n in range(40))]
    model, inner = loaded(tmp_path, device)
    together = model.embed(texts)
    assert len({len(asked) for asked in inner.asked}) == 1
    for text, row in zip(texts, together, strict=True):
        assert np.array_equal(model.embed([text])[0], row)
    assert np.array_equal(model.embed(texts[::-1])[::-1], together)


def test_identity_is_of_weights_configuration_and_device(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    first = LocalModel(folder, "cpu").identity
    assert first.startswith("mine@")
    assert first.endswith("/cpu")
    (folder / "README.md").write_text("changed", encoding="utf-8")
    assert LocalModel(folder, "cpu").identity == first
    assert LocalModel(folder, "cuda").identity != first
    (folder / "config.json").write_text('{"a": 1}', encoding="utf-8")
    second = LocalModel(folder, "cpu").identity
    folder_with(tmp_path, b"other")
    third = LocalModel(folder, "cpu").identity
    assert len({first, second, third}) == 3


def test_folder_with_weights_that_can_run_code_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(UnverifiedWeights, match=r"holds no \*\.safetensors"):
        _ = LocalModel(tmp_path, "cpu").identity
    with pytest.raises(UnverifiedWeights, match=r"holds no \*\.safetensors"):
        LocalModel(tmp_path, "cpu").embed(["text"])


def test_unknown_device_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cuda, mps or cpu, not 'tpu'"):
        LocalModel(folder_with(tmp_path), "tpu").embed(["text"])


def test_it_is_an_embedder_and_takes_no_texts(tmp_path: Path) -> None:
    model: Embedder = loaded(tmp_path, "cpu")[0]
    assert model.embed([]).shape == (0, 2)


def test_a_folder_is_known_by_what_the_library_writes(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    assert not is_local_model(folder)
    (folder / "modules.json").write_text("[]", encoding="utf-8")
    assert is_local_model(folder)


@pytest.mark.parametrize("name", ["torch", "sentence_transformers"])
def test_a_library_that_cannot_be_imported_is_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UnverifiedWeights, match=f"needs {name}, which cannot be imported: .*"):
        LocalModel(folder_with(tmp_path)).embed(["late plan"])


def test_versions_of_what_computes_are_told(tmp_path: Path) -> None:
    told = LocalModel(tmp_path).libraries
    assert [one.split()[0] for one in told.split(", ")] == [
        "sentence-transformers",
        "torch",
        "transformers",
    ]

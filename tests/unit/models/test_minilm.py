from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InvalidInput, UnverifiedWeights
from models.minilm import BATCH_SHAPES, IDENTITY, MAX_TOKENS, MiniLM, fixed_batches, verify_weights


def test_every_batch_has_one_of_the_fixed_shapes_and_every_text_one_place() -> None:
    lists = [[7] * length for length in (3, 200, 16, 17, 40, 256, 3, 90)] * 9
    batches = fixed_batches(lists)
    assert {(b.ids.shape[1], b.ids.shape[0]) for b in batches} <= set(BATCH_SHAPES)
    assert sorted(p for b in batches for p in b.positions) == list(range(len(lists)))


def test_padding_is_masked_and_text_is_not() -> None:
    (batch,) = fixed_batches([[5, 6, 7]])
    assert batch.ids[0, :4].tolist() == [5, 6, 7, 0]
    assert batch.mask[0].sum() == 3
    assert (batch.mask[1:].sum(axis=1) == 1).all()


def test_text_longer_than_the_widest_shape_is_refused() -> None:
    with pytest.raises(InvalidInput, match="257 tokens, but at most 256"):
        fixed_batches([[1] * (MAX_TOKENS + 1)])


def test_weights_with_another_checksum_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the model")
    with pytest.raises(UnverifiedWeights, match="the published model has 53aa5117"):
        MiniLM(tmp_path).embed(["text"])
    with pytest.raises(UnverifiedWeights, match="missing"):
        verify_weights(tmp_path / "absent")


def test_identity_names_the_weights_and_needs_no_file(tmp_path: Path) -> None:
    model = MiniLM(tmp_path / "nowhere")
    assert model.identity == IDENTITY == "all-MiniLM-L6-v2@53aa51172d14"
    assert model.embed([]).shape == (0, 384)

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.encoder.adapter import read_adapter, write_adapter
from models.encoder.parameters import read_parameters
from models.errors import UnfittedArtefact
from tests.fakes.encoders import write_adapter_for, write_base


def test_adapter_is_read_as_it_was_written(tmp_path: Path) -> None:
    adapter = write_adapter_for(write_base(tmp_path, "bert"))
    write_adapter(tmp_path / "adapter.npz", adapter)
    again = read_adapter(tmp_path / "adapter.npz")
    assert (again.base, again.first, again.note) == (adapter.base, 1, "tiny")
    assert again.identity == adapter.identity
    assert sorted(again.factors) == sorted(adapter.factors)


def test_identity_changes_with_every_number_layer_and_base(tmp_path: Path) -> None:
    adapter = write_adapter_for(write_base(tmp_path, "bert"))
    up, down = adapter.factors["2.wide"]
    touched = up.copy()
    touched[0, 0] += np.float16(0.01)
    others = [
        replace(adapter, factors={**adapter.factors, "2.wide": (touched, down)}),
        replace(adapter, first=0),
        replace(adapter, base="other"),
    ]
    assert len({adapter.identity, *(other.identity for other in others)}) == 4


def test_merging_adds_the_product_and_leaves_the_base_alone(tmp_path: Path) -> None:
    base = write_base(tmp_path, "mpnet")
    published = read_parameters(tmp_path, base)
    before = published["1.query.weight"].copy()
    adapter = write_adapter_for(base)
    merged = adapter.merged(published)
    up, down = (factor.astype(np.float32) for factor in adapter.factors["1.query"])
    assert np.allclose(merged["1.query.weight"], before + up @ down)
    assert np.array_equal(published["1.query.weight"], before)
    assert merged["0.query.weight"] is published["0.query.weight"]


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 cut off"])
def test_missing_or_damaged_file_is_named(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "adapter.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnfittedArtefact, match=r"adapter\.npz is not an adapter"):
        read_adapter(path)


def test_the_numbers_are_hashed_once_though_every_cache_asks_for_the_identity(
    tmp_path: Path,
) -> None:
    adapter = write_adapter_for(write_base(tmp_path, "bert"))
    assert adapter.identity is adapter.identity

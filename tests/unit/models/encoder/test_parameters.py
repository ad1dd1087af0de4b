from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.encoder.bases import Family
from models.encoder.parameters import LINEAR, distance_buckets, read_parameters, verify_weights
from models.errors import UnverifiedWeights
from tests.fakes.encoders import write_base


@pytest.mark.parametrize("family", ["bert", "mpnet"])
def test_both_families_come_under_the_same_names(family: Family, tmp_path: Path) -> None:
    base = write_base(tmp_path, family)
    found = read_parameters(tmp_path, base)
    maps = {f"{layer}.{part}" for layer in range(3) for part in (*LINEAR, "attended", "norm")}
    expected = {f"{name}.{kind}" for name in {*maps, "start"} for kind in ("weight", "bias")}
    extra = {"distance"} if family == "mpnet" else set()
    assert set(found) == expected | {"words", "positions"} | extra
    assert found["positions"].shape == (base.max_tokens, base.width)


def test_weights_with_another_checksum_are_refused(tmp_path: Path) -> None:
    base = replace(write_base(tmp_path, "bert"), sha256="0" * 64)
    with pytest.raises(UnverifiedWeights, match="the published tiny-bert has 0000"):
        read_parameters(tmp_path, base)
    with pytest.raises(UnverifiedWeights, match="is missing"):
        verify_weights(tmp_path / "absent", base)


def test_another_check_may_take_the_place_of_the_full_one(tmp_path: Path) -> None:
    base = replace(write_base(tmp_path, "bert"), sha256="0" * 64)
    asked: list[str] = []
    read_parameters(tmp_path, base, lambda path, _: asked.append(path.name))
    assert asked == ["model.safetensors"]


def test_two_encoders_of_one_base_hold_its_tensors_once(tmp_path: Path) -> None:
    base = write_base(tmp_path, "bert")
    whole, lower = (
        read_parameters(tmp_path, base),
        read_parameters(tmp_path, replace(base, layers=1)),
    )
    assert set(lower) < set(whole)
    assert all(lower[name] is whole[name] for name in lower)
    shorter = read_parameters(tmp_path, replace(base, max_tokens=4))
    assert len(shorter["positions"]) == 4
    other = tmp_path / "other"
    other.mkdir()
    assert read_parameters(other, write_base(other, "mpnet"))["words"] is not whole["words"]


def test_near_distances_have_a_bucket_each_and_far_ones_share() -> None:
    buckets = distance_buckets(256)
    assert buckets[10, 3:11].tolist() == [7, 6, 5, 4, 3, 2, 1, 0]
    assert buckets[3, 4:11].tolist() == [17, 18, 19, 20, 21, 22, 23]
    assert buckets[255, 0] == buckets[255, 120] == 15
    assert buckets[0, 255] == 31
    assert np.array_equal(buckets[:64, :64], distance_buckets(64))

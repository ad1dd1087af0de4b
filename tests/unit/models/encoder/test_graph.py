"""The drawn network is held to the same network written down in plain arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from models.encoder.bases import Base, Family
from models.encoder.engine import Engine
from models.encoder.graph import build_model
from models.encoder.parameters import Tensor, distance_buckets, read_parameters
from models.encoder.tokens import TokenBatch, fixed_batches
from models.errors import InvalidInput
from tests.fakes.encoders import write_adapter_for, write_base

Numbers = NDArray[np.float64]

_ERF = np.vectorize(math.erf)


def normed(states: Numbers, weights: Mapping[str, Tensor], name: str, epsilon: float) -> Numbers:
    centred = states - states.mean(-1, keepdims=True)
    even = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + epsilon)
    return np.asarray(even * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def plain(base: Base, weights: Mapping[str, Tensor], tokens: list[int]) -> Numbers:
    """Return the unit vector of one text without padding."""
    width, size = len(tokens), base.width // base.heads

    def linear(given: Numbers, name: str) -> Numbers:
        return np.asarray(given @ weights[f"{name}.weight"].T + weights[f"{name}.bias"])

    states = weights["words"][tokens].astype(float) + weights["positions"][:width]
    states = normed(states, weights, "start", base.epsilon)
    near = np.zeros((width, width, base.heads))
    if base.family == "mpnet":
        near = weights["distance"][distance_buckets(width)].astype(float)
    for layer in range(base.layers):
        query, key, value = (linear(states, f"{layer}.{p}") for p in ("query", "key", "value"))
        heads = []
        for head in range(base.heads):
            cut = slice(head * size, (head + 1) * size)
            scores = np.exp(query[:, cut] @ key[:, cut].T / math.sqrt(size) + near[:, :, head])
            heads.append(scores / scores.sum(1, keepdims=True) @ value[:, cut])
        mixed = linear(np.concatenate(heads, axis=1), f"{layer}.mixed")
        states = normed(states + mixed, weights, f"{layer}.attended", base.epsilon)
        wide = linear(states, f"{layer}.wide")
        wide = 0.5 * wide * (1 + _ERF(wide / math.sqrt(2)))
        states = states + linear(wide, f"{layer}.narrow")
        states = normed(states, weights, f"{layer}.norm", base.epsilon)
    mean = states.mean(0)
    return np.asarray(mean / np.linalg.norm(mean))


def batch_of(lists: list[list[int]]) -> TokenBatch:
    (batch,) = fixed_batches(lists, 64)
    return batch


TOKENS = [[2, 4, 5, 9, 6, 3], [2, 7, 3], [2, *range(4, 10), *range(4, 10), 3]]


@pytest.mark.parametrize("family", ["bert", "mpnet"])
def test_network_computes_what_the_arithmetic_says(family: Family, tmp_path: Path) -> None:
    base = write_base(tmp_path, family)
    weights = read_parameters(tmp_path, base)
    engine = Engine(build_model(base, {"general": weights}), "f32", 1)
    batch = batch_of(TOKENS)
    assert (batch.owners[0] > 0).sum() == sum(map(len, TOKENS)), "they lie in one row"
    ((found,),) = engine.run([batch])
    expected = np.stack([plain(base, weights, TOKENS[place]) for place in batch.positions])
    assert np.abs(found - expected).max() < 1e-5


def test_two_parts_share_their_lower_layers_and_part_above(tmp_path: Path) -> None:
    base = write_base(tmp_path, "mpnet")
    published = read_parameters(tmp_path, base)
    learned = write_adapter_for(base, first=2).merged(published)
    model = build_model(base, {"general": published, "cause": learned}, shared=2)
    maps = sum(1 for node in model.get_ops() if node.get_type_name() == "MatMul")
    means = 2
    assert maps == (2 + 1 + 1) * 8 + means
    batch = batch_of(TOKENS)
    ((general, cause),) = Engine(model, "f32", 1).run([batch])
    for found, weights in ((general, published), (cause, learned)):
        expected = np.stack([plain(base, weights, TOKENS[place]) for place in batch.positions])
        assert np.abs(found - expected).max() < 1e-5
    assert np.abs(general - cause).max() > 0.01


@pytest.mark.parametrize("shared", [-1, 4])
def test_sharing_layers_that_do_not_exist_is_refused(shared: int, tmp_path: Path) -> None:
    base = write_base(tmp_path, "bert")
    weights = read_parameters(tmp_path, base)
    with pytest.raises(InvalidInput, match="0 to 3 shared layers"):
        build_model(base, {"general": weights}, shared=shared)
    with pytest.raises(InvalidInput, match="for 0 parts"):
        build_model(base, {})

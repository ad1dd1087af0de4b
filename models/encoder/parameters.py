"""Reads a base's weights under one naming, whichever family they come from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from models.encoder.bases import Base
from models.errors import UnverifiedWeights

Tensor = NDArray[np.float32]

#: The linear maps of a layer, as they are called here.
LINEAR = ("query", "key", "value", "mixed", "wide", "narrow")

_BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "attended": "attention.output.LayerNorm",
    "norm": "output.LayerNorm",
}
_MPNET = {
    **_BERT,
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "mixed": "attention.attn.o",
    "attended": "attention.LayerNorm",
}

#: First position number of a text: mpnet keeps the numbers up to its padding's for itself.
FIRST_POSITION = {"bert": 0, "mpnet": 2}


def verify_weights(path: Path, base: Base) -> None:
    """Check a weights file against the checksum its base must have.

    Raises:
        UnverifiedWeights: when the file is missing or has another SHA-256.

    """
    if not path.is_file():
        message = f"the weights file {path.name} of {base.name} is missing; install it again"
        raise UnverifiedWeights(message)
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != base.sha256:
        message = (
            f"{path.name} has the SHA-256 {found}, but the published {base.name} has "
            f"{base.sha256}; install it again"
        )
        raise UnverifiedWeights(message)


def read_parameters(
    directory: Path, base: Base, verify: Callable[[Path, Base], None] = verify_weights
) -> Mapping[str, Tensor]:
    """Return the weights of a base by name.

    Names are ``words``, ``positions``, ``start.weight``, ``start.bias`` (layer normalisation of the
    embeddings), ``distance`` (mpnet: bias by distance and head) and, for layer ``i``,
    ``i.<part>.weight`` (outputs, inputs) and ``i.<part>.bias`` with the parts of `LINEAR`,
    ``attended`` and ``norm``. Positions begin at the text's first token and, for bert, include the
    segment's embedding.

    Raises:
        UnverifiedWeights: when the file in the directory is not the published one.

    """
    from safetensors.numpy import load_file  # noqa: PLC0415  (on first use)

    path = directory / "model.safetensors"
    verify(path, base)
    raw = load_file(path)
    words = "embeddings.word_embeddings.weight"
    prefix = next(key for key in raw if key.endswith(words)).removesuffix(words)
    get = {key.removeprefix(prefix): value for key, value in raw.items()}
    first = FIRST_POSITION[base.family]
    positions = get["embeddings.position_embeddings.weight"][first : first + base.max_tokens]
    found = {
        "words": get[words],
        "positions": positions,
        "start.weight": get["embeddings.LayerNorm.weight"],
        "start.bias": get["embeddings.LayerNorm.bias"],
    }
    if base.family == "bert":
        found["positions"] = positions + get["embeddings.token_type_embeddings.weight"][0]
    else:
        found["distance"] = get["encoder.relative_attention_bias.weight"]
    parts = _BERT if base.family == "bert" else _MPNET
    for layer in range(base.layers):
        for mine, theirs in parts.items():
            for kind in ("weight", "bias"):
                found[f"{layer}.{mine}.{kind}"] = get[f"encoder.layer.{layer}.{theirs}.{kind}"]
    return MappingProxyType({name: _held(base, name, value) for name, value in found.items()})


#: Tensors that some encoder of this process computes with, by the checksum of their file, name and
#: shape.
_HELD: WeakValueDictionary[tuple[str, str, tuple[int, ...]], Tensor] = WeakValueDictionary()


def _held(base: Base, name: str, value: Tensor) -> Tensor:
    """Return a tensor, the one in memory where another encoder has the same: words alone are 47 MB.

    Nobody may write into it.
    """
    own = np.ascontiguousarray(value, dtype=np.float32)
    return _HELD.setdefault((base.sha256, name, own.shape), own)


def distance_buckets(width: int, buckets: int = 32, farthest: int = 128) -> NDArray[np.int64]:
    """Return the bucket of each pair of positions, shape (width, width).

    Half of the buckets are for what stands before, half for what follows; near distances have a
    bucket each, farther ones share them on a logarithmic scale (Raffel et al. 2020, T5, as used by
    MPNet, Song et al. 2020).
    """
    places = np.arange(width)
    distance = places[:, None] - places[None, :]
    half = buckets // 2
    after = np.where(distance < 0, half, 0)
    size = np.abs(distance)
    exact = half // 2
    scale = np.log(np.maximum(size, 1).astype(np.float32) / exact) / np.log(farthest / exact)
    coarse = np.minimum(exact + (scale * (half - exact)).astype(np.int64), half - 1)
    return np.asarray(after + np.where(size < exact, size, coarse), dtype=np.int64)

"""The weights of encoders of a few thousand numbers, drawn at random, by name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.encoder.bases import MINILM, MPNET, Base
from models.encoder.parameters import LINEAR, Tensor

WORDS = 60
TINY_BERT = replace(MINILM, name="tiny-bert", sha256="1" * 64, width=16, layers=3, heads=2)
TINY_MPNET = replace(MPNET, name="tiny-mpnet", sha256="2" * 64, width=16, layers=3, heads=2)


def random_parameters(base: Base, seed: int = 3) -> dict[str, Tensor]:
    """Return weights of a tiny base, named as `read_parameters` names them."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int) -> Tensor:
        return random.normal(0, 0.3, shape).astype(np.float32)

    width = base.width
    shapes = {"wide": (4 * width, width), "narrow": (width, 4 * width)}
    found = {
        "words": drawn(WORDS, width),
        "positions": drawn(base.max_tokens, width),
        "start.weight": 1 + drawn(width),
        "start.bias": drawn(width),
    }
    if base.family == "mpnet":
        found["distance"] = drawn(32, base.heads)
    for layer in range(base.layers):
        for part in LINEAR:
            outputs, inputs = shapes.get(part, (width, width))
            found[f"{layer}.{part}.weight"] = drawn(outputs, inputs)
            found[f"{layer}.{part}.bias"] = drawn(outputs)
        for part in ("attended", "norm"):
            found[f"{layer}.{part}.weight"] = 1 + drawn(width)
            found[f"{layer}.{part}.bias"] = drawn(width)
    return found

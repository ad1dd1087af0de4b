"""Draws an encoder as an OpenVINO model, operation by operation, from its named weights.

Nothing converts the published model: neither torch nor an exchange format nor a converter is needed
at run time, and what is computed can be read here. `models/encoder/training/network.py` draws the
same network in torch, to learn in; tests hold both to the published one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from models.encoder.bases import Base
from models.encoder.openvino_library import load_openvino
from models.encoder.parameters import Tensor, distance_buckets
from models.encoder.tokens import ROW, SLOTS, batch_shape
from models.errors import InvalidInput

#: The vectors that an encoder can give: as published, and as learned from causes.
Part = Literal["general", "cause"]

#: Added to the scores of other texts before the softmax, which makes exactly nothing of them.
_NEVER = -30000.0

#: Kept off zero, so that a vector without length stays one instead of dividing by nothing.
_SMALLEST_SQUARE = 1e-24


def build_model(
    base: Base, weights: Mapping[Part, Mapping[str, Tensor]], *, shared: int = 0
) -> Any:
    """Draw the network and return it as an ``openvino.Model``.

    Inputs are ``ids``, ``places`` and ``owners``, int32 of shape (rows, width), as in a
    `TokenBatch`: several texts may lie in a row, and a token attends to those of its own text
    alone. There is one output a part, in the order of ``weights``: the unit vectors of a row's
    texts, shape (rows, `SLOTS`, ``base.width``), float32; zeros where there is no text.

    Args:
        base: the shape of the network.
        weights: each part's weights, named as by `read_parameters`. They must not change while the
            model is in use: it reads them in place.
        shared: how many layers, counted from below, have the same weights in all parts; these are
            computed once.

    Raises:
        InvalidInput: when there is no part, or more layers are shared than there are.

    """
    if not weights or not 0 <= shared <= base.layers:
        message = (
            f"an encoder of {base.layers} layers was asked for {len(weights)} parts that share "
            f"{shared} layers; it takes one part at least and 0 to {base.layers} shared layers"
        )
        raise InvalidInput(message)
    trunk = _Drawing(base, next(iter(weights.values())))
    states = trunk.begin()
    for layer in range(shared):
        states = trunk.layer(states, layer)
    outputs = []
    for part, values in weights.items():
        branch, above = states, trunk.using(values)
        for layer in range(shared, base.layers):
            branch = above.layer(branch, layer)
        vectors = above.unit_means(branch)
        vectors.output(0).set_names({part})
        outputs.append(vectors)
    return load_openvino().Model(outputs, [trunk.ids, trunk.places, trunk.owners], base.name)


class _Drawing:
    """The nodes that all layers share, and one part's weights."""

    def __init__(self, base: Base, weights: Mapping[str, Tensor]) -> None:
        self.base, self.weights = base, weights
        self.op = load_openvino().opset15
        self.ids = self.op.parameter([-1, -1], np.int32, "ids")
        self.places = self.op.parameter([-1, -1], np.int32, "places")
        self.owners = self.op.parameter([-1, -1], np.int32, "owners")
        self.width = self.op.gather(self.op.shape_of(self.ids), self.whole(1), self.whole(0))
        self.belongs = self._belongs()
        self.bias = self._bias()

    def using(self, weights: Mapping[str, Tensor]) -> _Drawing:
        """Return a drawing on the same inputs with other weights."""
        other = object.__new__(_Drawing)
        other.__dict__.update(self.__dict__, weights=MappingProxyType(dict(weights)))
        return other

    def whole(self, *numbers: int) -> Any:
        """Return a constant of whole numbers."""
        return self.op.constant(np.array(numbers, dtype=np.int64))

    def held(self, values: Tensor) -> Any:
        """Return a constant that reads the array where it is."""
        return self.op.constant(np.ascontiguousarray(values), shared_memory=True)

    def begin(self) -> Any:
        """Return the embeddings, shape (texts, width, dimension)."""
        words = self.op.gather(self.held(self.weights["words"]), self.ids, self.whole(0))
        places = self.op.gather(self.held(self.weights["positions"]), self.places, self.whole(0))
        return self._normed(self.op.add(words, places), "start")

    def layer(self, states: Any, number: int) -> Any:
        """Return the states after one transformer layer, of the shape they had before."""
        heads, size = self.base.heads, self.base.width // self.base.heads
        split, apart = self.whole(0, 0, heads, size), self.whole(0, 2, 1, 3)

        def by_head(part: str, scale: float = 1.0) -> Any:
            rows = self._linear(states, f"{number}.{part}", scale)
            return self.op.transpose(self.op.reshape(rows, split, special_zero=True), apart)

        query = by_head("query", size**-0.5)
        scores = self.op.matmul(query, by_head("key"), transpose_a=False, transpose_b=True)
        attention = self.op.softmax(self.op.add(scores, self.bias), -1)
        found = self.op.matmul(attention, by_head("value"), transpose_a=False, transpose_b=False)
        joined = self.op.reshape(
            self.op.transpose(found, apart), self.whole(0, 0, self.base.width), special_zero=True
        )
        mixed = self._linear(joined, f"{number}.mixed")
        states = self._normed(self.op.add(states, mixed), f"{number}.attended")
        wide = self.op.gelu(self._linear(states, f"{number}.wide"), "erf")
        narrow = self._linear(wide, f"{number}.narrow")
        return self._normed(self.op.add(states, narrow), f"{number}.norm")

    def unit_means(self, states: Any) -> Any:
        """Return the mean over each text's tokens at unit length, shape (rows, slots, dimension).

        Sums are products with ones and exact zeros, so where a text lies in its row cannot matter.
        """
        sums = self.op.matmul(self.belongs, states, transpose_a=False, transpose_b=False)
        count = self.op.reduce_sum(self.belongs, self.whole(2), keep_dims=True)
        means = self.op.divide(sums, self.op.maximum(count, self.op.constant(np.float32(1))))
        return self.op.normalize_l2(means, self.whole(2), _SMALLEST_SQUARE, "max")

    def _belongs(self) -> Any:
        """Which token is of which text of its row: 1 or 0, shape (rows, slots, width)."""
        slots = self.op.constant(np.arange(1, SLOTS + 1, dtype=np.int32).reshape(1, SLOTS, 1))
        return self.op.convert(
            self.op.equal(self.op.unsqueeze(self.owners, self.whole(1)), slots), np.float32
        )

    def _bias(self) -> Any:
        """What is added to the scores: nothing is left of those between two texts."""
        apart = self.op.not_equal(
            self.op.unsqueeze(self.owners, self.whole(1, 2)),
            self.op.unsqueeze(self.owners, self.whole(1, 3)),
        )
        bias = self.op.multiply(
            self.op.convert(apart, np.float32), self.op.constant(np.float32(_NEVER))
        )
        if self.base.family != "mpnet":
            return bias
        buckets = distance_buckets(max(batch_shape(self.base.max_tokens)[1], ROW))
        near = self.weights["distance"][buckets].transpose(2, 0, 1)[None]
        both = self.op.concat([self.width, self.width], 0)
        cut = self.op.slice(
            self.held(near), self.whole(0, 0), both, self.whole(1, 1), self.whole(2, 3)
        )
        return self.op.add(cut, bias)

    def _linear(self, states: Any, name: str, scale: float = 1.0) -> Any:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        if scale != 1.0:
            weight, bias = weight * np.float32(scale), bias * np.float32(scale)
        product = self.op.matmul(states, self.held(weight), transpose_a=False, transpose_b=True)
        return self.op.add(product, self.held(bias))

    def _normed(self, states: Any, name: str) -> Any:
        even = self.op.mvn(
            states,
            self.whole(-1),
            normalize_variance=True,
            eps=self.base.epsilon,
            eps_mode="INSIDE_SQRT",
        )
        scaled = self.op.multiply(even, self.held(self.weights[f"{name}.weight"]))
        return self.op.add(scaled, self.held(self.weights[f"{name}.bias"]))

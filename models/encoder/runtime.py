"""The root-cause encoder as an `Embedder`: a published base and what it learned about causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.embedding import Vectors
from models.encoder.adapter import Adapter
from models.encoder.engine import Engine, refuse_emulation
from models.encoder.graph import Part, build_model
from models.encoder.locate import Weights
from models.encoder.parameters import Tensor
from models.encoder.tokens import BLOCKS, Tokenise, fixed_batches
from models.errors import InvalidInput, UnfittedArtefact
from models.identity import EncoderIdentity, Precision


@dataclass(frozen=True)
class RootCauseEncoder:
    """Encodes texts as they are published to be, as learned from causes, or both side by side.

    Nothing is read or computed before the first text is embedded. With both parts a row is the
    general and the cause vector one after the other, divided by the square root of two, so that it
    has unit length and the cosine of two rows is the mean of both cosines; `split_parts` gives the
    parts back. The layers below the adapter's first are computed once for both.

    Attributes:
        weights: the published base.
        adapter: what it learned; only ``general`` can do without.
        parts: which vectors to give, in this order.
        precision: what linear maps are computed in; part of the identity.
        workers: batches computed at the same time; as many as there are cores by default.

    """

    weights: Weights
    adapter: Adapter | None = None
    parts: tuple[Part, ...] = ("general",)
    precision: Precision = "f32"
    workers: int | None = None

    @property
    def identity(self) -> str:
        """Base, adapter, parts, precision and longest text; part of every cache key."""
        base = self.weights.base
        learned = f"+{self.adapter.identity}" if self.adapter and "cause" in self.parts else ""
        parts = "+".join(self.parts)
        model = f"{base.identity}{learned}"
        return str(EncoderIdentity(model, parts, self.precision, base.max_tokens))

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return self.weights.base.width * len(self.parts)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text, shape (len(texts), dimension), float32.

        A text gets the same row, bit for bit, alone and in any company and order.

        Raises:
            InvalidInput: when the processor does not compute in the precision asked for.
            UnfittedArtefact: when the adapter is missing or was made for another base.
            UnverifiedWeights: when the installed weights are not the published ones.

        """
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        if not texts:
            return vectors
        tokenise, engine = self._loaded
        most = self.weights.base.max_tokens
        batches = fixed_batches(tokenise(texts), most, BLOCKS[self.precision])
        scale = np.float32(len(self.parts) ** -0.5)
        for batch, outputs in zip(batches, engine.run(batches), strict=True):
            vectors[list(batch.positions)] = np.concatenate(outputs, axis=1) * scale
        return vectors

    @cached_property
    def _loaded(self) -> tuple[Tokenise, Engine]:
        refuse_emulation(self.precision)
        self._check_parts()
        published = self.weights.parameters()
        learned = _merged(published, self.adapter) if self.adapter else published
        versions: dict[Part, Mapping[str, Tensor]] = {"general": published, "cause": learned}
        model = build_model(
            self.weights.base,
            {part: versions[part] for part in self.parts},
            shared=self.adapter.first if self.adapter and len(self.parts) > 1 else 0,
        )
        return self.weights.tokenise(), Engine(model, self.precision, self.workers)

    def _check_parts(self) -> None:
        base, adapter = self.weights.base, self.adapter
        if not self.parts or len(set(self.parts)) != len(self.parts):
            message = f"an encoder gives general, cause or both, not {self.parts}"
            raise InvalidInput(message)
        if adapter is None and "cause" in self.parts:
            message = f"{base.name} gives cause vectors only with an adapter; there is none"
            raise UnfittedArtefact(message)
        if adapter is not None and adapter.base != base.identity:
            message = f"the adapter was made for {adapter.base}, but the base is {base.identity}"
            raise UnfittedArtefact(message)


def split_parts(vectors: Vectors, parts: int) -> list[Vectors]:
    """Return the parts of an encoder's rows, each of unit length, shape (texts, dimension).

    >>> both = np.array([[0.6, 0.0, 0.0, 0.8]], dtype=np.float32)
    >>> [part.tolist() for part in split_parts(both, 2)]
    [[[1.0, 0.0]], [[0.0, 1.0]]]

    Raises:
        InvalidInput: when rows cannot be cut into so many parts.

    """
    if parts < 1 or vectors.shape[1] % parts:
        message = f"rows of {vectors.shape[1]} numbers cannot be cut into {parts} equal parts"
        raise InvalidInput(message)
    cut = np.split(vectors, parts, axis=1)
    return [part / np.linalg.norm(part, axis=1, keepdims=True) for part in cut]


def _merged(published: Mapping[str, Tensor], adapter: Adapter) -> Mapping[str, Tensor]:
    for name, (up, down) in adapter.factors.items():
        layer = int(name.partition(".")[0])
        weight = published.get(f"{name}.weight", np.zeros((0, 0), dtype=np.float32))
        if layer < adapter.first or (up.shape[0], down.shape[1]) != weight.shape:
            message = (
                f"the adapter corrects {name} by {up.shape[0]} times {down.shape[1]} numbers from "
                f"layer {adapter.first} on, but the base has {weight.shape[0]} times "
                f"{weight.shape[1]} there"
            )
            raise UnfittedArtefact(message)
    return adapter.merged(published)

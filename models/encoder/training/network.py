"""A base encoder in torch, frozen below, with low-rank corrections to learn above.

Low-rank adaptation: a linear map W becomes W + B A with A (rank, inputs) and B (outputs, rank), and
only A and B are learned (Hu et al. 2022, "LoRA").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.encoder.adapter import Adapter
from models.encoder.bases import Base
from models.encoder.openvino_library import processor_precisions
from models.encoder.parameters import LINEAR, distance_buckets


@dataclass(frozen=True)
class States:
    """What the frozen layers make of texts: states (texts, width, dimension) and mask (bool)."""

    states: Tensor
    mask: Tensor


def _slot(name: str) -> str:
    return name.replace(".", "_")


class Correction(nn.Module):
    """The learned low-rank part of one linear map."""

    def __init__(self, outputs: int, inputs: int, rank: int, generator: torch.Generator) -> None:
        """Start at zero effect: A is random, B is zero."""
        super().__init__()
        self.down = nn.Parameter(torch.randn(rank, inputs, generator=generator) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(outputs, rank))

    def forward(self, given: Tensor) -> Tensor:
        """Return what is added to the map's output."""
        small = functional.linear(given, self.down.to(given.dtype))
        return functional.linear(small, self.up.to(given.dtype))


class Network(nn.Module):
    """A base whose layers from ``first`` on are corrected by what is learned."""

    def __init__(
        self,
        base: Base,
        parameters: Mapping[str, np.ndarray],
        *,
        first: int,
        rank: int,
        seed: int,
    ) -> None:
        """Hold the base's weights without gradients and fresh corrections."""
        super().__init__()
        self.base, self.first, self.rank = base, first, rank
        # Emulated, a step in bfloat16 takes fourteen times what it takes in float32.
        self.computes = torch.bfloat16 if "bf16" in processor_precisions() else torch.float32
        for name, value in parameters.items():
            kind = torch.float32 if name in ("words", "positions") else self.computes
            self.register_buffer(_slot(name), torch.from_numpy(value.copy()).to(kind))
        generator = torch.Generator().manual_seed(seed)
        self.corrections = nn.ModuleDict()
        for layer in range(first, base.layers):
            for part in LINEAR:
                outputs, inputs = parameters[f"{layer}.{part}.weight"].shape
                self.corrections[f"{layer}_{part}"] = Correction(outputs, inputs, rank, generator)

    def start(self, batch: Sequence[Sequence[int]]) -> States:
        """Run the frozen layers over token lists, padded to the longest."""
        width = max(len(tokens) for tokens in batch)
        ids = torch.zeros((len(batch), width), dtype=torch.long)
        mask = torch.zeros((len(batch), width), dtype=torch.bool)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            mask[row, : len(tokens)] = True
        with torch.no_grad():
            states = (self._get("words")[ids] + self._get("positions")[:width]).to(self.computes)
            states = self._normed(states, "start")
            for layer in range(self.first):
                states = self._layer(states, mask, layer, corrected=False)
        return States(states, mask)

    def finish(self, given: States, *, corrected: bool = True) -> Tensor:
        """Return unit sentence vectors, shape (texts, dimension), from the lower layers' states."""
        states = given.states
        for layer in range(self.first, self.base.layers):
            states = self._layer(states, given.mask, layer, corrected=corrected)
        weights = given.mask.unsqueeze(-1).float()
        means = (states.float() * weights).sum(1) / weights.sum(1)
        return functional.normalize(means, dim=1)

    def adapter(self, note: str) -> Adapter:
        """Return what was learned."""
        return Adapter(
            base=self.base.identity,
            first=self.first,
            factors={
                name.replace("_", "."): (
                    module.up.detach().numpy().astype(np.float16),
                    module.down.detach().numpy().astype(np.float16),
                )
                for name, module in self.corrections.items()
                if isinstance(module, Correction)
            },
            note=note,
        )

    def _get(self, name: str) -> Tensor:
        value: Tensor = getattr(self, _slot(name))
        return value

    def _normed(self, states: Tensor, part: str) -> Tensor:
        return functional.layer_norm(
            states,
            (self.base.width,),
            self._get(f"{part}.weight"),
            self._get(f"{part}.bias"),
            self.base.epsilon,
        )

    def _linear(self, given: Tensor, layer: int, part: str, *, corrected: bool) -> Tensor:
        name = f"{layer}.{part}"
        out = functional.linear(given, self._get(f"{name}.weight"), self._get(f"{name}.bias"))
        if corrected:
            out = out + self.corrections[f"{layer}_{part}"](given)
        return out

    def _layer(self, states: Tensor, mask: Tensor, layer: int, *, corrected: bool) -> Tensor:
        rows, width, dimension = states.shape
        heads = self.base.heads

        def split(part: str) -> Tensor:
            out = self._linear(states, layer, part, corrected=corrected)
            return out.view(rows, width, heads, dimension // heads).transpose(1, 2)

        query, key, value = split("query"), split("key"), split("value")
        bias = torch.zeros((rows, 1, 1, width), dtype=query.dtype)
        bias.masked_fill_(~mask[:, None, None, :], -30000.0)
        if self.base.family == "mpnet":
            near = self._get("distance")[torch.from_numpy(distance_buckets(width))]
            bias = bias + near.permute(2, 0, 1)[None].to(query.dtype)
        # Spelled out: on a processor the fused form took three times as long at these lengths.
        scores = query @ (key / (dimension // heads) ** 0.5).transpose(2, 3) + bias
        attended = functional.softmax(scores, dim=-1) @ value
        attended = attended.transpose(1, 2).reshape(rows, width, dimension)
        mixed = self._linear(attended, layer, "mixed", corrected=corrected)
        states = self._normed(states + mixed, f"{layer}.attended")
        wide = functional.gelu(self._linear(states, layer, "wide", corrected=corrected))
        narrow = self._linear(wide, layer, "narrow", corrected=corrected)
        return self._normed(states + narrow, f"{layer}.norm")

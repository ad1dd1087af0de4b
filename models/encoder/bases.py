"""The published sentence encoders that the root-cause encoder is built on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from models.errors import InvalidInput

#: How positions enter: added to the words, or as a bias on attention by distance as well.
Family = Literal["bert", "mpnet"]


@dataclass(frozen=True, slots=True)
class Base:
    """A published encoder: its shape, and the checksum its weights must have.

    Attributes:
        name: its published name.
        sha256: SHA-256 of ``model.safetensors``.
        family: decides how positions are encoded and how tensors are named.
        width: dimension of a token's state and of a sentence vector.
        layers: number of transformer layers.
        heads: attention heads a layer.
        epsilon: added to variances by layer normalisation.
        max_tokens: longest text in tokens that is read.

    """

    name: str
    sha256: str
    family: Family
    width: int
    layers: int
    heads: int
    epsilon: float
    max_tokens: int = 256

    @property
    def identity(self) -> str:
        """Name and the first twelve digits of the weights' checksum."""
        return f"{self.name}@{self.sha256[:12]}"


MINILM = Base(
    name="all-MiniLM-L6-v2",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    family="bert",
    width=384,
    layers=6,
    heads=12,
    epsilon=1e-12,
)

MPNET = Base(
    name="all-mpnet-base-v2",
    sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    family="mpnet",
    width=768,
    layers=12,
    heads=12,
    epsilon=1e-5,
)


def read_base(directory: Path) -> Base:
    """Return the base in a folder of the user's: its shape from config.json, its own checksum.

    Raises:
        InvalidInput: when the folder holds no encoder of a family that is known here.

    """
    weights, config = directory / "model.safetensors", directory / "config.json"
    for path in (weights, config, directory / "tokenizer.json"):
        if not path.is_file():
            message = f"the folder {directory.name} has no {path.name}, so it holds no base encoder"
            raise InvalidInput(message)
    with weights.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return base_from(json.loads(config.read_text(encoding="utf-8")), directory.name, digest)


def base_from(config: Mapping[str, Any], name: str, sha256: str) -> Base:
    """Return the base that a transformers configuration describes.

    Raises:
        InvalidInput: when its family, activation or a size is not one that can be run here.

    """
    family: Any = config.get("model_type")
    if family not in get_args(Family) or config.get("hidden_act", "gelu") != "gelu":
        message = (
            f"{name} is of type {family!r} with activation {config.get('hidden_act')!r}; a base is "
            f"of type {' or '.join(get_args(Family))} with activation 'gelu'"
        )
        raise InvalidInput(message)
    try:
        return Base(
            name=name,
            sha256=sha256,
            family=family,
            width=int(config["hidden_size"]),
            layers=int(config["num_hidden_layers"]),
            heads=int(config["num_attention_heads"]),
            epsilon=float(config["layer_norm_eps"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        message = f"the configuration of {name} lacks {error} or has no number there"
        raise InvalidInput(message) from error

"""What a base learned about causes: small low-rank corrections to some of its linear maps."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.encoder.parameters import Tensor
from models.errors import UnfittedArtefact

#: Up (outputs, rank) and down (rank, inputs).
Factors = tuple[NDArray[np.float16], NDArray[np.float16]]


@dataclass(frozen=True)
class Adapter:
    """Corrections of a base, by the name of the map they correct (``7.query``).

    Attributes:
        base: identity of the base they were learned with.
        first: first corrected layer; those below are as published.
        factors: low-rank factors of each correction.
        note: what it was trained for, in a word.

    """

    base: str
    first: int
    factors: Mapping[str, Factors]
    note: str = field(default="")

    @cached_property
    def identity(self) -> str:
        """Note and the first twelve digits of the SHA-256 over all factors."""
        digest = hashlib.sha256(f"{self.base}|{self.first}".encode())
        for name in sorted(self.factors):
            digest.update(name.encode())
            for factor in self.factors[name]:
                digest.update(np.ascontiguousarray(factor).tobytes())
        return f"{self.note}@{digest.hexdigest()[:12]}"

    def merged(self, parameters: Mapping[str, Tensor]) -> Mapping[str, Tensor]:
        """Return the base's weights with the corrections added."""
        merged = dict(parameters)
        for name, (up, down) in self.factors.items():
            change = up.astype(np.float32) @ down.astype(np.float32)
            merged[f"{name}.weight"] = parameters[f"{name}.weight"] + change
        return merged


def write_adapter(path: Path, adapter: Adapter) -> None:
    """Write an adapter as an npz without pickled objects."""
    about = json.dumps({"base": adapter.base, "first": adapter.first, "note": adapter.note})
    arrays: dict[str, Any] = {
        f"{name}.{kind}": factor
        for name, factors in adapter.factors.items()
        for kind, factor in zip(("up", "down"), factors, strict=True)
    }
    with path.open("wb") as stream:
        np.savez(stream, about=np.frombuffer(about.encode(), dtype=np.uint8), **arrays)


def read_adapter(path: Path) -> Adapter:
    """Read an adapter, its factors in the order of the file, so that it is written back the same.

    Raises:
        UnfittedArtefact: when the file is missing or is not an adapter.

    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as content:
            about = json.loads(bytes(content["about"]))
            names = dict.fromkeys(key.rpartition(".")[0] for key in content.files if key != "about")
            factors = {n: (content[f"{n}.up"], content[f"{n}.down"]) for n in names}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        message = f"{path.name} is not an adapter of the root-cause encoder: {error}"
        raise UnfittedArtefact(message) from error
    return Adapter(about["base"], about["first"], factors, about["note"])

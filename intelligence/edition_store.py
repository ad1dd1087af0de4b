"""Keeps editions on disk: written beside, swapped in whole, checked when read.

A build that is killed leaves a ``.building-…`` folder that nobody reads and that the next build
removes. An edition becomes visible by one rename, so a reader sees all of it or none.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from intelligence.edition import SIGNAL_TABLES, TABLES, Edition, Manifest
from intelligence.errors import DamagedEdition, NothingToBuild, UnknownEdition

_MANIFEST = "manifest.json"
_BUILDING = ".building-"

#: Tables that editions of earlier releases do not have: they are empty there.
_LATER = frozenset(
    {"lineage", "changes", "conflicts", "health", "suggestions", "withheld", *SIGNAL_TABLES}
)


class EditionStore:
    """The editions of one workspace, numbered from 1."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all complete editions, ascending."""
        if not self._folder.is_dir():
            return ()
        names = (path.name for path in self._folder.iterdir() if (path / _MANIFEST).is_file())
        return tuple(sorted(int(name) for name in names if name.isdigit()))

    def latest(self) -> Edition:
        """Return the newest edition.

        Raises:
            NothingToBuild: when none was built yet.

        """
        numbers = self.numbers()
        if not numbers:
            raise NothingToBuild("no edition has been built yet: run `premortem build` first")
        return self.get(numbers[-1])

    def manifest(self, number: int) -> Manifest:
        """Return an edition's manifest without its tables.

        Raises:
            UnknownEdition: when there is no such edition.
            DamagedEdition: when the manifest cannot be read.

        """
        path = self._path(number) / _MANIFEST
        if number not in self.numbers():
            known = ", ".join(map(str, self.numbers())) or "none"
            raise UnknownEdition(f"there is no edition {number}; editions here: {known}")
        try:
            return Manifest(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            raise DamagedEdition(f"the manifest of edition {number} cannot be read") from error

    def get(self, number: int) -> Edition:
        """Return an edition with its tables, checked against the manifest.

        Raises:
            UnknownEdition: when there is no such edition.
            DamagedEdition: when a table's bytes are not those that the build wrote.

        """
        manifest = self.manifest(number)
        return Edition(manifest, {name: self._table(manifest, name) for name in TABLES})

    def table(self, number: int, name: str) -> pd.DataFrame:
        """Return one table of an edition, checked against the manifest.

        Raises:
            UnknownEdition: when there is no edition of that number.
            DamagedEdition: when the table's bytes are not those that the build wrote.

        """
        return self._table(self.manifest(number), name)

    def _table(self, manifest: Manifest, name: str) -> pd.DataFrame:
        path = self._path(manifest.number) / f"{name}.parquet"
        if path.name not in manifest.files and name in _LATER and not path.exists():
            return pd.DataFrame()
        if not path.is_file() or _digest(path) != manifest.files.get(path.name):
            message = f"{path.name} of edition {manifest.number} is not what the build wrote"
            raise DamagedEdition(message)
        return pd.read_parquet(path)

    def publish(self, manifest: Manifest, tables: Mapping[str, pd.DataFrame]) -> Edition:
        """Write a new edition under the next number and make it visible in one step.

        The tables of the edition returned are read back, and checked, when one is asked for: who
        only tells its number and counts does not pay for reading it.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self.remove_unfinished()
        number = max(self.numbers(), default=0) + 1
        building = self._folder / f"{_BUILDING}{number:04d}"
        building.mkdir()
        files = {}
        for name in TABLES:
            path = building / f"{name}.parquet"
            tables[name].to_parquet(path, index=False, compression="zstd")
            _flush(path)
            files[path.name] = _digest(path)
        complete = replace(manifest, number=number, files=files)
        complete = replace(complete, fingerprint=_fingerprint(complete))
        text = json.dumps(asdict(complete), indent=1, sort_keys=True, ensure_ascii=False)
        (building / _MANIFEST).write_text(text + "\n", encoding="utf-8")
        _flush(building / _MANIFEST)
        building.rename(self._path(number))
        _flush(self._folder)
        return Edition(complete, _ReadWhenAsked(lambda: self.get(number).tables))

    def remove_unfinished(self) -> None:
        """Remove what killed builds left behind."""
        for path in self._folder.glob(f"{_BUILDING}*"):
            shutil.rmtree(path)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:04d}"


class _ReadWhenAsked(Mapping[str, pd.DataFrame]):
    """The tables of an edition, read all together at the first question."""

    def __init__(self, read: Callable[[], Mapping[str, pd.DataFrame]]) -> None:
        self._read = read

    @cached_property
    def _tables(self) -> Mapping[str, pd.DataFrame]:
        return self._read()

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def _fingerprint(manifest: Manifest) -> str:
    """Hash everything but the number, so that equal builds have equal fingerprints."""
    content = {
        name: value
        for name, value in asdict(manifest).items()
        if name not in {"number", "fingerprint"}
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Force a file's or folder's bytes to disk, so that a rename never outruns them."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

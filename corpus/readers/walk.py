"""Every file of the paths given, in one order on every machine, archives seen as folders."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.readers.archives import expand, member_name, open_archive, refusal

#: Files that programs leave beside the real ones.
_LITTER = {"thumbs.db", "desktop.ini", ".ds_store", "icon\r"}

#: Extensions of zip files that are documents, not folders.
_DOCUMENTS = {
    ".xlsx", ".xlsm", ".docx", ".docm", ".pptx", ".pptm", ".ppsx", ".odt", ".ods", ".odp", ".jar",
    ".epub",
}  # fmt: skip

_ARCHIVES = {".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. ``relative`` is its name below the path given, with forward slashes.

    A member of an archive is named ``archive.zip/inner.csv`` and ``path`` is the archive's.
    """

    relative: str
    path: Path
    member: int | None = None

    @property
    def in_archive(self) -> bool:
        """Whether the file lies inside a zip archive."""
        return self.member is not None

    @contextmanager
    def local(self, limits: Limits) -> Iterator[Path]:
        """Give the file as a path on disk for as long as the ``with`` block lasts.

        Rows are read lazily, so exhaust them inside the block.

        Raises:
            UnreadableFile: when the file must be taken out of an archive and cannot be.

        """
        if self.member is None:
            yield self.path
            return
        with tempfile.TemporaryDirectory(prefix="premortem-") as folder:
            target = Path(folder) / _safe_name(self.relative)
            with open_archive(self.path, limits) as archive:
                expand(archive, archive.infolist()[self.member], target, limits)
            yield target


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that is not meant to be read (hidden, a lock file, a duplicate), and why."""

    relative: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file or path that should have been read and cannot be, and why."""

    relative: str
    reason: str


Discovered = FoundFile | SkippedFile | RefusedFile


def discover(paths: Iterable[Path], limits: Limits) -> Iterator[Discovered]:
    """Yield every file of the paths in the order given, each folder sorted by name.

    Folders are read to any depth; links are not followed out of them; hidden files are reported
    as skipped. A missing path, an unreadable folder and a bad archive are reported as refused,
    so that one never stops the rest. A file reached twice is skipped the second time.
    """
    seen: set[Path] = set()
    for given in paths:
        if not _exists(given):
            yield RefusedFile(_text(given.name), f"there is no file or folder {_text(given)}")
        elif given.is_dir():
            for item in _folder(given):
                yield from _unique(item, seen, limits)
        else:
            yield from _unique(_judge(_text(given.name), given), seen, limits)


def _exists(path: Path) -> bool:
    """Say whether a path leads anywhere that may be looked at."""
    try:
        return path.exists()
    except OSError:
        return False


def _text(path: Path | str) -> str:
    """Return a name that can be stored, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _safe_name(relative: str) -> str:
    """Return the last part of a name, short enough for every file system."""
    stem, dot, extension = relative.rsplit("/", 1)[-1].rpartition(".")
    name = f"{stem[:80]}{dot}{extension[:20]}".replace("\x00", "")
    return name if name.strip(". ") else "member"


def _ignored(name: str) -> str | None:
    if name.casefold() in _LITTER:
        return "left by the operating system"
    if name.startswith(("~$", ".~lock")):
        return "the lock file of an open document"
    if name.startswith(".") or name == "__MACOSX":
        return "hidden"
    return None


def _folder(root: Path) -> Iterator[Discovered]:
    found: list[Discovered] = []

    def refuse(error: OSError) -> None:
        name = _text(os.path.relpath(error.filename or root, root)).replace(os.sep, "/")
        found.append(RefusedFile(name, "the folder cannot be opened"))

    inside = root.resolve()
    for folder, names, files in os.walk(root, onerror=refuse):
        base = Path(folder)
        for name in list(names):
            relative = _text((base / name).relative_to(root).as_posix())
            if reason := _ignored(name):
                found.append(SkippedFile(relative, reason))
                names.remove(name)
            elif (base / name).is_symlink():
                found.append(SkippedFile(relative, "a link to a folder; links are not followed"))
                names.remove(name)
        for name in files:
            relative = _text((base / name).relative_to(root).as_posix())
            found.append(_member_of_folder(relative, base / name, inside))
    yield from sorted(found, key=lambda item: item.relative)


def _member_of_folder(relative: str, path: Path, inside: Path) -> Discovered:
    if reason := _ignored(path.name):
        return SkippedFile(relative, reason)
    if path.is_symlink():
        if not _exists(path):
            return SkippedFile(relative, "a link that leads nowhere")
        target = path.resolve()
        if not target.is_relative_to(inside):
            return SkippedFile(relative, "a link that leads outside the folder given")
        below = target.relative_to(inside)
        if not any(_ignored(part) for part in below.parts):
            reason = f"a link to {_text(below.as_posix())}, which is read under its own name"
            return SkippedFile(relative, reason)
    return _judge(relative, path)


def _judge(relative: str, path: Path) -> Discovered:
    try:
        if not path.is_file():
            return RefusedFile(relative, "not a regular file")
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        return RefusedFile(relative, f"cannot be opened: {error.strerror or 'unknown reason'}")
    return FoundFile(relative, path)


def _unique(item: Discovered, seen: set[Path], limits: Limits) -> Iterator[Discovered]:
    if not isinstance(item, FoundFile):
        yield item
        return
    real = item.path.resolve()
    if real in seen:
        yield SkippedFile(item.relative, "given twice; it is read once")
        return
    seen.add(real)
    if _is_folder_archive(item.path):
        yield from _archive(item, limits)
    else:
        yield item


def _is_folder_archive(path: Path) -> bool:
    extension = path.suffix.lower()
    if extension in _DOCUMENTS:
        return False
    with path.open("rb") as file:
        zipped = file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    return zipped or extension == ".zip"


def _archive(item: FoundFile, limits: Limits) -> Iterator[Discovered]:
    if (size := item.path.stat().st_size) > limits.max_file_bytes:
        reason = f"has {size} bytes; at most {limits.max_file_bytes} are allowed"
        yield RefusedFile(item.relative, reason)
        return
    try:
        with open_archive(item.path, limits) as archive:
            entries = archive.infolist()
    except UnreadableFile as error:
        yield RefusedFile(item.relative, str(error))
        return
    if any(entry.filename == "[Content_Types].xml" for entry in entries):
        yield item
        return
    members = sorted(
        (member_name(entry), number) for number, entry in enumerate(entries) if not entry.is_dir()
    )
    names: set[str] = set()
    for name, number in members:
        relative = f"{item.relative}/{name}"
        if name in names:
            yield RefusedFile(relative, "the archive holds two files of this name")
            continue
        names.add(name)
        yield _member(relative, name, FoundFile(relative, item.path, number), entries[number])


def _member(relative: str, name: str, found: FoundFile, entry: ZipInfo) -> Discovered:
    path = PurePosixPath(name)
    if reason := refusal(entry):
        return RefusedFile(relative, reason)
    for part in path.parts:
        if reason := _ignored(part):
            return SkippedFile(relative, reason)
    if path.suffix.lower() in _ARCHIVES:
        return RefusedFile(relative, "an archive inside an archive; unpack it and give its files")
    return found

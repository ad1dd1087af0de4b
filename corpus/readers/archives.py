"""Zip archives judged before anything in them is expanded."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits

#: Bytes copied at a time out of an archive.
_CHUNK = 1 << 20

#: The shortest entry of a central directory (ZIP specification 6.3.10, 4.3.12), and a generous
#: allowance for its name and extra fields.
_ENTRY_ALLOWANCE = 46 + 1_024

_END = struct.Struct("<4s4H2LH")
_END_64_LOCATOR = struct.Struct("<4sLQL")
_DIRECTORY_SIZE_64 = 40
_UNKNOWN_32 = 0xFFFFFFFF
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"^[A-Za-z]:")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def _directory_bytes(file: BinaryIO) -> int:
    """Return the size of the central directory that the end record announces, 0 if none."""
    file.seek(0, 2)
    size = file.tell()
    start = max(0, size - 65_557)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        return 0
    announced = int(_END.unpack_from(tail, at)[5])
    if announced != _UNKNOWN_32 or at < _END_64_LOCATOR.size:
        return announced
    signature, _, offset, _ = _END_64_LOCATOR.unpack_from(tail, at - _END_64_LOCATOR.size)
    if signature != b"PK\x06\x07":
        return announced
    file.seek(min(offset + _DIRECTORY_SIZE_64, size))
    field = file.read(8)
    return int.from_bytes(field, "little") if len(field) == 8 else announced  # noqa: PLR2004  # a 64-bit field


def open_archive(path: Path, limits: Limits) -> zipfile.ZipFile:
    """Open a zip archive whose announced sizes are within the limits. The caller closes it.

    Raises:
        UnreadableFile: when the archive is damaged.
        LimitExceeded: when it has too many entries or would expand too far.

    """
    with path.open("rb") as file:
        if _directory_bytes(file) > limits.max_archive_entries * _ENTRY_ALLOWANCE:
            message = f"{path.name} lists more than {limits.max_archive_entries} entries"
            raise LimitExceeded(message)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        message = f"{path.name} is a damaged or incomplete zip archive; copy or export it again"
        raise UnreadableFile(message) from error
    try:
        _check_sizes(path, archive.infolist(), limits)
    except LimitExceeded:
        archive.close()
        raise
    return archive


def _check_sizes(path: Path, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.max_archive_entries:
        message = (
            f"{path.name} has {len(entries)} entries; "
            f"at most {limits.max_archive_entries} are allowed"
        )
        raise LimitExceeded(message)
    expanded = sum(entry.file_size for entry in entries)
    if expanded > limits.max_expanded_bytes:
        message = (
            f"{path.name} would expand to {expanded} bytes; "
            f"at most {limits.max_expanded_bytes} are allowed"
        )
        raise LimitExceeded(message)
    ratio = expanded / max(1, path.stat().st_size)
    if expanded > limits.ratio_judged_above and ratio > limits.max_expansion_ratio:
        message = (
            f"{path.name} would expand {ratio:.0f}-fold; "
            f"at most {limits.max_expansion_ratio}-fold is allowed"
        )
        raise LimitExceeded(message)


def check_office_archive(path: Path, limits: Limits) -> frozenset[str]:
    """Check an Office file before a library opens it, and return the names inside.

    Raises:
        UnreadableFile: when the archive is damaged, or a part declares a document type (no
            Office program writes one; it is how XML bombs are made).
        LimitExceeded: when the archive has too many entries or would expand too far.

    """
    with open_archive(path, limits) as archive:
        names = frozenset(archive.namelist())
        for entry in archive.infolist():
            if not entry.filename.endswith((".xml", ".rels")):
                continue
            try:
                with archive.open(entry) as part:
                    start = part.read(2_048)
            except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as error:
                message = f"{path.name} holds a damaged part; open and save it again"
                raise UnreadableFile(message) from error
            except NotImplementedError as error:
                message = f"{path.name} is compressed by a method that is not supported"
                raise UnreadableFile(message) from error
            if _DOCTYPE.search(start):
                message = f"{path.name} declares XML entities, which no Office program writes"
                raise UnreadableFile(message)
    return names


def member_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry as its author wrote it, with forward slashes.

    Archives made on macOS and Linux hold UTF-8 names without saying so.
    """
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAMES:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return name.replace("\\", "/")


def refusal(entry: zipfile.ZipInfo) -> str | None:
    """Say why an entry may not be expanded, or ``None``."""
    name = member_name(entry)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
        return "its name points outside the archive"
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted; unpack the archive with its password first"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a symbolic link"
    return None


def _check_written(name: str, written: int, limits: Limits) -> None:
    if written > limits.max_file_bytes:
        message = f"{name} is larger than {limits.max_file_bytes} bytes"
        raise LimitExceeded(message)


def expand(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, limits: Limits) -> None:
    """Write one entry to ``target``, trusting no announced size.

    Raises:
        UnreadableFile: when the entry is damaged or compressed by an unsupported method.
        LimitExceeded: when it grows beyond the limit for a file.

    """
    name = member_name(entry)
    written = 0
    try:
        with archive.open(entry) as source, target.open("wb") as sink:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                _check_written(name, written, limits)
                sink.write(chunk)
    except NotImplementedError as error:
        message = f"{name} is compressed by a method that is not supported; pack it as plain zip"
        raise UnreadableFile(message) from error
    except LimitExceeded:
        raise
    except Exception as error:
        # zlib, bz2, lzma and zipfile each raise their own classes for damaged streams
        message = f"{name} is damaged inside its archive; pack it again"
        raise UnreadableFile(message) from error

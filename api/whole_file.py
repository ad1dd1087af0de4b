"""Writes a file whole or not at all, and names it as it was asked for where that fails."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file beside its place, put it there, and return the place.

    What is there and is no file, such as a device, is written to as it is.

    Raises:
        OSError: naming the target, whichever file the system refused.

    """
    partial = target.with_name(target.name + ".partial")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return target
        partial.write_bytes(content)
        return partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise OSError(error.errno, error.strerror, str(target)) from error

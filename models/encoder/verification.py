"""Checks weights against their checksum, and remembers which files it has checked.

Reading 438 MB only to add them up costs about a third of a second at every start. A file that was
checked once is therefore recognised by its path, device, inode, size and times of content and of
change, as a backup program recognises unchanged files. Replacing a file changes its inode, writing
into it changes the time of change, which no ordinary program can set back; so a note protects
against another version and against damage by programs, as the checksum does, but neither protects
against somebody who may write into the installation: he could as well change this code. Damage by
the disk itself is noticed only by a full check, which deleting the notes brings about.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from models.encoder.bases import Base
from models.encoder.parameters import verify_weights

#: A file changed less than so many seconds ago is not noted: it may change again within the
#: resolution of the clock that stamps it.
_SETTLED = 2.0


@dataclass(frozen=True)
class RememberedChecks:
    """Checks files, and keeps notes of what was found in a folder; without one it checks always."""

    folder: Path | None = None

    def __call__(self, path: Path, base: Base) -> None:
        """Check a weights file against the checksum its base must have.

        Raises:
            UnverifiedWeights: when the file is missing or has another SHA-256.

        """
        before = _stamp(path)
        if before and self._noted(path) == {**before, "sha256": base.sha256}:
            return
        verify_weights(path, base)
        if before and time.time() - path.stat().st_ctime > _SETTLED:
            self._note(path, {**before, "sha256": base.sha256})

    def _place(self, path: Path) -> Path | None:
        name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
        return self.folder / f"{name}.json" if self.folder else None

    def _noted(self, path: Path) -> object:
        place = self._place(path)
        try:
            return json.loads(place.read_text(encoding="utf-8")) if place else None
        except (OSError, ValueError):
            return None

    def _note(self, path: Path, note: dict[str, int | str]) -> None:
        place = self._place(path)
        if place is None:
            return
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=place.parent, delete=False) as stream:
                json.dump(note, stream)
            Path(stream.name).replace(place)
        except OSError:
            return  # a home that cannot be written only means checking again next time


def _stamp(path: Path) -> dict[str, int | str]:
    """Return what changes when a file does; nothing for a file that is not there."""
    try:
        found = path.stat()
    except OSError:
        return {}
    return {
        "device": found.st_dev,
        "inode": found.st_ino,
        "size": found.st_size,
        "content_changed": found.st_mtime_ns,
        "changed": found.st_ctime_ns,
    }

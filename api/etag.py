"""Entity tags: one an edition and version of this code, since both decide the bytes sent."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from intelligence.edition import Manifest

_SUFFIXES = {".py", ".html", ".css", ".svg"}


def etag(manifest: Manifest, *facts: object) -> str:
    """Return a weak tag of an edition and of the further facts that an answer shows."""
    parts = [str(manifest.number), manifest.fingerprint, code_digest(), *map(str, facts)]
    return f'W/"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of the code and templates that make answers; read once a process."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for folder in (here, here.parent / "reports"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                digest.update(path.relative_to(here.parent).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()

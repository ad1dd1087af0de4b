"""A row or file that could not be read, kept with the reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """What was not read: ``row`` is 1-based, ``None`` for a whole file; excerpt <= 500 chars."""

    file: str
    row: int | None
    reason: str
    excerpt: str = ""

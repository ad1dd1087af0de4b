"""A curation log in memory, as the web application sees it."""

from __future__ import annotations

from typing import Any

from api.curating import Note
from corpus.errors import CurationConflict
from intelligence.curation.entries import Entry
from intelligence.errors import UnknownTheme


class MemoryCuration:
    """Keeps decisions in their order; only themes that begin with ``T-`` exist."""

    def __init__(self, *decisions: Any) -> None:
        self._entries: list[Entry] = []
        for decision in decisions:
            self.append(decision, Note("pmo", "clearer", "2026-09-30T10:00:00+00:00"))

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def append(
        self, decision: Any, note: Note, expected: int | None = None, *, wide: bool = False
    ) -> Entry:
        self.wide = wide
        last = len(self._entries)
        if expected not in {None, last}:
            message = f"the curation log has {last} entries, {expected} were expected"
            raise CurationConflict(message, expected=expected, found=last)
        theme = getattr(decision, "theme", "T-")
        if not str(theme).startswith("T-"):
            raise UnknownTheme("there is no such theme")
        at = note.at or "2026-10-01T10:00:00+00:00"
        entry = Entry(last + 1, f"{last + 1:016x}", at, note.who, note.why, decision)
        self._entries.append(entry)
        return entry

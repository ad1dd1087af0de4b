"""Decisions that do not apply any more, told and never passed over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intelligence.curation.entries import Entry


class Reason(StrEnum):
    """Why an entry, or a part of it, does not apply."""

    NO_THEME = "the theme does not exist any more"
    MERGED_AWAY = "the theme was merged into another"
    NO_FINDING = "findings do not exist any more"
    ELSEWHERE = "findings are not the theme's any more"
    NOTHING_FOUND = "nothing in the portfolio matches"
    PINNED = "findings are pinned"
    NO_ENTRY = "there is no such entry in force"
    TAKEN = "the id of the new theme is taken"
    EMPTY_PART = "a part would be without findings"
    ITSELF = "a theme cannot be merged into itself"
    SAME_NAME = "another theme has the same name"


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry that did not apply, whole or in part.

    ``partly`` says that the rest of it was applied. ``count`` tells of how many findings, where it
    is about findings. No words of anybody are in it.
    """

    sequence: int
    entry_id: str
    action: str
    theme_id: str | None
    reason: Reason
    partly: bool = False
    count: int = 0


def conflict(
    entry: Entry,
    reason: Reason,
    theme_id: str | None = None,
    *,
    partly: bool = False,
    count: int = 0,
) -> Conflict:
    """Return the conflict of an entry."""
    action = entry.decision.action
    return Conflict(entry.sequence, entry.id, action, theme_id, reason, partly, count)

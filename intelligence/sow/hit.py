"""What a detector returns: the words met, why they matter, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from intelligence.sow.passage import PassageKind


@dataclass(frozen=True, slots=True)
class Hit:
    """``words[start:end]`` of a reading made the statement a passage of ``kind``."""

    kind: PassageKind
    start: int
    end: int
    why: str
    rewrite: str
    confidence: float


def replaced(words: str, start: int, end: int, instead: str) -> str:
    """Return the sentence with ``[start, end)`` written anew, spaces and commas kept tidy.

    >>> replaced("Reply as soon as possible.", 6, 25, "within [number] days")
    'Reply within [number] days.'
    >>> replaced("Help as required.", 5, 16, ", up to [number] hours,")
    'Help, up to [number] hours.'
    """
    before, after = words[:start].rstrip(), words[end:].lstrip()
    if not after or after[0] in ".,;:!?)":
        instead = instead.rstrip(",")
    glue = "" if not before or not instead or instead.startswith((",", ";")) else " "
    space = "" if not after or after[0] in ".,;:!?)" else " "
    return f"{before}{glue}{instead}{space}{after}".strip()


def extended(words: str, addition: str) -> str:
    """Return the sentence with an addition before its full stop.

    >>> extended("The portal is robust.", ", where X means [Y]")
    'The portal is robust, where X means [Y].'
    """
    return f"{words.rstrip(' .;:,')}{addition}."

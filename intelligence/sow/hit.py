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

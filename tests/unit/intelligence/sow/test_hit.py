"""What a detector returns."""

from __future__ import annotations

from intelligence.sow.hit import Hit
from intelligence.sow.passage import PassageKind


def test_hit_cannot_be_changed_and_is_told_apart_by_all_that_it_says() -> None:
    hit = Hit(PassageKind.VAGUE_TERM, 0, 4, "why", "rewrite", 0.5)
    assert hit == Hit(PassageKind.VAGUE_TERM, 0, 4, "why", "rewrite", 0.5)
    assert hit != Hit(PassageKind.VAGUE_TERM, 0, 4, "why", "another", 0.5)

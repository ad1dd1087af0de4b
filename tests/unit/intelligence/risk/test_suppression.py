"""Wording that shall not be told of again."""

from __future__ import annotations

from intelligence.risk.suppression import wording_digest


def test_digest_knows_kind_and_words_but_neither_spaces_nor_capitals() -> None:
    told = wording_digest("vague_term", "Reports are\n timely.")
    assert told == wording_digest("vague_term", "reports ARE timely.")
    assert told != wording_digest("open_ended", "reports are timely.")
    assert told != wording_digest("vague_term", "reports are prompt.")
    assert "reports" not in told

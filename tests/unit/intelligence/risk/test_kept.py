"""What of a risk check is kept without its text."""

from __future__ import annotations

import json
from typing import Any

from intelligence.risk.kept import digested, without_words
from intelligence.risk.suppression import wording_digest

PAYLOAD: dict[str, Any] = {
    "edition": 3,
    "passages": [
        {
            "start": 4,
            "end": 20,
            "kind": "vague_term",
            "text": "quokka screens",
            "why": "says quokka",
            "rewrite": "a [number] of quokka",
            "past": [{"text": "the past stays"}],
        }
    ],
    "missing_sections": [{"section": "exclusions", "why": "general", "rewrite": "Not included: …"}],
    "themes": [
        {
            "name": "Theme",
            "reasons": [
                {"kind": "text", "value": "quokka screens", "words": "quokka", "odds": 2.0},
                {"kind": "attribute", "value": "Pune Centre", "words": "team Pune", "odds": 1.5},
            ],
        }
    ],
}


def test_nothing_of_the_text_is_kept_and_everything_else_is() -> None:
    kept = without_words(digested(PAYLOAD))
    assert "quokka" not in json.dumps(kept)
    assert (kept["passages"][0]["start"], kept["passages"][0]["end"]) == (4, 20)
    assert kept["passages"][0]["past"] == [{"text": "the past stays"}]
    assert kept["themes"][0]["reasons"][0]["odds"] == 2.0
    assert kept["themes"][0]["reasons"][1] == PAYLOAD["themes"][0]["reasons"][1]
    assert kept["missing_sections"][0]["rewrite"] == "Not included: …"


def test_a_passage_can_still_be_decided_on_by_its_digest() -> None:
    kept = without_words(digested(PAYLOAD))
    assert kept["passages"][0]["digest"] == wording_digest("vague_term", "Quokka Screens")
    assert kept["missing_sections"][0]["digest"] == wording_digest("missing_section", "exclusions")

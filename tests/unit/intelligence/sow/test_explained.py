"""What is said of a statement in which no rule found its words."""

from __future__ import annotations

import pytest

from intelligence.sow.explained import explained
from intelligence.sow.judge import JUDGED, packaged_judge
from intelligence.sow.passage import PassageKind


@pytest.mark.parametrize("kind", JUDGED)
@pytest.mark.parametrize("words", ["After that we stay around for questions.", "Data", "..."])
def test_each_kind_has_a_trigger_inside_a_reason_and_a_blank(kind: PassageKind, words: str) -> None:
    hit = explained(words, kind, packaged_judge(), 0.7)
    assert 0 <= hit.start < hit.end <= len(words)
    assert words[hit.start : hit.end] in hit.why
    assert "[" in hit.rewrite
    assert hit.confidence == 0.7

from __future__ import annotations

import pytest

from models.naming.participles import participle


@pytest.mark.parametrize(
    ("verb", "tag", "expected"),
    [
        ("forgot", "VBD", "forgotten"),
        ("tested", "VBD", "tested"),
        ("take", "VB", "taken"),
        ("skips", "VBZ", "skipped"),
        ("tries", "VBZ", "tried"),
        ("misses", "VBZ", "missed"),
        ("agree", "VBP", "agreed"),
        ("deploy", "VB", "deployed"),
        ("broken", "VBN", "broken"),
        ("need", "VB", "needed"),
        ("gives", "VBZ", "given"),
    ],
)
def test_participle_of_each_form(verb: str, tag: str, expected: str) -> None:
    assert participle(verb, tag) == expected

"""The whole check."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from intelligence.sow.wording import check_wording
from models.segmentation import RuleSegmenter
from tests.fakes.statements import passages

TEXT = """1. Scope
The Supplier will provide a user-friendly portal and any other services required by the
Client.\tReports will be TBD.
2. Client responsibilities
The Client shall:
- test data will be delivered by 3 May
"""


def test_passages_are_verbatim_and_by_place() -> None:
    found = passages(TEXT)
    assert {one.kind for one in found} >= {PassageKind.VAGUE_TERM, PassageKind.OPEN_ENDED}
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert TEXT[one.start : one.end] == one.text
        assert one.start <= one.trigger[0] < one.trigger[1] <= one.end
        assert 0 < one.confidence <= 1
        assert "[" in one.rewrite


def test_emoji_before_a_passage_do_not_move_it() -> None:
    text = "\U0001f600\U0001f600 Go! The Supplier delivers a user-friendly portal."
    (found,) = passages(text)
    assert text[slice(*found.trigger)] == "user-friendly"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\r\n ",
        "a" * 1_000_000,
        "_" * 1_000_000,
        "[" * 300_000,
        "[(" * 100_000 + ")]" * 100_000,
        "| " * 200_000,
        "will be " * 50_000,
        "TBD " * 20_000,
        "until the " * 20_000,
        "\U0001f600" * 10_000,
        "\x00\ufffe" * 1000,
    ],
)
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    found = check_wording(text, RuleSegmenter())
    assert found.missing == ()

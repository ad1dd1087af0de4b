"""Whatever the text, the check answers, with spans that hold, twice the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.sow.language import looks_english
from intelligence.sow.wording import check_wording
from models.segmentation import RuleSegmenter

WORDS = st.sampled_from(
    [
        "The Supplier",
        "will provide",
        "any other",
        "reports",
        "TBD",
        "____",
        "etc.",
        "user-\nfriendly",
        "to the Client's satisfaction",
        "12 days",
        "14 days",
        "|",
        "\t",
        "\r\n",
        "\n- ",
        "[insert]",
        "as required",
        "Scope",
        "1.",
        ";",
        "not",
        "is to be arranged",
        "\u201cquoted",
        "\u201d",
        "Annex B",
        "\u00a0",
        "\U0001f600",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_hold_and_are_ordered_and_the_answer_is_the_same_twice(text: str) -> None:
    found = check_wording(text, RuleSegmenter())
    assert found == check_wording(text, RuleSegmenter())
    assert [one.start for one in found.passages] == sorted(one.start for one in found.passages)
    for one in found.passages:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.start <= one.trigger[0] < one.trigger[1] <= one.end
        assert 0 < one.confidence <= 1
        assert one.why
        assert one.rewrite
        if one.conflicts_with:
            start, end = one.conflicts_with
            assert 0 <= start < end <= len(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_told_to_be_english_or_not(text: str) -> None:
    assert looks_english(text) in {True, False}

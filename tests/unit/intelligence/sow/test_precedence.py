"""Which document prevails."""

from __future__ import annotations

from intelligence.sow.precedence import opposed, prevailing


def test_two_documents_cannot_prevail_over_each_other() -> None:
    one, other, third = (
        prevailing(words)
        for words in (
            "If the annexes deviate from this document, the annexes rule.",
            "This document has priority over its annexes.",
            "This statement of work takes precedence over the master agreement.",
        )
    )
    assert opposed(one, other)
    assert not opposed(other, third)
    assert not opposed(one, None)


def test_document_that_prevails_over_no_one_named_prevails_over_all() -> None:
    named = prevailing("This statement of work takes precedence over the master agreement.")
    alone = prevailing("In the event of a conflict, the master agreement prevails.")
    drawings = prevailing("Where they differ, the drawings prevail.")
    assert opposed(named, alone)
    # Neither says over which: they may rank below what nobody named.
    assert not opposed(alone, drawings)


def test_latter_is_the_one_named_last() -> None:
    told = prevailing("If this contract and the framework differ, the latter prevails.")
    assert told == ("framework", frozenset({"this"}))
    assert prevailing("The bank governs the portal.") is None


def test_order_that_is_listed_and_a_document_that_is_followed_are_told() -> None:
    ordered = prevailing(
        "The documents apply in this order: (1) this SOW, (2) the Master Agreement."
    )
    assert ordered == ("this", frozenset({"framework"}))
    followed = prevailing("Where drawings and specification differ, follow the specification.")
    assert followed == ("specification", frozenset({"drawings"}))

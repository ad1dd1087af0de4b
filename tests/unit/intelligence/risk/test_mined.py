"""Groups of advice: what speaks for them, how often they were said, and where."""

import pytest

from intelligence.risk import mined
from intelligence.risk.mined import MinedAdvice, mined_advice
from intelligence.risk.said import said_in
from tests.fakes.advice import Note, advice_tables
from tests.fakes.embedders import WordEmbedder

REHEARSE = "Rehearse the cutover twice with a stopwatch."
AGAIN = "Rehearse the whole cutover twice with a stopwatch."
SHADOW = "Let support staff shadow the builders for four weeks."


def _mined(*notes: Note) -> MinedAdvice:
    said = said_in(advice_tables(*notes))
    texts = sorted({one.text for one in said})
    vectors = dict(zip(texts, WordEmbedder().embed(texts), strict=True))
    return mined_advice("theme-cut", said, vectors, 0.8)


def test_advice_that_says_the_same_is_counted_together() -> None:
    found = _mined(
        Note([("recommendation", REHEARSE)], engagement="P1", customer="C1"),
        Note([("recommendation", AGAIN)], engagement="P2", customer="C1", type="ERP"),
        Note([("recommendation", SHADOW)], engagement="P3", customer="C3"),
    ).mitigations
    assert [one.words in {REHEARSE, AGAIN} for one in found] == [True, False]
    first = found[0]
    assert (first.documents, first.engagements, first.customers) == (2, 2, 1)
    assert first.source == "recommended"
    assert {quote.text for quote in first.quotes} == {REHEARSE, AGAIN}
    assert first.quotes[0].text == first.words
    assert first.quotes[0].similarity == pytest.approx(1.0, abs=1e-4)


def test_fifty_documents_of_one_engagement_are_one_piece_of_evidence() -> None:
    notes = [Note([("recommendation", REHEARSE)], engagement="P1") for _ in range(5)]
    twice = [Note([("recommendation", SHADOW)], engagement=name) for name in ("P2", "P3")]
    found = _mined(*notes, *twice).mitigations
    assert [one.words for one in found] == [SHADOW, REHEARSE]
    assert [(one.documents, one.engagements) for one in found] == [(2, 2), (5, 1)]


def test_of_equal_evidence_the_latest_is_first() -> None:
    found = _mined(
        Note([("recommendation", REHEARSE)], engagement="P1", date="2024-03-01"),
        Note([("recommendation", SHADOW)], engagement="P2", date="2026-03-01"),
        Note([("recommendation", "Publish the runbook in the portal early.")], date=None),
    ).mitigations
    assert [one.words for one in found][:2] == [SHADOW, REHEARSE]


def test_recommended_and_resolved_are_told_apart() -> None:
    found = _mined(
        Note([("recommendation", REHEARSE)]),
        Note([("resolution", "Rehearse the cutover twice with a clock.")]),
    ).mitigations
    assert {one.source for one in found} == {"recommended", "resolved"}


def test_words_without_names_speak_for_a_group() -> None:
    named = "Rehearse the cutover twice with Marlene and a stopwatch."
    found = _mined(
        Note([("recommendation", named)], engagement="P1"),
        Note([("recommendation", named)], engagement="P2"),
        Note([("recommendation", REHEARSE)], engagement="P3"),
    ).mitigations
    assert [one.words for one in found] == [REHEARSE]


def test_a_group_in_which_nothing_stands_alone_is_left_out_and_counted() -> None:
    found = _mined(Note([("recommendation", "Review it every second Friday with the board.")]))
    assert found.mitigations == ()
    assert found.unclear == 1


def test_contexts_count_engagements_and_the_commonest_is_first() -> None:
    notes = [
        Note([("recommendation", REHEARSE)], engagement="P1", type="ERP", phase="Test"),
        Note([("recommendation", REHEARSE)], engagement="P1", type="ERP", phase="Build"),
        Note([("recommendation", REHEARSE)], engagement="P2", type="Cloud", phase="Build"),
        Note([("recommendation", REHEARSE)], engagement="P3", type="Cloud", phase="Unknown"),
    ]
    assert _mined(*notes).mitigations[0].contexts == (
        ("engagement_type", "Cloud", 2),
        ("engagement_type", "ERP", 1),
        ("phase", "Build", 2),
        ("phase", "Test", 1),
    )


def test_documents_without_an_engagement_are_no_independent_evidence_but_are_told() -> None:
    found = _mined(
        Note([("recommendation", REHEARSE)], engagement=None, customer=None),
        Note([("recommendation", REHEARSE)], engagement=None, customer=None),
    ).mitigations[0]
    assert (found.documents, found.engagements, found.customers) == (2, 0, 0)
    assert found.quotes[0].engagement is None


def test_quotes_are_of_different_engagements_while_there_are_any() -> None:
    notes = [Note([("recommendation", REHEARSE)], engagement="P1") for _ in range(3)]
    found = _mined(*notes, Note([("recommendation", AGAIN)], engagement="P2")).mitigations[0]
    assert {quote.engagement for quote in found.quotes[:2]} == {"P1", "P2"}


def test_statements_beyond_the_bound_are_counted_and_are_the_oldest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mined, "MOST_GROUPED", 1)
    found = _mined(
        Note([("recommendation", REHEARSE)], date="2024-01-01"),
        Note([("recommendation", SHADOW)], date="2026-01-01"),
    )
    assert [one.words for one in found.mitigations] == [SHADOW]
    assert found.left_out == 1

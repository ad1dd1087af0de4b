"""The risk check of an offer, drawn from its parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intelligence.edition import Edition
from intelligence.errors import InvalidOffer
from intelligence.risk.checker import MOST_PLACED, Checker, CheckTools
from intelligence.risk.offer import Offer
from intelligence.risk.offer_text import MOST_CHARACTERS, MOST_STATEMENTS, MOST_WORDS
from intelligence.risk.signed_texts import MOST_SPEAKING
from intelligence.risk.suppression import wording_digest
from models.segmentation import RuleSegmenter
from tests.fakes.editions import empty_edition, fake_edition
from tests.fakes.embedders import WordEmbedder

TEXT = (
    "Statement of work for the renewal of the ledger. The Supplier migrates the general ledger. "
    "The number of interfaces is to be agreed. All other tasks are carried out as required. "
    "Test data will be provided before the start of the tests. The portal is user-friendly. "
    "The Client pays for the work when it is complete. The Supplier trains the users."
)


def _tools() -> CheckTools:
    return CheckTools(RuleSegmenter(), WordEmbedder(), WordEmbedder(), WordEmbedder())


def test_check_has_every_theme_in_order_with_evidence_that_is_verbatim() -> None:
    edition = fake_edition()
    check = Checker(edition, _tools()).check(Offer(TEXT, {"engagement_type": "ERP rollout"}))
    chances = [one.risk.probability for one in check.themes]
    assert chances == sorted(chances, reverse=True)
    known = edition.tables["themes"]
    assert {one.risk.theme_id for one in check.themes} <= set(known["theme_id"])
    texts = dict(
        zip(
            edition.tables["documents"]["document_uid"],
            edition.tables["documents"]["text"],
            strict=True,
        )
    )
    quotes = [quote for one in check.themes for quote in one.evidence]
    assert quotes
    for quote in quotes:
        assert texts[quote.document_uid][quote.start : quote.end] == quote.text
    assert check.edition == edition.number


def test_passages_are_words_of_the_text_and_accepted_ones_say_why() -> None:
    checker = Checker(fake_edition(), _tools())
    passages = checker.check(Offer(TEXT)).passages
    assert passages
    for one in passages:
        assert TEXT[one.passage.start : one.passage.end] == one.passage.text
        assert one.suppressed is None
    first = passages[0].passage
    accepted = {wording_digest(first.kind, first.text): "agreed with their lawyer"}
    again = checker.check(Offer(TEXT), suppressed=accepted).passages
    assert again[0].suppressed == "agreed with their lawyer"
    assert [one.passage for one in again] == [one.passage for one in passages]


def test_of_a_text_in_two_languages_the_english_part_is_checked_at_its_place() -> None:
    german = (
        "Der Auftragnehmer liefert die Leistungen, die in der Anlage beschrieben sind, und der "
        "Auftraggeber nimmt sie nach Bedarf ab, sobald sie ihm angezeigt werden. "
    ) * 2
    checker = Checker(fake_edition(), _tools())
    text = f"{german}\n\n{TEXT}"
    check = checker.check(Offer(text))
    shift = len(german) + 2
    alone = [one.passage for one in checker.check(Offer(TEXT)).passages]
    assert [(one.passage.start - shift, one.passage.text) for one in check.passages] == [
        (one.start, one.text) for one in alone
    ]
    assert check.offer.text == text
    assert any("is not in English" in note for note in check.notes)


def test_same_offer_gives_the_same_check() -> None:
    offer = Offer(TEXT, {"team": "Atlas"}, planned_hours=900, contingency=5)
    checker = Checker(fake_edition(), _tools())
    assert checker.check(offer) == checker.check(offer)
    assert Checker(fake_edition(), _tools()).check(offer) == checker.check(offer)


def test_words_of_an_offer_are_embedded_by_the_encoder_that_keeps_nothing() -> None:
    tools = _tools()
    Checker(fake_edition(), tools).check(Offer(TEXT))
    assert isinstance(tools.remembered, WordEmbedder)
    kept = {text for call in tools.remembered.asked for text in call}
    assert not any("general ledger" in text for text in kept)


def test_only_passages_are_embedded_where_no_text_was_signed_for_and_else_every_statement() -> None:
    edition = fake_edition()
    without = _tools()
    check = Checker(edition, without).check(Offer(TEXT))
    assert _embedded(without) == {one.passage.text for one in check.passages}
    tables = dict(edition.tables)
    tables["engagements"] = tables["engagements"].assign(scope="The Supplier moves the ledger.")
    signed = _tools()
    Checker(Edition(edition.manifest, tables), signed).check(Offer(TEXT))
    assert _embedded(signed) > _embedded(without)
    assert "The Supplier trains the users." in _embedded(signed)


def test_of_a_long_text_a_fixed_number_of_statements_and_the_surest_passages_are_embedded() -> None:
    edition = fake_edition()
    tables = dict(edition.tables)
    tables["engagements"] = tables["engagements"].assign(scope="The Supplier moves the ledger.")
    report = "The Supplier delivers report {} of the ledger to the Client."
    vague = "The number of interfaces of system {} is to be agreed."
    told = [one.format(place) for place in range(2 * MOST_SPEAKING) for one in (report, vague)]
    tools = _tools()
    check = Checker(Edition(edition.manifest, tables), tools).check(Offer("\n\n".join(told)))
    embedded = _embedded(tools)
    assert len(embedded) == MOST_SPEAKING + MOST_PLACED
    assert len(check.passages) > MOST_SPEAKING + MOST_PLACED
    assert any(
        f"{MOST_SPEAKING} of its {len(told)} statements, drawn by lot" in note
        for note in check.notes
    )


def _embedded(tools: CheckTools) -> set[str]:
    assert isinstance(tools.fresh, WordEmbedder)
    return {text for call in tools.fresh.asked for text in call}


def test_notes_say_what_the_check_rests_on_and_what_was_said_of_the_offer() -> None:
    notes = Checker(fake_edition(), _tools()).check(Offer(TEXT), ("the team is new",)).notes
    assert notes[0].startswith("60 engagements of")
    assert "the team is new" in notes
    assert any("short for a statement of work" in note for note in notes)


def test_a_text_of_fewer_than_three_statements_says_nothing_of_chances() -> None:
    edition = fake_edition()
    tables = dict(edition.tables)
    tables["engagements"] = tables["engagements"].assign(scope="The Supplier moves the ledger.")
    checker = Checker(Edition(edition.manifest, tables), _tools())
    told = [
        checker.check(Offer(text))
        for text in ("- of the and to in", "The Supplier moves what is to be moved of the ledger.")
    ]
    assert [one.risk.probability for one in told[0].themes] == [
        one.risk.probability for one in told[1].themes
    ]
    assert any("too few to tell" in note for note in told[1].notes)


def test_edition_of_nothing_gives_a_check_of_nothing() -> None:
    check = Checker(empty_edition(), _tools()).check(Offer(TEXT))
    assert (check.themes, check.similar) == ((), ())
    assert check.passages


def test_themes_without_a_past_engagement_have_no_chance() -> None:
    """Three notes of no engagement made every theme of the taxonomy 50 % likely."""
    edition = fake_edition()
    tables = {**edition.tables, "engagements": edition.tables["engagements"].iloc[:0]}
    check = Checker(replace(edition, tables=tables), _tools()).check(Offer(TEXT))
    assert check.themes == ()
    assert check.notes[0] == "no past engagement is known, so nothing can be said of what to fear"
    assert check.passages


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n\t", "the text is empty"),
        ("word " * (MOST_CHARACTERS // 5 + 1), "1,000,005 characters; at most 1,000,000 are"),
        ("1 " * (MOST_WORDS + 1), "250,001 words and marks; at most 250,000 are checked"),
        ("The Client pays.\n\n" * (MOST_STATEMENTS + 1), "25,001 statements; at most 25,000 are"),
        (
            "Der Auftragnehmer liefert die Schnittstellen, die für den Betrieb der Anlage nötig "
            "sind, und der Kunde nimmt das Werk nach den Regeln dieses Vertrags ab. " * 4,
            "does not seem to be English",
        ),
    ],
)
def test_text_that_cannot_be_checked_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(InvalidOffer, match=words) as raised:
        Checker(fake_edition(), _tools()).check(Offer(text))
    assert "\n" not in str(raised.value)

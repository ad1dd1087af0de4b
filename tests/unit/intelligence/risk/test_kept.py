"""What of a risk check is kept without its text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from intelligence.errors import InvalidOffer
from intelligence.risk.kept import (
    kept_payload,
    shown_payload,
    with_suppressions,
    with_words,
)
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import PassageFound, RiskCheck, SectionMissed
from intelligence.risk.suppression import MISSING, older_digest, wording_digest
from intelligence.sow.passage import MissingSection, Passage, PassageKind, Section

TEXT = "All quokka screens are user friendly."
PASSAGE = Passage(
    4, 36, TEXT[4:36], PassageKind.VAGUE_TERM, "says it", "name a measure", 0.9, (22, 35)
)
CHECK = RiskCheck(
    3,
    Offer(TEXT),
    (),
    (PassageFound(PASSAGE, ()),),
    (SectionMissed(MissingSection(Section.EXCLUSIONS, "no words", "Not included: …", 0.8), ()),),
    (),
    (),
)


def test_words_are_shown_to_whoever_gave_them_and_kept_only_when_asked_for() -> None:
    assert "quokka" in json.dumps(shown_payload(CHECK))
    assert "quokka" in json.dumps(kept_payload(CHECK, keep_text=True))
    kept = kept_payload(CHECK, keep_text=False)
    assert "quokka" not in json.dumps(kept)
    assert (kept["passages"][0]["start"], kept["passages"][0]["end"]) == (4, 36)


def test_a_wording_can_be_decided_on_by_its_digest_although_it_was_not_kept() -> None:
    for payload in (kept_payload(CHECK, keep_text=False), shown_payload(CHECK)):
        digest = payload["passages"][0]["digest"]
        assert digest == wording_digest("vague_term", "QUOKKA screens are user friendly")
        (missing,) = payload["missing_sections"]
        assert missing["digest"] == wording_digest(MISSING, "exclusions")


def test_what_is_accepted_now_stands_in_place_of_what_was_when_the_check_was_drawn() -> None:
    accepted = replace(CHECK, passages=(PassageFound(PASSAGE, (), "taken back since"),))
    kept = kept_payload(accepted, keep_text=False)
    section = wording_digest(MISSING, "exclusions")
    told = with_suppressions(kept, {section: "in the frame contract"})
    assert told["passages"][0]["suppressed"] is None
    assert told["missing_sections"][0]["suppressed"] == "in the frame contract"
    assert kept["passages"][0]["suppressed"] == "taken back since"


def test_a_wording_is_accepted_by_any_digest_that_it_has_or_had() -> None:
    passage = replace(PASSAGE, text="4.2 The screens are user friendly.")
    check = replace(CHECK, passages=(PassageFound(passage, ()),))
    old, new = (make("vague_term", passage.text) for make in (older_digest, wording_digest))
    assert old != new
    for digest in (old, new):
        for keep_text in (True, False):
            kept = kept_payload(check, keep_text=keep_text)
            (one,) = with_suppressions(kept, {digest: "agreed"})["passages"]
            assert one["suppressed"] == "agreed"
    of_before = kept_payload(check, keep_text=True)
    of_before["passages"][0].pop("older_digest")
    of_before["passages"][0]["digest"] = old
    assert with_suppressions(of_before, {new: "agreed"})["passages"][0]["suppressed"] == "agreed"


def test_digests_follow_the_words_and_not_their_place() -> None:
    moved = replace(PASSAGE, start=104, end=136)
    other = replace(CHECK, passages=(PassageFound(moved, ()),))
    assert (
        shown_payload(other)["passages"][0]["digest"]
        == (shown_payload(CHECK)["passages"][0]["digest"])
    )


def test_the_same_text_given_again_shows_its_words_and_what_was_said_of_them() -> None:
    kept, drawn = kept_payload(CHECK, keep_text=False), kept_payload(CHECK, keep_text=True)
    told = with_words(kept, TEXT, drawn)["passages"][0]
    assert (told["text"], told["why"], told["rewrite"]) == (TEXT[4:36], "says it", "name a measure")
    assert with_words(kept, TEXT)["passages"][0]["why"] == ""
    other = {**drawn, "passages": [{**drawn["passages"][0], "digest": "of another wording"}]}
    assert with_words(kept, TEXT, other)["passages"][0]["why"] == ""


def test_a_check_kept_with_the_digest_of_before_shows_what_was_said_of_its_words() -> None:
    numbered = replace(PASSAGE, start=0, text="(a) As needed.", end=14)
    check = replace(CHECK, passages=(PassageFound(numbered, ()),))
    kept, drawn = kept_payload(check, keep_text=False), kept_payload(check, keep_text=True)
    (one,) = kept["passages"]
    assert one["older_digest"] == older_digest("vague_term", "(a) As needed.") != one["digest"]
    before = {name: value for name, value in one.items() if name != "older_digest"}
    before["digest"] = one["older_digest"]
    told = with_words({**kept, "passages": [before]}, TEXT, drawn)["passages"][0]
    assert told["why"] == "says it"
    assert "older_digest" not in kept_payload(CHECK, keep_text=False)["passages"][0]


def test_another_text_shows_nothing() -> None:
    with pytest.raises(InvalidOffer, match="not the text that was checked"):
        with_words(kept_payload(CHECK, keep_text=False), TEXT + " ")

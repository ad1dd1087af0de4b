"""Offers and checks as HTTP writes them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from api.check_ports import ShownCheck
from api.schemas.checks import NewCheck, OfferGiven, listed, shaped
from intelligence.edition import ATTRIBUTES
from intelligence.risk.kept import shown_payload
from tests.fakes.risk_checks import rich_check


def test_every_attribute_of_an_engagement_can_be_given() -> None:
    asked = OfferGiven(**dict.fromkeys(ATTRIBUTES, "x")).asked("text")  # type: ignore[arg-type]
    assert asked.given == dict.fromkeys(ATTRIBUTES, "x")
    assert asked.text == "text"


def test_zero_character_that_no_database_keeps_leaves_offsets_as_they_are() -> None:
    asked = NewCheck(text="a\x00b").asked("a\x00b")
    assert asked.text == "a\ufffdb"


def test_field_that_is_not_known_or_out_of_range_is_refused() -> None:
    for wrong in ({"text": ""}, {"text": "x", "confidence": 1}, {"text": "x", "hours": 3}):
        with pytest.raises(ValidationError):
            NewCheck.model_validate(wrong)


def test_what_was_said_and_not_understood_stands_among_the_notes_of_the_answer() -> None:
    payload = shown_payload(rich_check())
    shown = ShownCheck("a" * 16, "2026-10-01T09:00:00+00:00", "ann", None, None, payload, "no key")
    assert shaped(shown)["notes"] == [*payload["notes"], "no key"]


def test_check_is_served_whole_and_listed_short() -> None:
    payload = shown_payload(rich_check())
    shown = ShownCheck("a" * 16, "2026-10-01T09:00:00+00:00", "ann", None, None, payload)
    assert shaped(shown)["themes"] == payload["themes"]
    row = listed(shown)
    assert (row.themes, row.passages) == (len(payload["themes"]), len(payload["passages"]))
    assert not row.text_kept

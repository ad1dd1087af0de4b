"""Rows of an edition as words of past documents."""

from __future__ import annotations

from intelligence.risk.quoted import known, past_finding
from tests.fakes.editions import fake_edition


def test_words_and_whose_they_are_come_from_finding_and_document() -> None:
    tables = fake_edition().tables
    finding = tables["findings"].iloc[0].to_dict()
    documents = tables["documents"].set_index("document_uid")
    document = documents.loc[finding["document_uid"]].to_dict()
    told = past_finding({**document, **finding})
    assert document["text"][told.start : told.end] == told.text
    assert (told.customer, told.customer_name) == (document["customer_key"], document["customer"])
    assert told.similarity is None


def test_what_is_not_known_of_a_document_is_none_or_unknown() -> None:
    place = {"finding_id": "f", "document_uid": "u", "document": "d"}
    row = {**place, "start": 0, "end": 1, "text": "x"}
    told = past_finding({**row, "customer": float("nan"), "engagement": "Unknown"})
    assert (told.quarter, told.customer_name, told.engagement) == ("Unknown", None, None)
    assert known(None) is None

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.document import Document, DocumentKind, Origin, Section
from corpus.records import Customer, Engagement, Money
from corpus.store.payloads import (
    content_hash,
    to_customer,
    to_document,
    to_engagement,
    to_payload,
)

DOCUMENT = Document(
    scope="jira",
    id="ESC-7",
    kind=DocumentKind.ESCALATION,
    text="Heading\r\ne\u0301 😀 body",
    title="VPN",
    sections=(Section("Heading", 9, 15), Section("Cause", 16, 18, column=True)),
    date=date(2026, 5, 4),
    customer_name="Müller & Söhne",
    attributes={"phase": "Test"},
    origin=Origin("export.csv", 3),
)


def test_document_survives_a_round_trip() -> None:
    assert to_document(to_payload(DOCUMENT)) == DOCUMENT


def test_engagement_keeps_its_money_exact_and_its_currency() -> None:
    engagement = Engagement(
        "P1", "Roll-out", revenue=Money(Decimal("1250000.10"), "GBP"), planned_hours=Decimal("0.1")
    )
    again = to_engagement(to_payload(engagement))
    assert again == engagement
    assert str(again.revenue) == "1250000.10 GBP"


def test_customer_keeps_its_aliases() -> None:
    customer = Customer("C1", "Acme", aliases=("Acme Ltd", "ACME"))
    assert to_customer(to_payload(customer)) == customer


def test_where_a_row_was_read_does_not_change_what_it_says() -> None:
    moved = to_payload(DOCUMENT) | {"origin": ["other.csv", 99]}
    assert content_hash(moved) == content_hash(to_payload(DOCUMENT))


@pytest.mark.parametrize("change", [{"text": "other"}, {"date": None}, {"title": "VPN down"}])
def test_what_a_row_says_changes_its_hash(change: dict[str, object]) -> None:
    assert content_hash(to_payload(DOCUMENT) | change) != content_hash(to_payload(DOCUMENT))


def test_an_engagement_kept_before_there_was_a_scope_is_read_and_is_the_same_row() -> None:
    payload = to_payload(Engagement("P1", "Roll-out"))
    earlier = {name: value for name, value in payload.items() if name != "scope"}
    assert to_engagement(earlier) == Engagement("P1", "Roll-out")
    assert content_hash(earlier) == content_hash(payload)
    scoped = to_payload(Engagement("P1", "Roll-out", scope="Two ledgers move."))
    assert content_hash(scoped) != content_hash(payload)
    assert to_engagement(scoped).scope == "Two ledgers move."


def test_a_document_kept_before_there_were_reporting_dates_is_read_and_is_the_same_row() -> None:
    payload = to_payload(DOCUMENT)
    earlier = {name: value for name, value in payload.items() if name != "reported"}
    assert to_document(earlier) == DOCUMENT
    assert content_hash(earlier) == content_hash(payload)
    reported = replace(DOCUMENT, reported=date(2026, 6, 1))
    assert to_document(to_payload(reported)) == reported
    assert content_hash(to_payload(reported)) != content_hash(payload)


def test_a_section_kept_before_columns_were_told_apart_is_read() -> None:
    payload = to_payload(DOCUMENT) | {"sections": [["Heading", 9, 15]]}
    assert to_document(payload).sections == (Section("Heading", 9, 15),)
    assert to_payload(DOCUMENT)["sections"] == [["Heading", 9, 15], ["Cause", 16, 18, True]]

from decimal import Decimal

import pandas as pd

from corpus.document import Document, DocumentKind
from corpus.records import Customer, Engagement, Money
from intelligence.linking.links import link_documents
from intelligence.linking.registers import make_register
from intelligence.linking.review import review_queue
from intelligence.tables.records import (
    customers_table,
    engagements_table,
    link_counts,
    links_table,
)

DOCUMENTS = [
    Document("s", "1", DocumentKind.LESSON, "x", customer_name="Acme"),
    Document("s", "2", DocumentKind.LESSON, "x", customer_name="Zebra"),
    Document("s", "3", DocumentKind.LESSON, "x"),
]
REGISTER = make_register(
    (Customer("C1", "Acme"), Customer("C2", "Never heard of")),
    (
        Engagement(
            "P1",
            "ERP",
            customer_key="C1",
            revenue=Money(Decimal("10.5"), "GBP"),
            planned_margin=Decimal("0.2"),
            scope="Two ledgers move.",
        ),
        Engagement("P2", "CRM", customer_key="C1"),
    ),
    DOCUMENTS,
)


def test_every_document_has_a_state_for_customer_and_engagement() -> None:
    links = links_table(DOCUMENTS, link_documents(DOCUMENTS, REGISTER), REGISTER)
    assert len(links) == 2 * len(DOCUMENTS)
    counts = link_counts(links)
    assert (counts["customers_linked"], counts["customers_unlinked"]) == (1, 2)
    assert counts["engagements_unlinked"] == 3


def test_money_has_its_currency_beside_it_and_missing_stays_missing() -> None:
    table = engagements_table(REGISTER).set_index("engagement")
    assert (table.loc["P1", "revenue"], table.loc["P1", "revenue_currency"]) == (10.5, "GBP")
    assert pd.isna(table.loc["P2", "revenue"])
    assert table.loc["P1", "planned_margin"] == 0.2


def test_what_was_agreed_is_in_the_table_and_null_where_it_is_not_known() -> None:
    table = engagements_table(REGISTER).set_index("engagement")
    assert table.loc["P1", "scope"] == "Two ledgers move."
    assert pd.isna(table.loc["P2", "scope"])


def test_a_customer_without_documents_is_listed_with_zero() -> None:
    documents = pd.DataFrame({"customer_key": ["C1", None], "document_uid": ["a", "b"]})
    table = customers_table(REGISTER, documents).set_index("customer_key")
    assert (table.loc["C1", "documents"], table.loc["C1", "engagements"]) == (1, 2)
    assert (table.loc["C2", "documents"], table.loc["C2", "engagements"]) == (0, 0)


def test_a_name_that_a_text_may_mean_stands_among_those_to_decide_on() -> None:
    """A document that names no engagement, but whose text may mean one, was in no queue."""
    register = make_register(
        (Customer("C1", "Acme"),), (Engagement("P1", "Data Migration", customer_key="C1"),), []
    )
    documents = [
        Document("s", "1", DocumentKind.LESSON, "During data migration accounts were lost")
    ]
    (item,) = review_queue(links_table(documents, link_documents(documents, register), register))
    assert (item["entity"], item["given"], item["key"]) == ("engagement", "Data Migration", "P1")
    assert item["name"] == "Data Migration"

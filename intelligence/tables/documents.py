"""The documents table: each text with where it belongs and what is known about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from corpus.document import Document
from corpus.records import Customer, Engagement
from intelligence.edition import UNKNOWN
from intelligence.linking.links import Link
from intelligence.linking.match import LinkState
from intelligence.linking.registers import Register
from intelligence.quarters import quarter_of

#: Attributes that an engagement record knows better than the document that mentions it.
_OF_ENGAGEMENT = ("engagement_type", "billing_model", "practice", "region", "team")


def documents_table(
    documents: Sequence[Document], links: Sequence[Link], register: Register
) -> pd.DataFrame:
    """Return one row a document; dimensions that nobody knows are *Unknown*."""
    customers = {item.key: item for item in register.customers}
    engagements = {item.key: item for item in register.engagements}
    rows = [
        _row(document, link, customers, engagements)
        for document, link in zip(documents, links, strict=True)
    ]
    return pd.DataFrame(rows)


def _row(
    document: Document,
    link: Link,
    customers: Mapping[str, Customer],
    engagements: Mapping[str, Engagement],
) -> dict[str, object]:
    customer = customers.get(_linked(link.customer.state, link.customer.key))
    engagement = engagements.get(_linked(link.engagement.state, link.engagement.key))
    origin = document.origin
    return {
        "document_uid": link.document_uid,
        "document": document.id,
        "kind": document.kind.value,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "date_ambiguous": document.date_ambiguous,
        "reported": document.reported.isoformat() if document.reported else None,
        "closed": document.closed.isoformat() if document.closed else None,
        "quarter": quarter_of(document.date) if document.date else UNKNOWN,
        "text": document.text,
        "section_headings": [section.heading for section in document.sections],
        "section_starts": [section.start for section in document.sections],
        "section_ends": [section.end for section in document.sections],
        "customer": customer.name if customer else None,
        "customer_key": customer.key if customer else None,
        "customer_given": link.given_customer,
        "customer_link": link.customer.state.value,
        "engagement": engagement.key if engagement else None,
        "engagement_name": engagement.name if engagement else None,
        "engagement_link": link.engagement.state.value,
        **_attributes(document, customer, engagement),
        "source_file": origin.file if origin else None,
        "source_row": origin.row if origin else None,
    }


def _linked(state: LinkState, key: str | None) -> str:
    return key if key and state is LinkState.LINKED else ""


def _attributes(
    document: Document, customer: Customer | None, engagement: Engagement | None
) -> dict[str, str]:
    own = document.attributes
    known: dict[str, str | None] = {
        name: getattr(engagement, name, None) or own.get(name) for name in _OF_ENGAGEMENT
    }
    known["region"] = known["region"] or (customer.region if customer else None)
    known["segment"] = (customer.segment if customer else None) or own.get("segment")
    for name in ("phase", "severity", "priority"):
        known[name] = own.get(name)
    return {name: (value or "").strip() or UNKNOWN for name, value in known.items()}

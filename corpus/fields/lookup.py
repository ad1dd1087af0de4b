"""Finds canonical fields by record type and name."""

from __future__ import annotations

from corpus.fields.accounts import CUSTOMER_FIELDS, ENGAGEMENT_FIELDS
from corpus.fields.documents import DOCUMENT_FIELDS
from corpus.fields.model import Field, Records

_BY_RECORDS = {
    Records.DOCUMENTS: DOCUMENT_FIELDS,
    Records.ENGAGEMENTS: ENGAGEMENT_FIELDS,
    Records.CUSTOMERS: CUSTOMER_FIELDS,
}


def fields_for(records: Records) -> tuple[Field, ...]:
    """Return the fields that rows of this record type can fill.

    >>> fields_for(Records.CUSTOMERS)[1].name
    'customer_name'
    """
    return _BY_RECORDS[records]


def field_named(name: str, records: Records) -> Field | None:
    """Return the field of that name, or None where the record type has no such field."""
    return next((field for field in _BY_RECORDS[records] if field.name == name), None)

"""Turns domain values into JSON payloads and back, losslessly; money and hours stay decimal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from corpus.document import Document, DocumentKind, Origin, Section
from corpus.records import Customer, Engagement, Money

Payload = dict[str, Any]

_DATES = frozenset({"date", "reported", "closed", "start", "end"})
_DECIMALS = frozenset({"planned_hours", "actual_hours", "planned_margin", "actual_margin"})
_MONEY = frozenset({"revenue", "planned_cost", "actual_cost"})
#: Fields that payloads of earlier releases lack.
_ADDED = frozenset({"scope", "reported"})
_MAPPINGS = frozenset({"attributes", "extra"})


def to_payload(value: Document | Engagement | Customer) -> Payload:
    """Return a JSON-ready mapping of all fields."""
    return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}


def content_hash(payload: Payload) -> str:
    """Return a SHA-256 of what was said, not of where it was read: file and row do not count.

    Nor does a field of ``_ADDED`` that holds nothing, so that a row which was kept before there
    was such a field is still the same row.
    """
    content = {
        name: value
        for name, value in payload.items()
        if name != "origin" and not (name in _ADDED and value is None)
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def to_document(payload: Mapping[str, Any]) -> Document:
    """Return the document that a payload describes."""
    values = _typed(payload)
    values["kind"] = DocumentKind(values["kind"])
    values["sections"] = tuple(Section(*section) for section in values["sections"])
    origin = values["origin"]
    values["origin"] = Origin(*origin) if origin else None
    return Document(**values)


def to_engagement(payload: Mapping[str, Any]) -> Engagement:
    """Return the engagement that a payload describes."""
    return Engagement(**_typed(payload))


def to_customer(payload: Mapping[str, Any]) -> Customer:
    """Return the customer that a payload describes."""
    values = _typed(payload)
    values["aliases"] = tuple(values["aliases"])
    return Customer(**values)


def _plain(value: Any) -> Any:
    match value:
        case DocumentKind():
            plain: Any = value.value
        case Money():
            plain = [str(value.amount), value.currency]
        case Decimal():
            plain = str(value)
        case date():
            plain = value.isoformat()
        case Section():
            plain = [value.heading, value.start, value.end, *([True] if value.column else [])]
        case Origin():
            plain = [value.file, value.row, value.place]
        case tuple():
            plain = [_plain(item) for item in value]
        case Mapping():
            plain = dict(value)
        case _:
            plain = value
    return plain


def _typed(payload: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(payload)
    for name, value in payload.items():
        if value is None:
            continue
        if name in _DATES:
            values[name] = date.fromisoformat(value)
        elif name in _DECIMALS:
            values[name] = Decimal(value)
        elif name in _MONEY:
            values[name] = Money(Decimal(value[0]), value[1])
        elif name in _MAPPINGS:
            values[name] = MappingProxyType(value)
    return values

"""The tables of links, engagements and customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import pandas as pd

from corpus.document import Document
from corpus.records import Engagement, Money
from intelligence.linking.links import Link
from intelligence.linking.match import LinkState, Match
from intelligence.linking.registers import Register
from intelligence.quarters import quarter_of

_MONEY = ("revenue", "planned_cost", "actual_cost")
_DECIMALS = ("planned_hours", "actual_hours", "planned_margin", "actual_margin")
_ENGAGEMENT_FIELDS = tuple(
    entry.name for entry in fields(Engagement) if entry.name not in {"key", "extra", "customer_key"}
)
_LINK_COLUMNS = (
    "document_uid",
    "document",
    "entity",
    "given",
    "state",
    "key",
    "name",
    "score",
    "runner_up",
    "runner_up_score",
    "method",
)


def links_table(
    documents: Sequence[Document], links: Sequence[Link], register: Register
) -> pd.DataFrame:
    """Return two rows a document: where its customer and its engagement links lead."""
    customers = {item.key: item.name for item in register.customers}
    engagements = {item.key: item.name for item in register.engagements}
    rows = []
    for document, link in zip(documents, links, strict=True):
        whose = (link.document_uid, document.id)
        rows.append((*whose, *_link("customer", link.given_customer, link.customer, customers)))
        rows.append(
            (*whose, *_link("engagement", link.given_engagement, link.engagement, engagements))
        )
    return pd.DataFrame(rows, columns=list(_LINK_COLUMNS))


def _link(
    entity: str, given: str | None, match: Match, names: dict[str, str]
) -> tuple[object, ...]:
    return (
        entity,
        given or _mentioned(match, names),
        match.state.value,
        match.key,
        names.get(match.key or ""),
        match.score,
        names.get(match.runner_up or ""),
        match.runner_up_score,
        match.method,
    )


def _mentioned(match: Match, names: dict[str, str]) -> str | None:
    """Return the name of a record that a text may mean, so that a person can decide on it."""
    return names.get(match.key or "") if match.state is LinkState.AMBIGUOUS else None


def engagements_table(register: Register) -> pd.DataFrame:
    """Return one row an engagement; money has a column of its currency beside it."""
    rows = [_engagement(item, register) for item in register.engagements]
    columns = list(_engagement(Engagement("", ""), register))
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(_numbers(), "float64"))


def _numbers() -> tuple[str, ...]:
    return (*_MONEY, *_DECIMALS)


def _engagement(item: Engagement, register: Register) -> dict[str, object]:
    row: dict[str, object] = {"engagement": item.key}
    for name in _ENGAGEMENT_FIELDS:
        value = getattr(item, name)
        if name in _MONEY:
            row[name] = float(value.amount) if isinstance(value, Money) else None
            row[f"{name}_currency"] = value.currency if isinstance(value, Money) else None
        elif name in _DECIMALS:
            row[name] = float(value) if value is not None else None
        elif name in {"start", "end"}:
            row[name] = value.isoformat() if value else None
            row[f"{name}_quarter"] = quarter_of(value) if value else None
        else:
            row[name] = value
    row["customer_key"] = register.customer_of.get(item.key)
    return row


def customers_table(register: Register, documents: pd.DataFrame) -> pd.DataFrame:
    """Return one row a customer with how many documents and engagements it has."""
    counted = documents.groupby("customer_key")["document_uid"].nunique()
    owned = pd.Series(list(register.customer_of.values()), dtype="object").value_counts()
    rows = [
        {
            "customer_key": item.key,
            "name": item.name,
            "segment": item.segment,
            "region": item.region,
            "documents": int(counted.get(item.key, 0)),
            "engagements": int(owned.get(item.key, 0)),
        }
        for item in register.customers
    ]
    columns = ["customer_key", "name", "segment", "region", "documents", "engagements"]
    return pd.DataFrame(rows, columns=columns)


def link_counts(links: pd.DataFrame) -> dict[str, int]:
    """Return how many documents are linked, ambiguous and unlinked, for each entity."""
    counts = {}
    for entity in ("customer", "engagement"):
        states = links[links["entity"] == entity]["state"].value_counts()
        for state in LinkState:
            counts[f"{entity}s_{state.value}"] = int(states.get(state.value, 0))
    return counts

"""The customers and engagements that documents can belong to.

They come from records. Where a portfolio has no customer (or engagement) records at all, the names
and keys that documents give are the register themselves, so that public incident data with an
operator column still has customers; with records, an unknown name stays unlinked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.records import Customer, Engagement
from intelligence.linking.match import LinkState, NameIndex, Thresholds
from intelligence.linking.names import normalise_key, normalise_name, normalise_title


@dataclass(frozen=True, slots=True)
class Register:
    """Known customers and engagements; ``customer_of`` maps engagement key to customer key."""

    customers: tuple[Customer, ...]
    engagements: tuple[Engagement, ...]
    customer_of: Mapping[str, str]


def make_register(
    customers: Sequence[Customer],
    engagements: Sequence[Engagement],
    documents: Sequence[Document],
    decided: Mapping[str, str | None] | None = None,
) -> Register:
    """Return the register of a portfolio, in order of keys.

    ``decided`` is what people said which customer a name means, by its comparable form; ``None``
    for no customer.
    """
    all_customers = list(customers) or _customers_of_engagements(engagements)
    if not all_customers:
        all_customers = _customers_of_documents(documents)
    all_engagements = list(engagements) or _engagements_of_documents(documents, all_customers)
    owners = _owners(all_customers, all_engagements, decided or {})
    return Register(
        tuple(sorted(all_customers, key=lambda item: item.key)),
        tuple(sorted(all_engagements, key=lambda item: item.key)),
        owners,
    )


def names_of(customers: Iterable[Customer]) -> Iterator[tuple[str, str]]:
    """Yield every name of customers, with the customer's key."""
    return ((name, item.key) for item in customers for name in (item.name, *item.aliases))


def owned_names(register: Register) -> Iterator[tuple[str, str]]:
    """Yield every name of a register with the key of its customer, else of the engagement."""
    yield from names_of(register.customers)
    for item in register.engagements:
        yield item.name, register.customer_of.get(item.key, item.key)


def _owners(
    customers: Iterable[Customer],
    engagements: Iterable[Engagement],
    decided: Mapping[str, str | None],
) -> dict[str, str]:
    known = list(customers)
    by_key = {normalise_key(item.key): item.key for item in known}
    names = NameIndex.of(names_of(known), Thresholds())
    owners: dict[str, str] = {}
    for item in engagements:
        key = by_key.get(normalise_key(item.customer_key or ""))
        name = normalise_name(item.customer_name or item.customer_key or "")
        answer = decided.get(name)
        if key is None and name in decided and (answer is None or normalise_key(answer) in by_key):
            key = by_key[normalise_key(answer)] if answer else None
        elif key is None:
            match = names.match(item.customer_name)
            if match.state is not LinkState.LINKED:
                match = names.match(item.customer_key)
            key = match.key if match.state is LinkState.LINKED else None
        if key is not None:
            owners[item.key] = key
    return owners


def _customers_of_engagements(engagements: Iterable[Engagement]) -> list[Customer]:
    return _grouped((item.customer_key, item.customer_name) for item in engagements)


def _customers_of_documents(documents: Iterable[Document]) -> list[Customer]:
    return _grouped((item.customer_key, item.customer_name) for item in documents)


def _grouped(pairs: Iterable[tuple[str | None, str | None]]) -> list[Customer]:
    """One customer a key, else a normalised name; its commonest spelling is its name."""
    spellings: dict[str, Counter[str]] = {}
    for key, name in pairs:
        identity = normalise_key(key) if key else normalise_name(name or "")
        if identity:
            spellings.setdefault(identity, Counter())[(name or key or "").strip()] += 1
    customers = []
    for identity, names in spellings.items():
        ranked = sorted(names, key=lambda name: (-names[name], name))
        customers.append(Customer(identity, ranked[0], aliases=tuple(ranked[1:])))
    return customers


def _engagements_of_documents(
    documents: Iterable[Document], customers: Sequence[Customer]
) -> list[Engagement]:
    met: dict[str, tuple[str | None, list[Document]]] = {}
    names = NameIndex.of(((item.name, item.key) for item in customers), Thresholds())
    for item in documents:
        given = item.engagement_key or item.engagement_name
        if not given:
            continue
        owner = item.customer_key or names.match(item.customer_name).key
        local = normalise_key(given) if item.engagement_key else normalise_title(given)
        key = local if item.engagement_key else f"{owner or ''}/{local}".strip("/")
        met.setdefault(key, (owner, []))[1].append(item)
    return [_engagement(key, owner, own) for key, (owner, own) in met.items()]


def _engagement(key: str, owner: str | None, documents: Sequence[Document]) -> Engagement:
    """Return the engagement that documents name: the first one's words, the dates of all."""
    first = documents[0]
    dates = [item.date for item in documents if item.date]
    return Engagement(
        key,
        first.engagement_name or first.engagement_key or "",
        owner,
        first.customer_name,
        start=min(dates, default=None),
        end=max(dates, default=None),
        engagement_type=_first(documents, "engagement_type"),
        billing_model=_first(documents, "billing_model"),
        practice=_first(documents, "practice"),
        region=_first(documents, "region"),
        team=_first(documents, "team"),
    )


def _first(documents: Sequence[Document], attribute: str) -> str | None:
    """Return the first value that is not blank."""
    return next((v for item in documents if (v := item.attributes.get(attribute))), None)

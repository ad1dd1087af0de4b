"""By which words customers, engagements, teams and documents of an edition can be recognised.

Names as recorded and as documents give them, keys, names without legal form, their first words,
initials, and single words that are no ordinary ones: a word is ordinary where documents of several
customers write it in small letters, at least as often as not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from corpus.blanks import is_blank
from intelligence.edition import UNKNOWN
from intelligence.linking.names import normalise_name
from intelligence.risk.folding import folds
from intelligence.risk.name_forms import CollectedNames, Identity, KnownNames, Spelling

#: Documents that are read for what an ordinary word is, evenly spread over the edition.
_READ_FOR_WORDS = 5_000
#: Words as sentences have them, not as parts of addresses.
_LETTERS = re.compile(r"(?<![@.\w/\\-])[^\W\d_]+(?![@\w]|\.\w)")
_TITLE = re.compile(r"\s+[-–—|/]\s+|:\s+")  # noqa: RUF001 - dashes as titles have them
_SHORTEST_ID = 4
#: Of so many customers documents must write a word in small letters for it to be an ordinary one:
#: what only one's own documents write so may be a name typed in haste.
_HALF_SMALL_OF, _SMALL_OF = 2, 3


def names_of(tables: Mapping[str, pd.DataFrame]) -> KnownNames:
    """Read customers, engagements, links and documents of an edition; tables may be missing."""
    given = _given(tables)
    collected = CollectedNames(_spelling(tables.get("documents")))
    for identity, names in given.items():
        for name in sorted(names):
            collected.add(identity, name)
    _add_short_titles(collected, tables, given)
    return collected.known(_customer_of(tables), _documents(tables.get("documents")))


def _given(tables: Mapping[str, pd.DataFrame]) -> dict[Identity, set[str]]:
    found: dict[Identity, set[str]] = defaultdict(set)
    for kind, table, key, name in (
        ("Customer", "customers", "customer_key", "name"),
        ("Customer", "engagements", "customer_key", "customer_name"),
        ("Customer", "documents", "customer_key", "customer"),
        ("Customer", "documents", "customer_key", "customer_given"),
        ("Engagement", "engagements", "engagement", "name"),
        ("Engagement", "documents", "engagement", "engagement_name"),
        ("Team", "engagements", "team", "team"),
        ("Team", "documents", "team", "team"),
    ):
        for one, written in _pairs(tables.get(table), key, name):
            _note(found, kind, one, written)
    links = tables.get("links")
    if links is not None:
        for kind in ("Customer", "Engagement"):
            own = links[links["entity"] == kind.lower()]
            for column in ("given", "name"):
                for one, written in _pairs(own, "key", column):
                    _note(found, kind, one, written)
    return found


def _note(found: dict[Identity, set[str]], kind: str, key: str | None, name: str | None) -> None:
    if key is None and (name is None or kind == "Team"):
        return
    identity = Identity(kind, key or f"given {normalise_name(name or '')}")
    if key is not None:
        found[identity].add(key)
    if name is not None:
        found[identity].add(name)


def _pairs(
    frame: pd.DataFrame | None, key: str, name: str
) -> Iterable[tuple[str | None, str | None]]:
    if frame is None or key not in frame.columns or name not in frame.columns:
        return ()
    pairs = dict.fromkeys(zip(map(_text, frame[key]), map(_text, frame[name]), strict=True))
    return pairs.keys()


def _text(cell: Any) -> str | None:
    if not isinstance(cell, str) or cell == UNKNOWN or is_blank(cell.strip().casefold()):
        return None
    return cell.strip()


def _customer_of(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    pairs = _pairs(tables.get("engagements"), "engagement", "customer_key")
    return {one: customer for one, customer in pairs if one and customer}


def _documents(documents: pd.DataFrame | None) -> dict[str, str]:
    """Return ids of documents, and what their paths end with, where a number tells them apart."""
    found: dict[str, str] = {}
    for uid, name in _pairs(documents, "document_uid", "document"):
        if uid is None or name is None or " " in name:
            continue
        last = name.rsplit("/", maxsplit=1)[-1]
        for form in (name, last, last.rsplit(".", maxsplit=1)[0]):
            if len(form) >= _SHORTEST_ID and any(char.isdigit() for char in form):
                found.setdefault(form.casefold(), uid)
    return found


def _spelling(documents: pd.DataFrame | None) -> Spelling:
    if documents is None or "text" not in documents.columns or not len(documents):
        return Spelling(frozenset(), frozenset())
    read = np.unique(np.linspace(0, len(documents) - 1, _READ_FOR_WORDS).astype(int))
    small: Counter[str] = Counter()
    total: Counter[str] = Counter()
    customers: dict[str, set[Any]] = defaultdict(set)
    anyhow: dict[str, set[Any]] = defaultdict(set)
    own = documents.get("customer_key", pd.Series(index=documents.index, dtype=object))
    for text, customer in zip(documents["text"].iloc[read], own.iloc[read], strict=True):
        for word, times in Counter(_LETTERS.findall(str(text))).items():
            folded = folds(word)[0]
            total[folded] += times
            anyhow[folded] |= {_text(customer)} - {None}
            if word.islower():
                small[folded] += times
                customers[folded] |= {_text(customer)} - {None}
    ordinary = frozenset(
        word
        for word, times in small.items()
        if 2 * times >= total[word] and len(customers[word]) >= _HALF_SMALL_OF
    )
    several = frozenset(word for word, whose in customers.items() if len(whose) >= _SMALL_OF)
    shared = frozenset(word for word, whose in anyhow.items() if len(whose) >= _SMALL_OF)
    return Spelling(ordinary, several | ordinary, shared, frozenset(small))


def _add_short_titles(
    collected: CollectedNames,
    tables: Mapping[str, pd.DataFrame],
    given: Mapping[Identity, set[str]],
) -> None:
    """Take what titles of engagements begin with for names of their customers, where it is."""
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    customer_of = _customer_of(tables)
    for identity, names in given.items():
        customer = customer_of.get(identity.key)
        if identity.kind == "Engagement" and customer is not None:
            for name in names:
                parts = _TITLE.split(name, maxsplit=1)
                if len(parts) > 1:
                    owners[parts[0]][customer] += 1
    for title, customers in owners.items():
        for customer, times in customers.items():
            identity = Identity("Customer", customer)
            alone = len(customers) == 1 and times > 1
            if alone or collected.shares_a_word(title, identity):
                collected.add(identity, title)

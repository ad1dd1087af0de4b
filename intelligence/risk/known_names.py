"""By which words customers, engagements, teams and documents of an edition can be recognised.

Names as recorded and as documents give them, keys, names without legal form, their first words,
initials, and single words that are no ordinary ones: a word is ordinary where documents of several
customers write it in small letters, at least as often as not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from corpus.blanks import is_blank
from intelligence.edition import UNKNOWN
from intelligence.linking.names import normalise_name
from intelligence.risk.folding import Word, folds, words_of

Phrase = tuple[str, ...]

#: Documents that are read for what an ordinary word is, evenly spread over the edition.
_READ_FOR_WORDS = 5_000
#: Words as sentences have them, not as parts of addresses.
_LETTERS = re.compile(r"(?<![@.\w/\\-])[^\W\d_]+(?![@\w]|\.\w)")
_TITLE = re.compile(r"\s+[-–—|/]\s+|:\s+")  # noqa: RUF001 - dashes as titles have them
#: Of so many customers documents must write a word in small letters for it to be an ordinary one:
#: what only one's own documents write so may be a name typed in haste.
_HALF_SMALL_OF, _SMALL_OF = 2, 3
_SHORTEST_WORD = 4
_INITIALS = 3
_DIGITS = 4
#: Words of company names that name no company.
_GENERIC_WORDS = """
and the of for und der die das des group gruppe bank banking insurance versicherung assurance
stores store retail home homes centers centres center centre networks network energy water city
county council borough town services service solutions systems system international national
global digital technologies technology health hospital university telecom mobile power electric
company cooperative partners holdings holding industries logistics media foods food publishing
studio delivery project phase team north south east west northern southern eastern western united
first new old three general public federal central royal ministry department office agency
authority airport port railway transport data cloud finance financial capital trust fund life
casualty mutual shield garden river rivers
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
#: Abbreviations of the trade, which are no initials of a customer.
_ABBREVIATIONS_WORDS = """
API BA BI CEO CFO CIO COO CRM CTO DBA DMS EDI ERP ETL GDPR GIS GL HR IT ITSM KPI KT MES MVP NDA
OEM OKR PM PMO PO POS PQ QA RACI RAID RCA RFC RFI RFP SAP SIT SLA SME SOW SSO TAM UAT UI UX VPN
WBS
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what a name means: ``kind`` is Customer, Engagement, Team or Document."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class KnownNames:
    """How identities are written.

    Attributes:
        phrases: by folded words, whom they mean, in whatever case they are written.
        exact: by words as they are written, of names that are short or ordinary words.
        words: by folded word that stands for somebody by itself, whom it means.
        ordinary: folded words that documents mostly write in small letters.
        small: folded words that documents of several customers write in small letters; written so,
            they are no name.
        longest: words of the longest phrase.
        customer_of: by key of an engagement, the key of its customer.

    """

    phrases: Mapping[Phrase, frozenset[Identity]]
    exact: Mapping[Phrase, frozenset[Identity]]
    words: Mapping[str, frozenset[Identity]]
    ordinary: frozenset[str]
    small: frozenset[str]
    longest: int
    customer_of: Mapping[str, str]


def names_of(tables: Mapping[str, pd.DataFrame]) -> KnownNames:
    """Read customers, engagements, links and documents of an edition; tables may be missing."""
    given = _given(tables)
    collected = _Collected(_spelling(tables.get("documents")))
    for identity, names in given.items():
        for name in names:
            collected.add(identity, name)
    _add_short_titles(collected, tables, given)
    return collected.known(_customer_of(tables))


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
        ("Document", "documents", "document_uid", "document"),
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
    if key is None and (name is None or kind in ("Team", "Document")):
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


def _spelling(documents: pd.DataFrame | None) -> _Spelling:
    if documents is None or "text" not in documents.columns or not len(documents):
        return _Spelling(frozenset(), frozenset())
    read = np.unique(np.linspace(0, len(documents) - 1, _READ_FOR_WORDS).astype(int))
    small: Counter[str] = Counter()
    total: Counter[str] = Counter()
    customers: dict[str, set[Any]] = defaultdict(set)
    own = documents.get("customer_key", pd.Series(index=documents.index, dtype=object))
    for text, customer in zip(documents["text"].iloc[read], own.iloc[read], strict=True):
        for word, times in Counter(_LETTERS.findall(str(text))).items():
            folded = folds(word)[0]
            total[folded] += times
            if word.islower():
                small[folded] += times
                customers[folded] |= {_text(customer)} - {None}
    ordinary = frozenset(
        word
        for word, times in small.items()
        if 2 * times >= total[word] and len(customers[word]) >= _HALF_SMALL_OF
    )
    several = frozenset(word for word, whose in customers.items() if len(whose) >= _SMALL_OF)
    return _Spelling(ordinary, several | ordinary)


@dataclass(frozen=True, slots=True)
class _Spelling:
    ordinary: frozenset[str]
    small: frozenset[str]


def _add_short_titles(
    collected: _Collected, tables: Mapping[str, pd.DataFrame], given: Mapping[Identity, set[str]]
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


class _Collected:
    """Names as they are gathered; `known` is what comes of them."""

    def __init__(self, spelling: _Spelling) -> None:
        self._spelling = spelling
        self._phrases: dict[Phrase, set[Identity]] = defaultdict(set)
        self._exact: dict[Phrase, set[Identity]] = defaultdict(set)
        self._words: dict[str, set[Identity]] = defaultdict(set)

    def add(self, identity: Identity, name: str) -> None:
        """Note a name and what is made of it."""
        self._note(identity, name)
        if identity.kind in ("Team", "Document"):
            return
        if any(char.isdigit() for char in name) and " " not in name:
            self._note_key(identity, name)
        if identity.kind == "Customer":
            self._note_derived(identity, name)

    def shares_a_word(self, title: str, identity: Identity) -> bool:
        """Return whether a title has a word that stands for this identity."""
        return any(
            identity in self._words.get(fold, ()) for word in words_of(title) for fold in word.folds
        )

    def known(self, customer_of: Mapping[str, str]) -> KnownNames:
        """Return the names gathered."""
        longest = max(map(len, (*self._phrases, *self._exact)), default=0)
        return KnownNames(
            {phrase: frozenset(found) for phrase, found in self._phrases.items()},
            {phrase: frozenset(found) for phrase, found in self._exact.items()},
            {word: frozenset(found) for word, found in self._words.items()},
            self._spelling.ordinary,
            self._spelling.small,
            longest,
            customer_of,
        )

    def _note(self, identity: Identity, name: str) -> None:
        words = words_of(name)
        if not words or _says_nothing(identity, name, words):
            return
        letters = sum(len(word.text) for word in words)
        ordinary = len(words) == 1 and self._is_common(words[0].folds[0])
        if ordinary or letters < _SHORTEST_WORD:
            self._exact[tuple(word.text for word in words)].add(identity)
            self._exact[tuple(word.text.upper() for word in words)].add(identity)
            return
        for which in (0, 1):
            self._phrases[tuple(word.folds[which] for word in words)].add(identity)

    def _note_key(self, identity: Identity, key: str) -> None:
        words = [word.folds[0] for word in words_of(key)]
        if len(words) > 1 and sum(map(len, words)) >= _SHORTEST_WORD:
            self._phrases[("".join(words),)].add(identity)
        last = words[-1] if words else ""
        if len(words) > 1 and last.isdigit() and len(last) >= _DIGITS and not _is_year(last):
            self._phrases[(last,)].add(identity)

    def _note_derived(self, identity: Identity, name: str) -> None:
        bare = normalise_name(name).split()
        told = [word for word in words_of(name) if word.folds[0] in bare]
        self._note(identity, " ".join(word.text for word in told))
        if len(bare) > 2 and not all(map(self._is_common, bare[:2])):  # noqa: PLR2004 - two of more
            self._note(identity, " ".join(bare[:2]))
        initials = "".join(word.text[0].upper() for word in told if word.text[0].isupper())
        if len(initials) >= _INITIALS and initials not in _ABBREVIATIONS:
            self._exact[(initials,)].add(identity)
        for word in told:
            if not self._is_common(word.folds[0]) and len(word.text) >= _SHORTEST_WORD:
                for fold in word.folds:
                    if not fold.isdigit():
                        self._words[fold].add(identity)

    def _is_common(self, fold: str) -> bool:
        return fold in _GENERIC or fold in self._spelling.ordinary


def _says_nothing(identity: Identity, name: str, words: tuple[Word, ...]) -> bool:
    """Return whether a name would be met by chance: a short number, a year, a title of papers."""
    if identity.kind == "Document" and not any(char.isdigit() for char in name):
        return True
    alone = words[0].text if len(words) == 1 else ""
    return alone.isdigit() and (len(alone) < _DIGITS or _is_year(alone))


def _is_year(digits: str) -> bool:
    return len(digits) == _DIGITS and digits[:2] in ("19", "20")

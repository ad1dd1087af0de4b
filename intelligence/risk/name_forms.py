"""The forms in which a name is written, and whom each of them means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intelligence.linking.names import normalise_name
from intelligence.risk.folding import Word, folds, words_of
from models.words import VAGUE_WORDS

Phrase = tuple[str, ...]

_SHORTEST_WORD = 4
#: Kana, ideographs and Thai, two or more in a row; Japanese and Chinese legal forms.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,}")
_WITHOUT_FORM = re.compile("株式会社|有限会社|有限公司|股份")
#: From so many letters on, a name is met with its words written as one.
_GLUED = 8
_INITIALS = 3
_PAIR = 2
_LONGEST_CODE = 6
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
casualty mutual shield garden river rivers books dairy pharma chemicals motors textiles steel paper
oil gas mining shipping ferries airways airlines travel hotels operative society union credit
savings housing schools college academy museum theatre police fire ambulance rail trains buses
building works supply supplies market markets farms farm brewery trust hall press books
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
        unspaced: names in scripts that put no spaces between words, as they are written.
        vocabulary: by customer, the folded words of its names.
        codes: by folded short name of a customer (initials, an alias in capitals), whom it means;
            they stand in ticket keys, folders and addresses.
        documents: by id of a document in small letters, its ``document_uid``.
        longest: words of the longest phrase.
        customer_of: by key of an engagement, the key of its customer.

    """

    phrases: Mapping[Phrase, frozenset[Identity]]
    exact: Mapping[Phrase, frozenset[Identity]]
    words: Mapping[str, frozenset[Identity]]
    ordinary: frozenset[str]
    small: frozenset[str]
    unspaced: Mapping[str, frozenset[Identity]]
    vocabulary: Mapping[Identity, frozenset[str]]
    codes: Mapping[str, frozenset[Identity]]
    documents: Mapping[str, str]
    longest: int
    customer_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How documents write words: see `KnownNames.ordinary` and `KnownNames.small`.

    ``shared`` are folded words that documents of several customers have, however they write them;
    ``met`` those that any document writes in small letters.
    """

    ordinary: frozenset[str]
    small: frozenset[str]
    shared: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()


class CollectedNames:
    """Names as they are gathered; `known` is what comes of them."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._phrases: dict[Phrase, set[Identity]] = defaultdict(set)
        self._exact: dict[Phrase, set[Identity]] = defaultdict(set)
        self._words: dict[str, set[Identity]] = defaultdict(set)
        self._unspaced: dict[str, set[Identity]] = defaultdict(set)
        self._vocabulary: dict[Identity, set[str]] = defaultdict(set)
        self._codes: dict[str, set[Identity]] = defaultdict(set)

    def add(self, identity: Identity, name: str) -> None:
        """Note a name and what is made of it.

        A title of an engagement that is made of ordinary words names nothing: "Data migration" is
        what many engagements are about. Its other words are codenames, which do.
        """
        for run in _UNSPACED.findall(name):
            self._unspaced[_WITHOUT_FORM.sub("", run) or run].add(identity)
        title = identity.kind == "Engagement" and name != identity.key
        if not (title and self._is_plain(name)):
            self._note(identity, name)
        if identity.kind == "Team":
            return
        if title:
            self._note_codenames(identity, name)
        if any(char.isdigit() for char in name) and " " not in name:
            self._note_key(identity, name)
        if identity.kind == "Customer":
            self._note_derived(identity, name)

    def shares_a_word(self, title: str, identity: Identity) -> bool:
        """Return whether a title has a word that stands for this identity."""
        return any(
            identity in self._words.get(fold, ()) for word in words_of(title) for fold in word.folds
        )

    def known(
        self, customer_of: Mapping[str, str], documents: Mapping[str, str] | None = None
    ) -> KnownNames:
        """Return the names gathered."""
        longest = max(map(len, (*self._phrases, *self._exact)), default=0)
        return KnownNames(
            {phrase: frozenset(found) for phrase, found in self._phrases.items()},
            {
                phrase: frozenset(found)
                for phrase, found in self._exact.items()
                if not self._is_a_customers(phrase, found)
            },
            {word: frozenset(found) for word, found in self._words.items()},
            self._spelling.ordinary,
            self._spelling.small,
            {name: frozenset(found) for name, found in self._unspaced.items()},
            {identity: frozenset(words) for identity, words in self._vocabulary.items()},
            {code: frozenset(found) for code, found in self._codes.items()},
            documents or {},
            longest,
            customer_of,
        )

    def _note(self, identity: Identity, name: str) -> None:
        words = words_of(name)
        if not words or _says_nothing(words):
            return
        letters = sum(len(word.text) for word in words)
        ordinary = len(words) == 1 and self._is_common(words[0].folds[0])
        if ordinary or letters < _SHORTEST_WORD:
            self._exact[tuple(word.text for word in words)].add(identity)
            self._exact[tuple(word.text.upper() for word in words)].add(identity)
            return
        for which in (0, 1):
            phrase = tuple(word.folds[which] for word in words)
            self._phrases[phrase].add(identity)
            if letters >= _GLUED and len(words) > 1:
                self._phrases[("".join(phrase),)].add(identity)
            if identity.kind == "Customer":
                self._vocabulary[identity].update(phrase)

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
        self._note_initials(identity, told)
        self._note_initials(identity, [word for word in words_of(name) if word.text != "&"])
        if len(name) <= _LONGEST_CODE and name.isupper() and name.isalpha():
            self._note_code(identity, name)
        for word in told:
            if not self._is_common(word.folds[0]) and len(word.text) >= _SHORTEST_WORD:
                for fold in word.folds:
                    if not fold.isdigit():
                        self._words[fold].add(identity)

    def _note_initials(self, identity: Identity, words: Sequence[Word]) -> None:
        """Note what a name is shortened to: *TFS*, *T.F.S.*, *T&F*."""
        capitals = [word.text[0].upper() for word in words if word.text[0].isupper()]
        initials = "".join(capitals)
        if not _PAIR <= len(initials) <= _LONGEST_CODE or initials in _ABBREVIATIONS:
            return
        if len(initials) == _PAIR:
            for joint in ("&", "and"):
                self._exact[(capitals[0], joint, capitals[1])].add(identity)
        if initials.casefold() not in self._spelling.shared:
            self._exact[tuple(capitals)].add(identity)
            self._note_code(identity, initials)

    def _note_code(self, identity: Identity, code: str) -> None:
        """Note a short name; one that documents write as a word is a name in capitals alone."""
        fold = folds(code)[0]
        self._exact[(code,)].add(identity)
        if len(code) < _INITIALS or code in _ABBREVIATIONS:
            return
        if not self._is_common(fold) and fold not in self._spelling.small:
            self._exact[(code.lower(),)].add(identity)
            self._codes[fold].add(identity)

    def _note_codenames(self, identity: Identity, title: str) -> None:
        """Note words of a title that only its own documents have."""
        for word in words_of(title):
            fold = word.folds[0]
            named = fold.isalpha() and len(fold) > _SHORTEST_WORD and word.text[0].isupper()
            if named and not self._is_plain(word.text):
                for form in (word.text, word.text.upper(), word.text.capitalize()):
                    self._exact[(form,)].add(identity)

    def _is_a_customers(self, phrase: Phrase, found: set[Identity]) -> bool:
        """Return whether what titles of engagements have is a word of a customer's own name."""
        titles = all(one.kind == "Engagement" for one in found)
        return titles and len(phrase) == 1 and any(one in self._words for one in folds(phrase[0]))

    def _is_plain(self, title: str) -> bool:
        """Return whether a title has no word that tells it apart."""
        spelling = self._spelling
        return all(
            self._is_common(fold)
            or fold in spelling.met
            or fold in spelling.shared
            or fold in VAGUE_WORDS
            or len(fold) < _INITIALS
            or fold.isdigit()
            for fold in (word.folds[0] for word in words_of(title))
        )

    def _is_common(self, fold: str) -> bool:
        return fold in _GENERIC or fold in self._spelling.ordinary


def _says_nothing(words: tuple[Word, ...]) -> bool:
    """Return whether a name would be met by chance: a short number, a year."""
    alone = words[0].text if len(words) == 1 else ""
    return alone.isdigit() and (len(alone) < _DIGITS or _is_year(alone))


def _is_year(digits: str) -> bool:
    return len(digits) == _DIGITS and digits[:2] in ("19", "20")

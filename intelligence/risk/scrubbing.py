"""Takes out of a text whatever tells whom it is about, with labels that stay the same in a check.

Names are met by their folded words, longest first: so in any case, with any punctuation between,
with or without accents, in the genitive, as part of a longer word, and with a letter or two wrong
(optimal string alignment distance, Damerau 1964; Boytsov 2011).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intelligence.risk.folding import Word, folds, is_invisible, words_of
from intelligence.risk.identifying import Marked, identifying_forms
from intelligence.risk.name_forms import Identity, KnownNames, Phrase
from intelligence.risk.person_names import people_in
from models.words import FUNCTION_WORDS

#: What stands for a name that could be of several.
SOMEBODY = "[name]"

_WITH_DIGIT = re.compile(r"[^\s,;()\[\]\"'<>\d]*\d[^\s,;()\[\]\"'<>]*")
#: From how many letters on a word may be one or two letters off, or be inside another word.
_ONE_OFF, _TWO_OFF, _INSIDE = 6, 9, 6
#: From how many letters on a capitalised word that begins like a name may be two letters off.
_TWO_OFF_NAMED = 7
#: Words that are written apart may be one name: from so many letters on, fewer where a line breaks,
#: of so many words at most.
_JOINED, _BROKEN, _APART = 6, 4, 3
#: Parts of words that are put together: "Finch" of FinchNet, Finch2Cloud and myFinchApp.
_PART = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{3,}")
#: What may stand between parts of a name that is torn apart.
_TORN = re.compile(r"[ \t]?[-\u2010-\u2015_./\u2019'\u00a0]?[ \t]?\n?")
_SPACED_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_][ \t.\u00a0-]){3,}[^\W\d_](?![^\W_])")
#: A token that may be put together with a customer's short name: a ticket, a folder, an address.
_COMPOUND = re.compile(r"[^\s,;()\[\]\"'<>\u2018-\u201f]+")
_ALONE = re.compile(r"\W*[^\W\d_]+(?:\W*|['\u2019]s)")
_RUNS = re.compile(r"[^\W\d_]+")
#: From how many letters on a word beside a name may be one letter off.
_BESIDE = 3


class Labels:
    """Neutral names in the order in which they are first asked for: Customer A, Engagement 1."""

    def __init__(self) -> None:
        self._given: dict[Identity, str] = {}
        self._counts: dict[str, int] = {}

    def of(self, kind: str, key: str) -> str:
        """Return the label of somebody, the same each time."""
        identity = Identity(kind, key)
        if identity not in self._given:
            count = self._counts.get(kind, 0) + 1
            self._counts[kind] = count
            self._given[identity] = f"{kind} {letters(count) if kind == 'Customer' else count}"
        return self._given[identity]


def letters(number: int) -> str:
    """Return a number from 1 up as columns of a spreadsheet are named.

    >>> letters(1), letters(26), letters(27)
    ('A', 'Z', 'AA')
    """
    written = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        written = chr(ord("A") + place) + written
    return written


@dataclass(frozen=True)
class Scrubber:
    """Takes names of others out of texts.

    Attributes:
        names: how identities are written.
        own: whose names stay: the offer's own customer, its engagements, the offer's team.
        labels: what is written in place of names.

    """

    names: KnownNames
    own: frozenset[Identity]
    labels: Labels

    def scrub(self, text: str, *, of_own: bool = False) -> str:
        """Return a text without names of others.

        ``of_own`` says that the text is the own customer's: then a word that its name shares with
        another stays, and so do addresses, ids and people, whom the reader may know.
        """
        visible = "".join(char for char in text if not is_invisible(char))
        text = text if len(visible) == len(text) else visible
        found = [
            *self._named(text, of_own=of_own),
            *self._unspaced(text, of_own=of_own),
            *self._spaced_out(text, of_own=of_own),
            *self._coded(text, of_own=of_own),
            *self._documents(text),
        ]
        if not of_own:
            found.extend(identifying_forms(text))
            found.extend(self._people(text))
        return _replaced(text, found)

    def _unspaced(self, text: str, *, of_own: bool) -> Iterable[Marked]:
        for name, identities in self.names.unspaced.items():
            start = text.find(name)
            label = None if start < 0 else self._label(identities, whole=True, of_own=of_own)
            while start >= 0 and label is not None:
                yield Marked(start, start + len(name), label)
                start = text.find(name, start + len(name))

    def _spaced_out(self, text: str, *, of_own: bool) -> Iterable[Marked]:
        """Find names whose letters are set apart."""
        for match in _SPACED_OUT.finditer(text):
            fold = "".join(word.folds[0] for word in words_of(match.group()))
            found = self.names.words.get(fold) or self.names.codes.get(fold)
            label = self._label(found, whole=True, of_own=of_own) if found else None
            if label is not None:
                yield Marked(*match.span(), label)

    def _coded(self, text: str, *, of_own: bool) -> Iterable[Marked]:
        """Find tokens that are put together with a customer's short name, whatever else is in."""
        for match in _COMPOUND.finditer(text):
            token = match.group().rstrip(".:!?")
            runs = {run.casefold() for run in _RUNS.findall(token)}
            if len(token) == max(map(len, runs), default=0):
                continue
            found = [self.names.codes[code] for code in sorted(runs & self.names.codes.keys())]
            labels = (self._label(one, whole=True, of_own=of_own) for one in found)
            label = next((one for one in labels if one is not None), None)
            if label is not None:
                joined = "[id]" if any(char.isdigit() for char in token) else "[link]"
                end = match.start() + len(token)
                yield Marked(match.start(), end, label if _ALONE.fullmatch(token) else joined)

    def _documents(self, text: str) -> Iterable[Marked]:
        for match in _WITH_DIGIT.finditer(text):
            written = match.group().rstrip(".:!?")
            uid = self.names.documents.get(written.casefold())
            if uid is not None and Identity("Document", uid) not in self.own:
                label = self.labels.of("Document", uid)
                yield Marked(match.start(), match.start() + len(written), label)

    def _people(self, text: str) -> Iterable[Marked]:
        for start, end in people_in(text, self.names.ordinary | self.names.small):
            written = " ".join(word.folds[0] for word in words_of(text[start:end]))
            yield Marked(start, end, self.labels.of("Person", written))

    def _named(self, text: str, *, of_own: bool) -> Iterable[Marked]:
        words = words_of(text)
        place = done = 0
        while place < len(words):
            length, identities = self._longest(words, place)
            if not length:
                length, identities = self._torn(text, words, place)
            if not length:
                identities = self._by_word(words[place])
                length = 1
            label = None
            if identities:
                label = self._label(identities, whole=length > 1, of_own=of_own)
            if identities and label is not None:
                first, after = self._widened(words, (done, place, place + length), identities)
                yield Marked(words[first].start, words[after - 1].end, label)
                length = after - place
            place += length
            done = place

    def _widened(
        self,
        words: tuple[Word, ...],
        places: tuple[int, int, int],
        identities: frozenset[Identity],
    ) -> tuple[int, int]:
        """Take in what stands beside a name and is of it too: the rest may be misspelt."""
        done, first, after = places
        known: set[str] = set()
        for identity in identities - self.own:
            known |= self.names.vocabulary.get(identity, frozenset())
        while first > done and _is_of(words[first - 1], known):
            first -= 1
        while after < len(words) and _is_of(words[after], known):
            after += 1
        return first, after

    def _label(self, identities: frozenset[Identity], *, whole: bool, of_own: bool) -> str | None:
        own, others = identities & self.own, identities - self.own
        if not others or (own and (of_own or whole)):
            return None
        customers = {one for one in others if one.kind == "Customer"}
        meant = customers or others
        if own or len(meant) > 1:
            return SOMEBODY
        (only,) = meant
        return self.labels.of(only.kind, only.key)

    def _longest(
        self, words: tuple[Word, ...], place: int
    ) -> tuple[int, frozenset[Identity] | None]:
        for length in range(min(self.names.longest, len(words) - place), 0, -1):
            part = words[place : place + length]
            exact = self.names.exact.get(tuple(word.text for word in part))
            if exact is not None:
                return length, exact
            for which in (0, 1):
                phrase: Phrase = tuple(word.folds[which] for word in part)
                found = self.names.phrases.get(phrase) or self.names.phrases.get(
                    (*phrase[:-1], phrase[-1].removesuffix("s"))
                )
                if found is not None:
                    return length, found
        return 0, None

    def _torn(
        self, text: str, words: tuple[Word, ...], place: int
    ) -> tuple[int, frozenset[Identity] | None]:
        """Find a name that is written as several words; ordinary words in small letters are not."""
        for length in range(2, min(_APART, len(words) - place) + 1):
            part = words[place : place + length]
            gap = text[part[-2].end : part[-1].start]
            if not _TORN.fullmatch(gap):
                break
            least = _BROKEN if "\n" in gap and not gap.startswith("\n") else _JOINED
            if all(word.text.islower() and word.folds[0] in self.names.small for word in part):
                continue
            for which in (0, 1):
                fold = "".join(word.folds[which] for word in part)
                found = self.names.words.get(fold) if len(fold) >= least else None
                if found is not None:
                    return length, found
        return 0, None

    def _by_word(self, word: Word) -> frozenset[Identity] | None:
        known = self.names.words
        if word.text.islower() and word.folds[0] in self.names.small:
            return None
        for fold in word.folds:
            for form in (fold, fold.removesuffix("s"), fold.removesuffix("es")):
                if form in known:
                    return known[form]
        for part in _PART.findall(word.text):
            if folds(part)[0] in known:
                return known[folds(part)[0]]
        if word.folds[0] in self.names.ordinary or word.text.isdigit():
            return None
        return _nearly(word.folds[0], known, named=not word.text.islower())


def _nearly(
    fold: str, known: Mapping[str, frozenset[Identity]], *, named: bool
) -> frozenset[Identity] | None:
    """Find a name that a word is misspelt from; ``named`` says it is written as names are."""
    if len(fold) < _ONE_OFF - 1 or fold in FUNCTION_WORDS or fold.endswith("lly"):
        return None
    choices = process.extract(fold, known.keys(), scorer=OSA.distance, score_cutoff=2, limit=4)
    for name, distance, _ in choices:
        longer = max(len(fold), len(name))
        alike = named and longer >= _TWO_OFF_NAMED and name[0] == fold[0]
        if longer >= (_ONE_OFF if distance <= 1 else _TWO_OFF) or alike:
            return known[name]
    for name, identities in known.items():
        if len(name) >= _INSIDE and name in fold:
            return identities
    return None


def _is_of(word: Word, known: set[str]) -> bool:
    """Return whether a word beside a name is one of its words, a letter of it wrong or not."""
    fold = word.folds[0]
    if word.text.islower() or len(fold) < _BESIDE:
        return fold in known and not word.text.islower()
    found = process.extractOne(fold, known, scorer=OSA.distance, score_cutoff=1)
    return found is not None


def _replaced(text: str, found: list[Marked]) -> str:
    """Write labels over spans; of spans that overlap, all is covered and the first label stands."""
    parts: list[str] = []
    last, covered = 0, 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start < covered:
            covered = max(covered, one.end)
            last = covered
            continue
        gap = text[last : one.start]
        if not (parts and parts[-1] == one.label and not gap.strip(" .,&-")):
            parts.extend((gap, one.label))
        last = covered = one.end
    return "".join(parts) + text[last:]

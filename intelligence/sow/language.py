"""Whether a text is English: the SOW check knows no other language, and says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from models.sentence_rules import word_set

#: Words that English cannot do without, and that other languages in Latin letters do not share.
_ENGLISH = word_set(
    """
    the of and to is are be been will shall with for that this which by from not any all
    each as at on it its or has have must should would their they who when
    """
)
#: Commonest words of languages that statements of work come in, without those English shares.
_OTHER = word_set(
    """
    der die das und ist nicht ein eine einer für mit von den dem des zu auf wird werden sind
    durch le la les des une est et pour dans par sur avec aux du que qui sont sera pas el
    los las del una es y para con por se que como su al será no il lo gli dei della di che
    per con sono non è nel alla o os as da do das dos um uma e para com não em por são na ao
    het een van en met voor niet zijn wordt op te dat door bij aan och att är som för till
    av på med det inte ska og af til er ikke jest się nie na w z i do oraz że są
    """
)
#: Words of other languages that English lines hold too, or that are single letters.
_ENGLISH_TOO = word_set("a as con die do los met no o per se son van")
_FOREIGN = _OTHER - _ENGLISH - _ENGLISH_TOO
_WORD = re.compile(r"[^\W\d_]{1,40}")
_LATIN = re.compile(r"[A-Za-z]")
#: Enough to tell; the rest of a long text is in the same language or is an annex.
_LOOKED_AT = 20_000
#: Of fewer words nothing can be told, and the benefit of the doubt is theirs.
_TOO_FEW = 12
_LEAST_SHARE = 0.08
_LATIN_SHARE = 0.6


def looks_english(text: str) -> bool:
    """Say whether the check can read a text; of a few words, or none, it says yes.

    A text counts as English where its function words are (8 % of all words at least) and outnumber
    those of other languages in Latin letters. Lists of English nouns have few of either.

    >>> looks_english("The Supplier delivers the portal and the Client accepts it in ten days.")
    True
    >>> looks_english("Der Auftragnehmer liefert das Portal; der Kunde nimmt es in zehn Tagen ab.")
    False
    """
    words = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    letters = sum(map(len, words))
    if letters and sum(len(_LATIN.findall(word)) for word in words) < _LATIN_SHARE * letters:
        return False
    if len(words) < _TOO_FEW:
        return True
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER and word not in _ENGLISH for word in words)
    if english >= _LEAST_SHARE * len(words):
        return english >= other
    return other < _LEAST_SHARE * len(words)


#: Short entries are another language's where this many words tell it, this share of all of them,
#: and more than this many times as many as tell English.
_LEAST_MARKS, _MARKED_SHARE, _MARKED_TIMES = 2, 0.15, 2


def entries_are_foreign(entries: Iterable[str]) -> bool:
    """Say whether entries that are too short to tell by themselves are together not English.

    What tells another language is its function words and letters that English does not have; one
    borrowed word, or a customer's name, tells nothing.

    >>> entries_are_foreign(["Zugang zu spät", "Unklarer Umfang", "Schätzung zu niedrig"])
    True
    >>> entries_are_foreign(["Access late", "Müller GmbH silent", "Scope unclear"])
    False
    """
    words = [word.lower() for entry in entries for word in _WORD.findall(entry)]
    marked = sum(word in _FOREIGN or not word.isascii() for word in words)
    english = sum(word in _ENGLISH for word in words)
    return (
        marked >= _LEAST_MARKS
        and marked >= _MARKED_SHARE * len(words)
        and marked > _MARKED_TIMES * english
    )


class English(Enum):
    """Whether a line is English."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


#: Function words that a line must have for its language to be told, and by how much those of other
#: languages must outnumber English ones.
_LEAST_TELLING, _BY_FAR = 2, 2


def language_of(line: str) -> English:
    """Say whether a line is English; headings and rows of tables mostly do not tell.

    >>> language_of("Der Auftraggeber stellt dem Auftragnehmer die Unterlagen zur Verfügung.").value
    'no'
    >>> language_of("The Client provides the documents.").value, language_of("3. Abnahme").value
    ('yes', 'unsure')
    """
    words = [word.lower() for word in _WORD.findall(line)]
    letters = sum(map(len, words))
    latin = sum(len(_LATIN.findall(word)) for word in words)
    if letters >= _TOO_FEW and latin < _LATIN_SHARE * letters:
        return English.NO
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _FOREIGN for word in words)
    if other >= _LEAST_TELLING and other > _BY_FAR * english:
        return English.NO
    return English.YES if english >= _LEAST_TELLING and english > other else English.UNSURE


def may_be_foreign(line: str) -> bool:
    """Say whether nothing in a line is English and a word of another language is, or no word.

    >>> may_be_foreign("nach Eingang der Unterlagen"), may_be_foreign("Router | EUR 5,000")
    (True, False)
    """
    words = {word.lower() for word in _WORD.findall(line)}
    several = {word for word in words if len(word) > 1}
    return not words or bool(several & _FOREIGN and not several & _ENGLISH)

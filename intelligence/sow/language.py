"""Whether a text is English: the SOW check knows no other language, and says so."""

from __future__ import annotations

import re

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

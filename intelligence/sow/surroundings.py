"""What stands around a statement and settles it: a definition, a cap, a heading with who acts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from intelligence.sow.setting import Setting
from intelligence.sow.vague_terms import BLIND_TERMS, OPENINGS
from intelligence.sow.vocabulary import CAP, blind, in_small_letters

_MEANS = r"\b(?:means?|is one|are those|is that|has the meaning|have the meaning|refers? to)\b"
_DEFINED = re.compile(
    rf"\"(?P<term>[A-Za-z][\w -]{{2,40}})\"[^.]{{0,40}}?{_MEANS}"
    r"|^(?:\W{0,6}\d[\d.]{0,8}\W{1,6})?(?P<opens>[A-Z][a-z][\w-]{0,30}(?: [\w-]{1,30}){0,2}?)"
    r"(?: (?:in|on) this [a-z]+)? means\b"
)
#: No text defines more; each is looked for in every statement.
_MOST_TERMS = 60
_SUPPLIER = re.compile(
    r"\b(?:supplier|vendor|contractor|provider|consultant|agency|we|our|us|services of)\b",
    re.IGNORECASE,
)
_BLIND_SUPPLIER, _BLIND_CAP = blind(_SUPPLIER), blind(CAP)


def defined_terms(readings: Iterable[str]) -> frozenset[str]:
    """Return the vague terms, in small letters, that a text says the meaning of.

    >>> sorted(defined_terms(['"Promptly" means in an hour.', "Suitable gear means boots."]))
    ['promptly', 'suitable gear']
    """
    found = (
        (met["term"] or met["opens"]).lower()
        for one in readings
        if "mean" in one or '"' in one
        for met in _DEFINED.finditer(one)
    )
    return frozenset(islice(filter(_is_vague, found), _MOST_TERMS))


def _is_vague(small: str) -> bool:
    return any(BLIND_TERMS[number].search(small) for number in OPENINGS.possible(small))


def _as_a_word(term: str) -> str:
    return rf"(?<![\w-]){re.escape(term)}(?![\w-])"


def _met(small: str, terms: Iterable[str]) -> list[str]:
    """Return the terms that stand in a text as words, longer ones first."""
    longest = sorted(terms, key=lambda term: (-len(term), term))
    return [term for term in longest if term in small and re.search(_as_a_word(term), small)]


def says_what_is_meant(setting: Setting) -> bool:
    """Return whether all that is vague in a statement are terms that the text defines."""
    small = in_small_letters(setting.words) if setting.defined else ""
    met = _met(small, setting.defined)
    for term in met:
        small = re.sub(_as_a_word(term), " ", small)
    return bool(met) and not _is_vague(small)


def surroundings_of(setting: Setting) -> dict[str, bool]:
    """Return which cues stand around a statement."""
    small = in_small_letters(setting.words) if setting.defined else ""
    after = in_small_letters(setting.after.words) if setting.after else ""
    return {
        "above: supplier": bool(_BLIND_SUPPLIER.search(in_small_letters(setting.above))),
        "next: cap": bool(_BLIND_CAP.search(after)),
        "defined": bool(_met(small, setting.defined)),
    }

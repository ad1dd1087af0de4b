"""What stands around a statement and settles it: a definition, a cap, a heading with who acts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from intelligence.sow.setting import Setting
from intelligence.sow.vague_terms import TERMS
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
_BLIND_TERMS = tuple(blind(term.pattern) for term in TERMS)


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
    return any(term.search(small) for term in _BLIND_TERMS)


def says_what_is_meant(setting: Setting) -> bool:
    """Return whether all that is vague in a statement are terms that the text defines."""
    small = in_small_letters(setting.words) if setting.defined else ""
    met = [term for term in setting.defined if term in small]
    for term in met:
        small = small.replace(term, " ")
    return bool(met) and not _is_vague(small)


def surroundings_of(setting: Setting) -> dict[str, bool]:
    """Return which cues stand around a statement."""
    small = in_small_letters(setting.words) if setting.defined else ""
    after = in_small_letters(setting.after.words) if setting.after else ""
    return {
        "above: supplier": bool(_BLIND_SUPPLIER.search(in_small_letters(setting.above))),
        "next: cap": bool(_BLIND_CAP.search(after)),
        "defined": any(term in small for term in setting.defined),
    }

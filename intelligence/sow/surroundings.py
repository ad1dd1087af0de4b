"""What stands around a statement and settles it: a definition, a cap, a heading with who acts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from intelligence.sow.setting import Setting
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
    """Return the terms, in small letters, that a text says the meaning of.

    >>> sorted(defined_terms(['"Due care" means that of an engineer.', "Peak means 8 to 10."]))
    ['due care', 'peak']
    """
    found = (
        (met["term"] or met["opens"]).lower()
        for one in readings
        if "mean" in one or '"' in one
        for met in _DEFINED.finditer(one)
    )
    return frozenset(islice(found, _MOST_TERMS))


def surroundings_of(setting: Setting) -> dict[str, bool]:
    """Return which cues stand around a statement."""
    small = in_small_letters(setting.words) if setting.defined else ""
    after = in_small_letters(setting.after.words) if setting.after else ""
    return {
        "above: supplier": bool(_BLIND_SUPPLIER.search(in_small_letters(setting.above))),
        "next: cap": bool(_BLIND_CAP.search(after)),
        "defined": any(term in small for term in setting.defined),
    }

"""What stands around a statement and settles it: a definition, a cap, columns that name who."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import CAP, CHANGE, blind, in_small_letters

_MEANS = r"\b(?:means?|is one|are those|is that|has the meaning|have the meaning|refers? to)\b"
_DEFINED = re.compile(
    rf"\"(?P<term>[A-Za-z][\w -]{{2,40}})\"[^.]{{0,40}}?{_MEANS}"
    r"|^(?:\W*\d[\d.]*\W+)?(?P<opens>[A-Z][a-z][\w-]*(?: [\w-]+){0,2}?)"
    r"(?: (?:in|on) this [a-z]+)? means\b"
)
_AROUND: dict[str, re.Pattern[str]] = {
    "above: supplier": re.compile(
        r"\b(?:supplier|vendor|contractor|provider|consultant|agency|we|our|us|services of)\b",
        re.IGNORECASE,
    ),
}
_NEXT: dict[str, re.Pattern[str]] = {
    "next: cap": CAP,
    "next: change": CHANGE,
    "next: beyond": re.compile(
        r"\b(?:above|beyond|over|outside|more than) (?:that|this|it|these|those|them)\b",
        re.IGNORECASE,
    ),
}
_WHO = re.compile(
    r"\b(?:who|owner|decid\w*|respons\w*|by when|until|due|action by)\b", re.IGNORECASE
)
_BLIND_AROUND = {name: blind(one) for name, one in _AROUND.items()}
_BLIND_NEXT = {name: blind(one) for name, one in _NEXT.items()}


def defined_terms(readings: Iterable[str]) -> frozenset[str]:
    """Return the terms, in small letters, that a text says the meaning of.

    >>> sorted(defined_terms(['"Due care" means that of an engineer.', "Peak means 8 to 10."]))
    ['due care', 'peak']
    """
    return frozenset(
        (found["term"] or found["opens"]).lower()
        for one in readings
        if "mean" in one or '"' in one
        for found in _DEFINED.finditer(one)
    )


def surroundings_of(setting: Setting) -> dict[str, bool]:
    """Return which cues stand around a statement."""
    small = in_small_letters(setting.words)
    above = in_small_letters(setting.above)
    after = in_small_letters(setting.after.words) if setting.after else ""
    return (
        {name: bool(pattern.search(above)) for name, pattern in _BLIND_AROUND.items()}
        | {name: bool(pattern.search(after)) for name, pattern in _BLIND_NEXT.items()}
        | {
            "defined": any(term in small for term in setting.defined),
            "columns: who": setting.is_row
            and bool(_WHO.search(setting.statement.place.columns)),
        }
    )

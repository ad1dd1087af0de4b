"""Tells from an impact statement's words what kind of impact it was; it may be several or none.

A lexicon, because impacts are named in few words that a reader can check: each entry is a pattern
between word boundaries. A match is not counted when a negation stands shortly before it in the same
clause, unless the pattern itself begins with one, nor inside a name such as "claims handling".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: The kinds of impact, in the order in which they are told.
IMPACTS = ("delay", "cost", "dispute", "rework", "dissatisfaction", "escalation")

_FILE = Path(__file__).with_name("impact_words.json")
#: Words between a negation and what it negates.
_REACH = 4
_OWN = (
    "no",
    "not",
    "never",
    "nobody",
    "without",
    "will",
    "would",
    "won't",
    "could",
    "no-one",
    "do",
    "does",
    "did",
)


@dataclass(frozen=True)
class _Lexicon:
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    masks: re.Pattern[str]
    negated: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    words = "|".join(re.escape(word) for word in told["negations"] if word != "n't")
    return _Lexicon(
        tuple((impact, _between_words(told[impact])) for impact in IMPACTS),
        _between_words(told["masks"]),
        re.compile(
            rf"(?:\b(?:{words})|n't)(?:\s+(?!(?:but|and|until|although|only)\b)[\w'-]+){{0,{_REACH}}}\s*$",
        ),
    )


def _between_words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


def impacts_in(text: str) -> tuple[str, ...]:
    """Return the kinds of impact that a statement tells, in the order of `IMPACTS`.

    >>> impacts_in("The release came three weeks late and cost another 400 hours.")
    ('delay', 'cost')
    >>> impacts_in("There was no delay, and the escalation path was known.")
    ()
    """
    lexicon = _lexicon()
    masked = lexicon.masks.sub("_", text.casefold())
    return tuple(
        impact
        for impact, pattern in lexicon.patterns
        if any(not _negated(masked, found, lexicon) for found in pattern.finditer(masked))
    )


def _negated(text: str, found: re.Match[str], lexicon: _Lexicon) -> bool:
    if found.group().startswith(_OWN):
        return False
    if re.search(r"\b(?:not|never)\b", found.group()):
        return True
    clause = re.split(r"[.;:,!?]", text[: found.start()])[-1]
    return lexicon.negated.search(clause) is not None

"""Wording that a person has looked at and does not want to be told of again.

What is kept is a digest of the kind and the words, never the words: a statement of work that was
checked is not stored by deciding on one of its passages.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

#: By digest of the wording the reason that a person gave.
Suppressions = Mapping[str, str]

#: The action of the log that suppresses a wording, and the one that takes it back.
SUPPRESS = "suppress"
RESTORE = "restore"

#: What a missing section is in place of a kind; its words are the section's name.
MISSING = "missing_section"

_DIGITS = 32
#: What is a clause's number and nothing else: "4.2. ", "4.2) ", "4.2.1 ", "§ 4.2 ", "(a) ", "a. ".
_MARKED = (
    r"§§?\s*\d{1,3}(?:\.\d{1,2})*[.)]?|\(?\d{1,3}(?:\.\d{1,2})*\)|\d{1,3}(?:\.\d{1,2})+\."
    r"|\d{1,2}(?:\.1?\d){2,4}|\(?(?:[a-z]|[ivx]{2,4})\)|[a-z]\."
)
#: A number in a list, which the day of a month ("3. May 2026") looks like as well.
_LISTED = (
    r"\d{1,3}\.(?!\s*(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|quarter|half)\b)"
)
#: What an amount ("2.5 FTE", "1.50 EUR") looks like as well: only before words that none counts, or
#: one thing that something is said of.
_POINTED = (
    r"\d{1,3}\.\d{1,2}(?=\s+(?:the|any|all|as|no|neither|both|if|where|when|unless|except|upon"
    r"|should|there|its?|they|their|such|these|those|we|you|our|your|client|customer|contractor"
    r"|supplier|provider|vendor|(?!million|billion|thousand|percent|staff)[a-z]{5,}(?<!s)\s+(?:is|has)"
    r")\b)"
)
_NUMBERED = re.compile(rf"\s*(?:{_MARKED}|{_LISTED}|{_POINTED})\s+(?=[^\W\d_])", re.IGNORECASE)


def wording_digest(kind: str, words: str) -> str:
    """Return what identifies a wording of a kind, whatever its spaces, capitals and clause number.

    A number that may be an amount or a day is no clause number: "2.5 FTE", "3. May".

    >>> wording_digest("open_ended", "As  needed") == wording_digest("open_ended", "as needed")
    True
    >>> wording_digest("open_ended", "4.2 As needed.") == wording_digest("open_ended", "As needed.")
    True
    >>> wording_digest("open_ended", "2.5 FTE") == wording_digest("open_ended", "3.5 FTE")
    False
    >>> wording_digest("vague_term", "TBD") == wording_digest("to_be_decided", "TBD")
    False
    """
    number = _NUMBERED.match(words)
    return older_digest(kind, words[number.end() :] if number else words)


def older_digest(kind: str, words: str) -> str:
    """Return what identified a wording before, its clause number with it; decisions stand by it."""
    told = f"{kind}\x1f{' '.join(words.casefold().split())}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def accepted_because(suppressed: Suppressions, kind: str, words: str) -> str | None:
    """Return why a wording was accepted, by either of its digests; None where it was not."""
    digests = (wording_digest(kind, words), older_digest(kind, words))
    return next((suppressed[one] for one in digests if one in suppressed), None)

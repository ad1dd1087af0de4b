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
#: The number of a clause before its first word: "4.2 ", "3. ", "(a) "; no quantity ("40 users").
_NUMBERED = re.compile(
    r"^\s*\(?(?:\d{1,3}(?:\.\d{1,3}){1,4}[.)]?|(?:\d{1,3}|[a-z])[.)])\s+(?=[A-Z])"
)


def wording_digest(kind: str, words: str) -> str:
    """Return what identifies a wording of a kind, whatever its spaces, capitals and clause number.

    >>> wording_digest("open_ended", "As  needed") == wording_digest("open_ended", "as needed")
    True
    >>> wording_digest("open_ended", "4.2 As needed.") == wording_digest("open_ended", "As needed.")
    True
    >>> wording_digest("vague_term", "TBD") == wording_digest("to_be_decided", "TBD")
    False
    """
    unnumbered = _NUMBERED.sub("", words, count=1)
    told = f"{kind}\x1f{' '.join(unnumbered.casefold().split())}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]

"""Labels that name the root cause outright, and values that tell one although they repeat."""

from __future__ import annotations

import re
from collections.abc import Collection

#: "Root cause", "Underlying causes", "Cause of the delay"; never "Cause code" or "Root cause type".
_NAMES = re.compile(
    r"(?:(?:(?:bug )?root|underlying|proximate) )?causes?(?: (?:description|text|details|notes))?"
    r"|(?:root )?causes? (?:of|for) .{1,80}"
    r"|rca|root cause analysis|what caused it|reason for (?:failure|issue)|failure reason"
    r"|ursachen?|cause racine|oorzaak|oorzaken"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG = 4


def names_cause(forms: Collection[str]) -> bool:
    """Return whether a label, in one of its normalised forms, says that it holds the root cause.

    >>> names_cause(["root cause"]), names_cause(["lesson cause", "cause"])
    (True, True)
    >>> names_cause(["cause code"]), names_cause(["category"]), names_cause(["trigger"])
    (False, False, False)
    """
    return any(_NAMES.fullmatch(form) is not None for form in forms)


def is_phrase(value: str) -> bool:
    """Return whether a value is of two words or more, so that it tells something by itself.

    Letters beside numbers (``RC 12``) and keys of short parts (``SAP-PM``) are no words.

    >>> is_phrase("Vendor delay"), is_phrase("RC-07 Poor estimates"), is_phrase("C-12")
    (True, True, False)
    >>> is_phrase("P1/High"), is_phrase("OWNERSHIP"), is_phrase("SAP-PM")
    (False, False, False)
    """
    words = _WORD.findall(value[:200])
    return len(words) > 1 and max(map(len, words)) >= _LONG

"""The thing that a statement tells somebody to do something with, by its head: "test reports"."""

from __future__ import annotations

import re

from intelligence.sow.concepts import concept

#: The thing of a statement that names none.
NO_THING = ""
_VERBS = (
    r"(?:provides?|suppl(?:y|ies)|delivers?|furnish(?:es)?|sends?|hosts?|maintains?|keeps?|writes?"
    r"|prepares?|installs?|builds?|tests?|buys?|orders?|pays? for|makes?|creates?|cleans?|repairs?"
    r"|hands? over|gives?|bears?|translates?|brings?|owns?)"
)
_ARTICLE = r"(?:the |an? |all |any |its |our |your |their |every |each )*"
_ENDS = (
    r"(?= (?:of|for|in|at|on|from|with|to|by|into|before|after|within|until|during|that|which|and"
    r"|or|free|itself)\b|[.,;:()]|\s*$)"
)
_ACTIVE = re.compile(
    rf"\b{_VERBS} {_ARTICLE}(?P<thing>[a-z][\w-]*(?: [\w-]+){{0,3}}?){_ENDS}", re.IGNORECASE
)
_PASSIVE = re.compile(
    rf"^\W*{_ARTICLE}(?P<thing>[a-z][\w-]*(?: [\w-]+){{0,3}}?)(?: (?:of|for|in) [\w -]{{2,40}}?)?"
    r" (?:is|are|will be|shall be|must be) (?:[a-z]+ly )?[a-z]+(?:ed|t|en|ght|ade|ne)\b.*\bby\b",
    re.IGNORECASE,
)


def thing_of(words: str) -> str:
    """Return the concept of the thing that a statement has somebody do something with.

    >>> thing_of("The Supplier supplies the test reports for the data.")
    'report'
    >>> thing_of("The test reports of the pumps are written by the Client.")
    'report'
    """
    found = _PASSIVE.match(words) or _ACTIVE.search(words)
    return concept(found["thing"].split()[-1].lower()) if found else NO_THING

"""What a statement puts in scope, and what out of it, item by item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.sow.concepts import concepts
from intelligence.sow.facts import telling
from intelligence.sow.outline import Place, Shape

_OUT = re.compile(
    r"\b(?:excluded|excluding|excludes|exclusions?|out of (?:the )?scope|outside (?:the "
    r"|this )?(?:scope"
    r"|contract|work|offer|engagement)|not (?:part of|included|covered|in scope|contained"
    r"|comprised)"
    r"|not in (?:the )?(?:price|scope|offer)|lies? outside|lie outside|not (?:migrated|delivered"
    r"|done|taken"
    r" over))\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:included|includes?|including|in scope|scope|comprises?|covers?|contains?|consists? of"
    r"|services|tasks|deliverables|part of the (?:price|work|offer|fee))\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:delivers?|builds?|migrates?|installs?|provides?|supplies|configures?|trains?|translates?"
    r"|maintains?|repairs?|hosts?|tests?|moves?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:is|are) (?:migrated|moved|delivered|installed|built|trained|translated|maintained|tested"
    r"|replaced)\b",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(r"\b(?:that|which|unless|if)\b", re.IGNORECASE)
_NOT_ALL = re.compile(
    r"\b(?:other|others|further|additional|more|except|than|beyond|unless|if|not listed|do not list"
    r"|that are not|which are not|later|after|before|rest|remaining|except|only|own|on (?:its"
    r"|their)"
    r"|without)\b|\d",
    re.IGNORECASE,
)
_PARTS = re.compile(r",|;|\band\b|\bas well as\b|\bor\b|\bnor\b")
_COLON = re.compile(r"[:|]")
_OF_ITEM = 0.5


@dataclass(frozen=True, slots=True)
class ScopeItem:
    """An item that a statement puts in scope, or out of it."""

    inside: bool
    words: frozenset[str]
    whole: bool


def scope_items(words: str, place: Place, acting: str) -> tuple[ScopeItem, ...]:
    """Return the items that a statement puts in or out; none where it says nothing of scope."""
    above = f"{place.heading} {place.lead_in}"
    out = bool(_OUT.search(words) or _OUT.search(above))
    done = acting == "supplier" and _DOES.search(words)
    done = done or (acting != "client" and _DONE.search(words))
    inside = bool(_IN.search(words) or done)
    by_others = bool(_DOES.search(words)) and acting != "supplier"
    if not out and not inside and not by_others and place.shape is not Shape.PROSE:
        inside = bool(_IN.search(above)) and acting != "client"
    if not out and not inside:
        return ()
    colon = _COLON.search(words)
    plain = words[colon.end() :] if colon else words
    cue = _OUT.search(plain) if out else None
    listed = bool(colon) or (cue is None and not _DOES.search(plain))
    if cue:
        plain = plain[: cue.start()] if cue.start() > len(plain) // 3 else plain[cue.end() :]
    restricted = bool(_RESTRICTED.search(words))
    pieces = _PARTS.split(plain) if listed or out else [plain]
    return tuple(
        ScopeItem(not out, telling(concepts(piece)), not (restricted or _NOT_ALL.search(piece)))
        for piece in pieces
        if telling(concepts(piece))
    )


@dataclass(frozen=True, slots=True)
class InAndOut:
    """What one statement puts in and another out, and how much of either that is."""

    item: str
    of_inner: float
    of_outer: float
    whole: bool


def both_in_and_out(one: tuple[ScopeItem, ...], other: tuple[ScopeItem, ...]) -> InAndOut | None:
    """Return the item that the one puts in and the other puts out; null if there is none."""
    best: InAndOut | None = None
    for mine in one:
        for its in other:
            if mine.inside == its.inside:
                continue
            inner, outer = (mine, its) if mine.inside else (its, mine)
            shared = outer.words & inner.words
            found = InAndOut(
                " ".join(sorted(shared)),
                len(shared) / len(inner.words),
                len(shared) / len(outer.words),
                outer.whole,
            )
            if found.of_outer >= _OF_ITEM and (best is None or _more(found) > _more(best)):
                best = found
    return best


def _more(found: InAndOut) -> float:
    return found.of_outer + found.of_inner / 2

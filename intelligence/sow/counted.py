"""Writes a number where an amount of work is named without one."""

from __future__ import annotations

import re

from intelligence.sow.rewriting import closed, lowered, replaced
from intelligence.sow.vocabulary import AGENT

_WORD = re.compile(r"[\w'/-]+$")
#: Words that a noun phrase begins after.
_OPENS = re.compile(
    r"(?:the|these|those|our|your|their|its|his|her|my|all|own|of|for|in|on|at|to|by|with|from|into"
    r"|onto|about|over|under|between|against|across|among|through|during|after|before|within|without"
    r"|and|or|but|nor|as|than|that|which|who|via|per|plus|also|both|not|only|when|if|where|while"
    r"|includ\w*|cover\w*|is|are|be|was|were|has|have|will|shall|must|can|may|should|\w+'s?|\w*\d\w*"
    r"|it|they|we|you|he|she|up|out|down|off)$",
    re.IGNORECASE,
)
_MASS = re.compile(r"data$", re.IGNORECASE)
#: Plurals before another noun, which look like a verb.
_NO_VERB = re.compile(r".*(?:ss|us|is)$|sales|news|goods|operations|logistics|analytics|hr")
#: Nouns that are counted but that nobody lists.
_NEVER_LISTED = re.compile(
    r"(?:person-|man-)?(?:hours|days)|rounds|cycles|iterations", re.IGNORECASE
)
_REGULAR = re.compile(
    r"(?:regular|periodic|frequent|occasional|recurring|ongoing|repeated|iterative) ", re.IGNORECASE
)
_RHYTHM = re.compile(r"periodically|on an ongoing basis", re.IGNORECASE)
_POINT = re.compile(r" (?:point|time|stage|date|day)\b", re.IGNORECASE)
_FURTHER = re.compile(r"additional|further", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s(?P<noun>(?:[a-z][\w-]*\s)?[\w-]+s)(?![\w-])")
#: "Sufficient for the users", "how many devices": no number can stand there.
_NO_NOUN = re.compile(r"(?:for|the|to|in|of|and|or|with)\b", re.IGNORECASE)
_HOW = re.compile(r"\b(?:how|as|so|too|that|not|very)\s*$", re.IGNORECASE)
#: What is said after a verb that looks like a plural: "measures and documents it".
_ACTS_ON = re.compile(r" (?:it|them|this|a|an|its|what|how|whether)\b", re.IGNORECASE)
#: A name or a party alone before what looks like a plural, and its object: "Orbis patches devices",
#: "The Supplier tests each release". Where it is a noun after all, no word is put in the middle.
_ACTOR = re.compile(
    rf"\W*(?:(?i:the|our) )?(?:(?i:{AGENT})|[A-Z][a-z]\w*(?: [A-Z][a-z]\w*){{0,2}})"
)
_OBJECT = re.compile(r" (?!(?:is|are|was|has|as|to|of|in|on|at|by|for|from|and|or|with)\b)[a-z]")
_QUANTITY = "The quantity in the price is [number]."
_MOST_BEFORE = 3


def counted(
    words: str, start: int, end: int, plural: re.Pattern[str], verb: re.Pattern[str]
) -> str:
    """Return the statement with a blank for the number of what ``[start, end)`` names.

    ``plural`` knows the nouns that are counted, and ``verb`` what is done with them.
    """
    trigger = words[start:end]
    noun = plural.search(trigger)
    if _RHYTHM.fullmatch(trigger):
        return replaced(words, start, end, "[number] times a month")
    if noun is None:
        return _of_amount(words, start, end)
    if _MASS.fullmatch(noun[0]):
        return closed(words, "The volume of the data is [number] [unit].", start)
    if noun.start() == 0:
        if _is_done(words, start, end):
            return closed(words, _QUANTITY, start)
        return _listed(_before_phrase(words, start, verb), noun[0], start)
    return _of_quantifier(words, start, end, noun)


def _is_done(words: str, start: int, end: int) -> bool:
    """Whether what looks like a plural is a verb, or may be one."""
    return acts_alone(words, start, end) or bool(_ACTS_ON.match(words, end))


def acts_alone(words: str, start: int, end: int) -> bool:
    """Say whether a name or a party stands right before what looks like a plural, and its object.

    >>> acts_alone("The Supplier tests each release.", 13, 18)
    True
    >>> acts_alone("Monthly reports are sent.", 8, 15)
    False
    """
    return bool(_ACTOR.fullmatch(words[:start].strip()) and _OBJECT.match(words, end))


def _of_quantifier(words: str, start: int, end: int, noun: re.Match[str]) -> str:
    """Return the statement with a number for words such as "several" before a noun."""
    trigger = words[start:end]
    regular = _REGULAR.match(trigger)
    kept = trigger[regular.end() if regular else _quantifier(trigger, noun.start()) :]
    if _NO_NOUN.match(kept) or _HOW.search(words[:start]):
        return closed(words, _QUANTITY, start)
    number = "[number] further" if _FURTHER.match(trigger) else "[number]"
    anew = f"{number} {kept}{' a month' if regular else ''}"
    return _listed(replaced(words, start, end, anew), "" if regular else noun[0], start)


def _listed(anew: str, noun: str, at: int) -> str:
    """Return the statement with where its things are listed."""
    if not noun or _NEVER_LISTED.fullmatch(noun):
        return anew
    return closed(anew, f"The {lowered(noun)} are listed in Annex [letter].", at)


def _quantifier(trigger: str, noun: int) -> int:
    """Return where the words that stand for a number end, and the noun with its adjectives begins.

    They end with "of", or are one word.
    """
    of = trigger.find(" of ", 0, noun)
    return of + len(" of ") if of >= 0 else trigger.find(" ") + 1


def _before_phrase(words: str, start: int, verb: re.Pattern[str]) -> str:
    """Return the statement with a number before the adjectives and nouns that lead to a noun."""
    at = start
    for _ in range(_MOST_BEFORE + 1):
        before = words[:at].rstrip()
        found = _WORD.search(before)
        if found is None or _opens(found[0], verb):
            begins = at == start and (found is None or any(map(str.isdigit, found[0])))
            shown = words[:at] + lowered(words[at:]) if begins else words
            return replaced(shown, at, at, "[number]")
        at = found.start()
    return replaced(words, start, start, "[number]")


def _opens(word: str, verb: re.Pattern[str]) -> bool:
    small = word.lower()
    seems_verb = small.endswith("s") and not _NO_VERB.fullmatch(small)
    return bool(_OPENS.match(word) or verb.fullmatch(word) or seems_verb)


def _of_amount(words: str, start: int, end: int) -> str:
    """Return the statement with a number for an amount of something that is not known."""
    trigger = words[start:end]
    if trigger.lower() in {"some", "certain"} and _POINT.match(words, end):
        point = _POINT.match(words, end)
        at = re.search(r"\bat $", words[:start])
        return replaced(
            words, at.start() if at else start, point.end() if point else end, "on [date]"
        )
    regular = _REGULAR.match(trigger)
    if regular:
        return replaced(words, start, end, f"[number] {trigger[regular.end() :]} a month")
    if _NOUN_AFTER.match(words, end):
        further = "[number] further" if _FURTHER.match(trigger) else "[number]"
        return replaced(words, start, end, further)
    return closed(words, _QUANTITY, start)

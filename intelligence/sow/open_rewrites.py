"""What to write instead of words that leave a list or a duty without an end."""

from __future__ import annotations

import re
from enum import StrEnum

from intelligence.sow.rewriting import (
    closed,
    ends_clause,
    extended,
    replaced,
    set_off,
    without,
)


class Opens(StrEnum):
    """What is left open."""

    NAMED = "named"
    TAIL = "tail"
    DEMAND = "demand"
    ALL = "all"
    AMOUNT = "amount"
    END = "end"
    EXAMPLE = "example"


_HOURS = "up to [number] hours a month"
_HOURS_CLOSED = "This is capped at [number] hours a month."
_UNTIL = "until [date] or after [number] person-days, whichever comes first"
_UNTIL_CLOSED = "This ends on [date] or after [number] person-days, whichever comes first."
_REST = "[the remaining items, named]"
_ITEMS = "[the items, named and counted]"
_CONJUNCTION = re.compile(r"\b(?:and|or),?\s*$", re.IGNORECASE)
#: What leaves a list open a second time: "only" before it would contradict it.
_OPEN = re.compile(
    r"\b(?:other|further|additional|etc|similar|anything|everything)\b|\bas (?:\w+ )?(?:assigned"
    r"|required|requested|needed|necessary|directed)\b|\bany \w+ (?:that|which)\b",
    re.IGNORECASE,
)
_AS_MANY = re.compile(r"as many (?P<what>\w+) as", re.IGNORECASE)
_COMMA = re.compile(r"\s*,?\s*")
_INCLUDES = re.compile(r"includ(?P<form>es|e|ed|ing)?\b", re.IGNORECASE)
_BEFORE_NAMES = re.compile(r"[,(:;|-]\s*$|^\s*$")
_WHOLE_LIST = re.compile(r"among|inter alia|to name", re.IGNORECASE)
#: What a phrase for everything ends with that still says which: "needed to", "that may".
_GOES_ON = re.compile(
    r" (?:(?:needed|required|requested|necessary) )?(?:to(?: (?:achieve|complete|ensure|make"
    r"|bring))?|(?:that|which)(?: may)?|(?:that |which )?arising|(?:that |which )?(?:are |is )?"
    r"(?:identified|required|requested|needed|necessary|demanded|desired|instructed|directed))$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"any (?:and all|other|further|additional|such other|related|remaining|and every)$",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:any|each|every)\b.*(?:[^s]|ss)$", re.IGNORECASE)
_MASS = re.compile(
    r"(?:work|support|assistance|documentation|effort|feedback|training|data)$", re.IGNORECASE
)
_BOUNDS = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        ("round the clock", "from [time] to [time] on [days]"),
        ("indefinitely|in perpetuity|perpetually|endlessly", "until [date]"),
        ("no (?:upper )?limit on", "a limit of [number] on"),
        ("no (?:upper )?limit", "a limit of [number]"),
        ("any number of", "up to [number]"),
    )
)
_WITHOUT = re.compile(r"without (?:any )?limits?", re.IGNORECASE)
_UNLIMITED = re.compile(r"unlimited(?: (?P<noun>\w+))?$", re.IGNORECASE)
_AFTER_ARTICLE = re.compile(r"(?<!\w)an?\s*$", re.IGNORECASE)
_STATES = re.compile(r"\b(?:is|are|be|remains?)\s*$", re.IGNORECASE)
_ON_A_BASIS = re.compile(r"\bon an?\s*$", re.IGNORECASE)
_GOING = re.compile(r"(?:ongoing|continu(?:ous|ing|al)(?:ly)?)(?: |$)", re.IGNORECASE)


def closed_anew(words: str, start: int, end: int, opens: Opens) -> str:
    """Return the statement with its opening at ``[start, end)`` closed."""
    writers = {
        Opens.NAMED: _named,
        Opens.TAIL: _tail,
        Opens.DEMAND: _demand,
        Opens.ALL: _all,
        Opens.AMOUNT: _amount,
        Opens.END: _end,
        Opens.EXAMPLE: _example,
    }
    return writers[opens](words, start, end)


def _named(words: str, start: int, end: int) -> str:
    """Return the list with nothing but what it names."""
    end = _past_comma(words, end)
    found = _INCLUDES.match(words, start, end)
    form = found["form"] if found else None
    if found and _OPEN.search(words, end):
        return closed(replaced(words, start, end, found[0]), f"This is limited to {_ITEMS}.", start)
    if ends_clause(words, end) or _CONJUNCTION.search(words[:start]):
        cut = without(words, start, end).rstrip(" ,")
        return closed(cut, f"This is limited to {_ITEMS}.", start)
    if form == "ing" or found is None:
        before = words[:start]
        if found is None and re.search(r"\b(?:is|are|be)\s*$", before, re.IGNORECASE):
            return replaced(words, start, end, "limited to")
        comma = "" if _BEFORE_NAMES.search(before) else ", "
        if re.search(r"\bbut\s*$", before, re.IGNORECASE):
            start, comma = len(before.rstrip()[:-3].rstrip()), ", "
        return replaced(words, start, end, f"{comma}namely")
    return replaced(words, start, end, f"{found[0]} only")


def _past_comma(words: str, end: int) -> int:
    found = _COMMA.match(words, end)
    return found.end() if found and "," in found[0] else end


def _tail(words: str, start: int, end: int) -> str:
    """Return the list with what it leaves out named."""
    trigger = words[start:end]
    if _WHOLE_LIST.match(trigger) and not ends_clause(words, end):
        return closed(
            without(words, start, end), f"Further items are {_REST}, and no others.", start
        )
    if _WHOLE_LIST.match(trigger) and words[end : end + 1] == ",":
        begun = not words[:start].strip()
        cut = replaced(words, start, end + 1, "") if begun else _without_aside(words, start, end)
        return closed(cut, f"Further items are {_REST}, and no others.", start)
    if re.match(r"\s?than\b", words[end:]):
        return closed(words, f"This is limited to {_ITEMS}.", start)
    joined = "or" if trigger.lower().startswith("or ") else "and"
    return replaced(words, start, end, f"{joined} {_REST}")


def _without_aside(words: str, start: int, end: int) -> str:
    """Return the statement without words between commas."""
    before = words[:start].rstrip().rstrip(",")
    return f"{before} {words[end:].lstrip(' ,')}"


def _demand(words: str, start: int, end: int) -> str:
    many = _AS_MANY.fullmatch(words, start, end)
    if many:
        return closed(words, f"This is capped at [number] {many['what']}.", start)
    if set_off(words, start, end):
        return replaced(words, start, end, f", {_HOURS},")
    if _is_alone(words, start, end):
        return replaced(words, start, end, _HOURS)
    return closed(words, _HOURS_CLOSED, start)


def _is_alone(words: str, start: int, end: int) -> bool:
    """Whether the words are all that a cell or a bracket holds."""
    before = words[:start].rstrip()
    return ends_clause(words, end) and before.endswith(("|", "(", "["))


def _all(words: str, start: int, end: int) -> str:
    """Return the statement with the items that are meant; what says which ones of them stays."""
    trigger = words[start:end]
    if _DETERMINER.match(trigger) or trigger.lower().startswith("other "):
        return closed(words, f"This is limited to {_ITEMS}.", start)
    if trigger.lower().endswith(("takes", "asks", "ask")):
        end += len(" for") if words[end : end + 4] == " for" else 0
        if trigger.lower().endswith("takes"):
            return replaced(words, start, end, "up to [number] person-days")
    goes_on = _GOES_ON.search(trigger)
    kept = goes_on[0] if goes_on and not ends_clause(words, end) else ""
    plain = trigger[: goes_on.start()] if goes_on else trigger
    if _ONE.match(plain) and not _MASS.search(plain):
        return closed(words, f"This is limited to {_ITEMS}.", start)
    return replaced(words, start, end, f"{_ITEMS}{kept}")


def _amount(words: str, start: int, end: int) -> str:
    """Return the statement with an upper bound where its words say that there is none."""
    trigger, before = words[start:end], words[:start]
    for pattern, instead in _BOUNDS:
        if pattern.fullmatch(trigger):
            return replaced(words, start, end, instead)
    if _WITHOUT.match(trigger) and ends_clause(words, end):
        return replaced(words, start, end, "up to [number] [unit]")
    unlimited, article = _UNLIMITED.match(trigger), _AFTER_ARTICLE.search(before)
    if unlimited and unlimited["noun"] == "number" and words[end : end + 4] == " of ":
        return replaced(words, article.start() if article else start, end + 3, "up to [number]")
    if unlimited and unlimited["noun"] and not article:
        noun = unlimited["noun"]
        counted = noun.endswith("s")
        anew = f"up to [number] {noun}" if counted else f"{noun} of up to [number] [unit]"
        return replaced(words, start, end, anew)
    if _STATES.search(before) and ends_clause(words, end):
        return replaced(words, start, end, "limited to [number or amount]")
    return closed(words, "This is capped at [number] [unit].", start)


def _end(words: str, start: int, end: int) -> str:
    basis = _ON_A_BASIS.search(words[:start])
    if basis and words[start:end].lower().endswith(" basis"):
        start = basis.start()
    elif _GOING.match(words[start:end]):
        return closed(words, _UNTIL_CLOSED, start)
    if set_off(words, start, end) and words[start:end].lower()[:6] in {
        "until ",
        "on an ",
        "throug",
    }:
        return replaced(words, start, end, _UNTIL)
    return closed(words, _UNTIL_CLOSED, start)


def _example(words: str, start: int, _end: int) -> str:
    return extended(words, f", limited to {_ITEMS}", start)

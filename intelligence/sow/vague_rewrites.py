"""What to write instead of a vague term, or beside it where its sentence needs it."""

from __future__ import annotations

import re
from collections.abc import Callable

from intelligence.sow.rewriting import closed, ends_clause, extended, replaced, without
from intelligence.sow.vague_terms import Vague

_DAYS = "within [number] working days"
_EVENT = " of [event]"
_SOON = re.compile(
    r"as .*|asap|a\.s\.a\.p\.?|(?:in|on) a .*|without .*|\w+ly|soon|at short notice"
    r"|in good time|in a reasonable time|(?:within|in|after|for) (?:a|the) reasonable .*",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"(?P<lead>at )?(?:short|reasonable|sufficient) notice", re.IGNORECASE)
_SPAN = re.compile(r"reasonable (?:time|period|timeframe)", re.IGNORECASE)
_TURNAROUND = re.compile(r"(?:short|fast|quick|rapid) (?P<what>\w+(?: times?)?)", re.IGNORECASE)
_NEAR = re.compile(
    r"(?:shortly|soon) (?P<which>after|before|thereafter)"
    r"|(?:shortly|soon|immediately)(?= (?:after|before|following|upon))",
    re.IGNORECASE,
)
_EVENT_NAMED = re.compile(r" (?:after|of|from|following|upon)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:\band|\bor|\bbut|\bthan|\bas|,)\s*$", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:,|and\b|or\b|but\b)", re.IGNORECASE)
_REGULAR = re.compile(r"(?:regular|periodic|frequent|occasional|routine)\w*", re.IGNORECASE)
_WHEN_ADVERB = re.compile(r"\w+ly|from time to time|often|(?:at|on) .*", re.IGNORECASE)
_TRIES = re.compile(
    r"(?P<verb>strives?|endeavou?rs?|aims?|seeks?|tr(?:y|ies)|attempts?|intends?|hopes?) to"
    r"|(?P<does>does|do|try) (?:its|their|our) (?:best|utmost)",
    re.IGNORECASE,
)
_EFFORTS = re.compile(r".*(?:efforts?|endeavou?rs?)$", re.IGNORECASE)
_MAKES = re.compile(r"\bmake(?P<s>s)? $|\b(?:use|exert)(?P<uses>s)? $", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:qualified|experienced|skilled|senior|competent|knowledgeable|capable)(?: and \w+)? "
    r"(?P<who>(?!and\b)\w+(?: members?)?)",
    re.IGNORECASE,
)
_ADJECTIVE_BEFORE = re.compile(r"\b(?:is|are|be|remains?|feels?|looks?)\s*$", re.IGNORECASE)
#: "Frequently asked", "regular price": a fixed name.
_ASKED = re.compile(r" (?:asked|used|held|prices?|rates?|fees?)\b", re.IGNORECASE)
_AS_MUCH = re.compile(r"\bas \w+ $", re.IGNORECASE)
_PERSON_DAYS = "up to [number] person-days"


def measured(words: str, start: int, end: int, term: Vague) -> str:
    """Return the statement with a measure in place of its vague term, or beside it."""
    degree = _AS_MUCH.search(words[:start]) if words[start:end].lower().startswith("as ") else None
    if degree:
        return _meant(words, degree.start(), end, "[figure or list]")
    for first, writer in _WRITERS:
        if term.measure.startswith(first):
            return writer(words, start, end)
    if term.in_place:
        return replaced(words, start, end, term.measure)
    return _meant(words, start, end, term.measure)


def _repeated(words: str, start: int, end: int) -> str:
    """Return the statement with a rhythm in place of words for one that is not named."""
    trigger, rhythm = words[start:end], "every [number] weeks"
    joined = _JOINED.search(words[:start]) or _JOINS.match(words, end)
    stays = joined or _ASKED.match(words, end) or _states(words, start)
    if _REGULAR.fullmatch(trigger) and not stays:
        return extended(without(words, start, end), f", {rhythm}", start)
    if ends_clause(words, end) and not joined and _WHEN_ADVERB.fullmatch(trigger):
        return replaced(words, start, end, rhythm)
    return _meant(words, start, end, rhythm)


def _meant(words: str, start: int, end: int, measure: str) -> str:
    """Return the statement with what its word means."""
    means = measure
    if measure.startswith("[number] of 10"):
        means = f"that {measure}"
    elif measure.startswith("meeting"):
        means = measure.replace("tested by", "passing")
    said = words[start:end].replace('"', "")
    return extended(words, f', where "{said}" means {means}', start)


def _states(words: str, start: int) -> bool:
    return bool(_ADJECTIVE_BEFORE.search(words[:start]))


def _timed(words: str, start: int, end: int) -> str:
    """Return the statement with a number of days for words of speed."""
    trigger = words[start:end]
    near = _NEAR.match(words, start)
    if near and (near["which"] or "") != "thereafter":
        after = near["which"] or ""
        before = after == "before" or words[end : end + 7] == " before"
        lead = "no more than [number] working days" if before else _DAYS
        return replaced(words, start, near.end(), f"{lead} {after}".strip())
    notice, span = _NOTICE.fullmatch(trigger), _SPAN.fullmatch(trigger)
    if notice:
        lead = "at " if notice["lead"] else ""
        return replaced(words, start, end, f"{lead}[number] working days' notice")
    if span:
        article = re.search(r"(?<!\w)an? $", words[:start], re.IGNORECASE)
        at = article.start() if article else start
        return replaced(words, at, end, "[number] working days")
    turnaround = _TURNAROUND.fullmatch(trigger)
    if turnaround:
        return replaced(words, start, end, f"{turnaround['what']} of at most [number] hours")
    return _hastened(words, start, end)


def _hastened(words: str, start: int, end: int) -> str:
    """Return the statement with a period for an adverb or an adjective of speed."""
    event = "" if _EVENT_NAMED.match(words, end) else _EVENT
    joined = _JOINED.search(words[:start]) or _JOINS.match(words, end)
    adverb = _SOON.fullmatch(words[start:end])
    in_place = ends_clause(words, end) or not event or (adverb and joined)
    if in_place and (adverb or _states(words, start)):
        return replaced(words, start, end, f"{_DAYS}{event}")
    if joined or not words[:start].strip() or _states(words, start):
        return _meant(words, start, end, f"{_DAYS}{event}")
    comma = "" if adverb else ","
    return extended(without(words, start, end), f"{comma} {_DAYS}{event}", start)


def _tried(words: str, start: int, end: int) -> str:
    """Return the statement with an effort that has an end."""
    trigger = words[start:end]
    tries, makes = _TRIES.fullmatch(trigger), _MAKES.search(words[:start])
    if tries:
        verb = (tries["verb"] or tries["does"]).lower()
        spend = "spends" if verb.endswith("s") else "spend"
        to = " to" if tries["verb"] else ""
        return replaced(words, start, end, f"{spend} {_PERSON_DAYS}{to}")
    if _EFFORTS.fullmatch(trigger) and makes:
        spends = bool(makes["s"] or makes["uses"])
        return replaced(words, makes.start(), end, f"spend{'s' if spends else ''} {_PERSON_DAYS}")
    if ends_clause(words, end) and not _JOINED.search(words[:start]):
        basis = re.search(r"\bon an? $", words[:start], re.IGNORECASE)
        return replaced(words, basis.start() if basis else start, end, f"with {_PERSON_DAYS}")
    return closed(words, "For this, up to [number] person-days are spent.", start)


def _qualified(words: str, start: int, end: int) -> str:
    """Return the statement with what qualifies people."""
    people = _PEOPLE.fullmatch(words, start, end)
    alone = not _JOINED.search(words[:start]) and not re.match(r" (?:of|with)\b", words[end:])
    if people and alone:
        proof = "with [certificate] and [number] years of practice"
        return replaced(words, start, end, f"{people['who']} {proof}")
    return _meant(words, start, end, "[certificate, years or test]")


_WRITERS: tuple[tuple[str, Callable[[str, int, int], str]], ...] = (
    (_DAYS, _timed),
    ("every", _repeated),
    (_PERSON_DAYS, _tried),
    ("[role", _qualified),
)

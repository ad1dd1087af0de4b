"""The participle of a verb, for turning "we forgot the review" into "review forgotten"."""

from __future__ import annotations

_IRREGULAR = """
be been|am been|is been|are been|was been|were been|become become|became become|begin begun
began begun|bind bound|blow blown|blew blown|break broken|broke broken|bring brought|build built
buy bought|catch caught|choose chosen|chose chosen|come come|came come|cost cost|cut cut
deal dealt|dig dug|do done|does done|did done|draw drawn|drew drawn|drive driven|drove driven
eat eaten|ate eaten|fall fallen|fell fallen|feed fed|feel felt|fight fought|find found|fly flown
flew flown|forbid forbidden|forget forgotten|forgot forgotten|freeze frozen|froze frozen|get got
give given|gave given|go gone|went gone|grow grown|grew grown|hang hung|have had|has had
hear heard|hide hidden|hid hidden|hit hit|hold held|hurt hurt|keep kept|know known|knew known
lay laid|lead led|leave left|lend lent|let let|lose lost|make made|mean meant|meet met
misread misread|misunderstand misunderstood|override overridden|overrode overridden|pay paid
put put|read read|rebuild rebuilt|rewrite rewritten|rewrote rewritten|ride ridden|ring rung
rise risen|rose risen|run run|ran run|say said|see seen|saw seen|seek sought|sell sold|send sent
set set|shake shaken|shook shaken|shut shut|sing sung|sink sunk|sit sat|sleep slept|speak spoken
spoke spoken|spend spent|split split|spread spread|stand stood|steal stolen|stole stolen
stick stuck|swear sworn|swap swapped|take taken|took taken|teach taught|tear torn|tore torn
tell told|think thought|throw thrown|threw thrown|understand understood|undertake undertaken
undertook undertaken|wear worn|wore worn|win won|withdraw withdrawn|withdrew withdrawn
write written|wrote written
"""
_TABLE = dict(pair.split() for line in _IRREGULAR.split("\n") for pair in line.split("|") if pair)
_VOWELS = "aeiou"
_DOUBLED = frozenset("bdgmnprt")


def participle(verb: str, tag: str) -> str:
    """Return the past participle of a verb form.

    Args:
        verb: as written.
        tag: its Penn Treebank tag; a past form of a regular verb stays as it is.

    >>> [participle(*form) for form in (("took", "VBD"), ("test", "VB"), ("plan", "VB"))]
    ['taken', 'tested', 'planned']

    """
    lower = verb.lower()
    if tag == "VBN":
        return lower
    base = _third_person(lower) if tag == "VBZ" else lower
    if base in _TABLE:
        return _TABLE[base]
    if tag == "VBD":
        return lower
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if _doubles(base) else f"{base}ed"


def _third_person(verb: str) -> str:
    if verb in _TABLE:
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "xes", "ches", "shes", "oes")):
        return verb[:-2]
    return verb.removesuffix("s")


def _doubles(base: str) -> bool:
    """Say whether a one-syllable verb doubles its last letter: plan, stop, set up."""
    short = sum(letter in _VOWELS for letter in base) == 1
    closed = len(base) > 2 and base[-1] in _DOUBLED and base[-2] in _VOWELS  # noqa: PLR2004
    return short and closed and base[-3] not in _VOWELS

"""Finds what a skill-gap statement says is lacking where the gazetteer does not know its name.

Patterns such as "no experience with X", "certified in X", "lacked X skills" and "X consultant",
each with what must be said elsewhere in its clause; X is a run of words up to the next function
word, without words that name nothing ("the platform", "the job").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Characters before a phrase in which its clause is looked for.
_WINDOW = 200
_STOPS = """
and or nor but so because since that which who whom whose when while where before after until
till if for to from by at in on with without of into onto over under during as than is are was
were be been being has have had do does did can could will would should may might must not no
cost costs made led caused forced delayed slowed meant we they he she it you i nobody a an the
none never only yet then here there well enough could showed left although though at up down
"""
_TOKEN = r"[A-Za-z0-9À-ÿ][\w/+#&'-]*(?:\.\w+)*"  # noqa: S105 - a pattern of a word
_WORD = rf"(?!(?:{'|'.join(_STOPS.split())})\b){_TOKEN}"
_DETERMINER = r"(?:(?:the|a|an|any|our|their|its|his|her|your|this|such)\s+)?"
_X = rf"{_DETERMINER}(?P<x>{_WORD}(?:\s+{_WORD}){{0,4}}?)"
_GREEDY = rf"{_DETERMINER}(?P<x>{_WORD}(?:\s+{_WORD}){{0,3}})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SKILL = (
    r"(?:experience|expertise|knowledge|know-?how|skills?|background|exposure|understanding|"
    r"competenc\w+|command|grasp|proficiency|familiarity|training|idea|clue|feeling|fluency|"
    r"certificat\w+|accreditation|qualifications?)"
)
_PEOPLE = (
    r"(?:specialists?|consultants?|developers?|experts?|architects?|engineers?|administrators?|"
    r"programmers?|analysts?|designers?|speakers?|black belts?)"
)
_LACK = (
    r"\b(?:no|not|never|nobody|no one|none|neither|nor|without|zero|little|lack(?:s|ed|ing)?|lack|"
    r"missing|insufficient|limited|poor|few|hardly|inadequate|shortage|gaps?|need(?:s|ed)?|basic|"
    r"nothing|only|expired|thin)\b|n't\b"
)
_ABSENT = (
    r"[^.;]{0,30}?\b(?:missing|lacking|absent|thin|poor|weak|insufficient|overestimated|not|"
    r"below|pending|expired|gaps?)\b"
)

_LACKING = _compiled(_LACK)
_MISSING = _compiled(_ABSENT)
_OF_SKILL = _compiled(rf"\b{_SKILL}\b|\b(?:trained|certified|qualified|skilled)\b")
#: Users who were not trained are another matter than a team that lacks a skill.
_OF_USERS = _compiled(r"\b(?:end-)?users?\b")
_OUTRIGHT = _compiled(
    r"\b(?:unfamiliar with|inexperienced|inexperience|untrained|unskilled|unqualified|"
    r"knew (?:nothing|little) (?:about|of)|first use of|never (?:worked|used|touched))\b"
)

#: Each pattern, and whether something that says so must stand before it in its clause.
_PATTERNS = (
    (
        _compiled(rf"\b{_SKILL}\s+(?:with|in|of|on|about|around|to|using|for)\s+{_GREEDY}"),
        True,
    ),
    (_compiled(rf"(?:{_LACK})\s+(?:of\s+)?{_X}\s+{_SKILL}\b"), False),
    (
        _compiled(
            r"\b(?:experience|expertise|knowledge|know-?how|understanding|command|grasp)\s+"
            rf"(?:of|in|with)\s+{_GREEDY}(?={_ABSENT})"
        ),
        False,
    ),
    (
        _compiled(rf"\b(?:know|knew|explain\w*)\b[^.;]{{0,30}}?\bwhat\s+{_X}\s+(?:is|are|was)\b"),
        False,
    ),
    (_compiled(rf"\b(?:met|saw|used|touched)\s+{_X}\s+for (?:the|their) first time"), False),
    (
        _compiled(
            rf"(?:^|\b(?:our|the|their)\s+){_X}\s+{_SKILL}\s+(?:was|were|is|are)(?={_ABSENT})"
        ),
        False,
    ),
    (_compiled(rf"(?:{_LACK})\s+(?:of\s+)?{_X}\s+{_PEOPLE}\b"), False),
    (
        _compiled(
            r"\b(?:trained|certified|accredited|qualified|skilled|competent|experienced|proficient|"
            rf"familiar|versed|at home)\s+(?:in|on|for|with)\s+{_GREEDY}"
        ),
        True,
    ),
    (
        _compiled(
            r"\b(?:unfamiliar with|inexperienced (?:in|with)|inexperience with|untrained (?:in|on)|"
            r"unskilled in|new to|weak in|knew (?:nothing|little) (?:about|of)|first use of|"
            r"(?:idea|clue) (?:of|about)|teach themselves|taught themselves|had to learn)\s+"
            rf"{_GREEDY}"
        ),
        False,
    ),
    (
        _compiled(
            r"\b(?:worked (?:with|on)|used|seen|touched|configured|designed|implemented|done|"
            r"underst(?:ood|and)|know|knew|master(?:ed)?|sp[eo]ke?a?k?|written|write)\s+"
            rf"{_GREEDY}"
        ),
        True,
    ),
)

_EMPTY_WORDS = """
it this that these those anything thing things something nothing work job jobs project projects
team teams customer customers process processes platform system systems tool tools product
technology technologies solution business kind type area field matter basic necessary required
right new old same technical skill skills such task tasks needed similar certificate
certification colleagues site warehouse contract people own industry subject domain topic
environment role senior junior difference what how anybody anyone everything users user portal
way ways ever consultants engineers developers staff handful two three option options one
experience knowledge expertise practice any less more like consulting certified qualified
competent experienced available single them us him me everyone find
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
#: A run of words that ends so names people or a place, not what they can.
_GROUPS_WORDS = """
team teams squad squads crew group groups centre center desk practice region unit department
office shop bench side staff house room build
"""
_GROUPS = frozenset(_GROUPS_WORDS.split())
_LEADING_WORDS = """
basic hands-on practical prior previous deep real solid good sufficient proper specific
necessary required certified qualified experienced senior skilled competent dedicated enough
relevant any ever two three several more less such the a an our their
"""
_LEADING = frozenset(_LEADING_WORDS.split())


def lacking_phrases(text: str) -> Iterator[tuple[int, int]]:
    """Yield ``[start, end)`` of what is said to be lacking, as it stands; they may overlap.

    >>> text = "They had no background in actuarial reserving."
    >>> [text[start:end] for start, end in lacking_phrases(text)]
    ['actuarial reserving']
    """
    for pattern, needs_lack in _PATTERNS:
        for match in pattern.finditer(text):
            if needs_lack and not _LACKING.search(_clause_before(text, match.start())):
                continue
            start, end = _named_part(text, *match.span("x"))
            if start < end:
                yield start, end


def _clause_before(text: str, end: int) -> str:
    return re.split(r"[.;:!?]|,\s|\bbut\b", text[max(0, end - _WINDOW) : end])[-1]


def _named_part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without words in front that only qualify; empty if it names nothing."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    if words and text[slice(*words[-1])].casefold() in _GROUPS:
        return start, start
    if words and text[slice(*words[0])].casefold() == "difference":
        return start, start
    while words and text[slice(*words[0])].casefold() in _LEADING:
        words.pop(0)
    while words and text[slice(*words[-1])].casefold() in _EMPTY:
        words.pop()
    if not words or all(text[slice(*word)].casefold() in _EMPTY for word in words):
        return start, start
    return words[0][0], words[-1][1]


def says_skill_lacks(text: str) -> bool:
    """Say whether a statement's words say that a team lacks a skill, whichever.

    >>> says_skill_lacks("Nobody had experience with this."), says_skill_lacks("No room was free.")
    (True, False)
    """
    return any(
        _OUTRIGHT.search(clause) is not None
        or (
            _OF_SKILL.search(clause) is not None
            and (_LACKING.search(clause) or _MISSING.search(clause)) is not None
        )
        for clause in re.split(r"[.;:!?]", text)
        if not _OF_USERS.search(clause)
    )

"""The gazetteer of named skills: products, languages, methods, certifications, and their variants.

Names that are also plain words (Go, R, Access, Spring, Swift, German) count only when written as
the name is and when the words beside them speak of a skill, or when they stand in a row with a name
that is certain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("skills.json")
#: Names of up to so many characters count only in their own case.
_SHORT = 4
#: Characters before a name in which words speak of it.
_WINDOW = 60

_AFTER = re.compile(
    r"\s*(?:-\s*)?(?:[\w+#]+\s+)?(?:developers?|programm\w+|consultants?|engineers?|specialists?|"
    r"experts?|architects?|admin\w*|skills?|knowledge|experience|expertise|know-?how|code|coding|"
    r"certifi\w+|scripts?|training|people|background|databases?|dbas?|queries|macros|speakers?)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:experience|skills?|skilled|knowledge|expertise|certified|trained|training|untrained|"
    r"unfamiliar|familiar|fluent|command|worked|work|weak|strong|good|competent|proficient|"
    r"inexperienced|first use|first time|idea|put|level|qualified|at home)\s+(?:in|with|of|on|for)|"
    r"writ(?:e|es|ing|ten)|wrote|programm?(?:ed|ing)?|cod(?:e|ed|ing)|learn(?:s|ed|t|ing)?|"
    r"know(?:s|n)?|knew|sp[eo]ak?(?:s|e|en|ing)?|us(?:e|ed|ing)|touched|touch|new to|needed|"
    r"need|lack(?:s|ed|ing)?(?: of)?|themselves|underst(?:and|ood)|mastered|master)\s+"
    r"(?:the |any )?$"
)
_ROW = re.compile(r"\s*(?:,|/|&|and|or|nor|with|,\s*and|,\s*or)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SkillName:
    """A named skill, as it is told, and its kind (a word of the gazetteer)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text where a skill is named, ``[start, end)`` in code points."""

    start: int
    end: int
    skill: SkillName


@dataclass(frozen=True)
class _Gazetteer:
    pattern: re.Pattern[str]
    skills: dict[str, SkillName]
    written: dict[str, str]
    ambiguous: frozenset[str]


@cache
def _gazetteer() -> _Gazetteer:
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    skills: dict[str, SkillName] = {}
    written: dict[str, str] = {}
    for kind, entries in told["skills"].items():
        for variants in entries:
            for variant in variants:
                skills[variant.casefold()] = SkillName(variants[0], kind)
                written[variant.casefold()] = variant
    longest = sorted(written.values(), key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    pattern = re.compile(rf"(?<![\w+#])(?:{either})(?![\w+#]|[-.]\w)", re.IGNORECASE)
    return _Gazetteer(pattern, skills, written, frozenset(told["ambiguous"]))


def known_skill(name: str) -> SkillName | None:
    """Return the skill of which this is a name or variant, in any case.

    >>> known_skill("k8s")
    SkillName(name='Kubernetes', kind='cloud and infrastructure')
    """
    return _gazetteer().skills.get(" ".join(name.split()).casefold())


def all_skills() -> frozenset[SkillName]:
    """Return every skill of the gazetteer."""
    return frozenset(_gazetteer().skills.values())


def named_skills(text: str) -> list[Named]:
    """Return the named skills of a text, in order and without overlap; the longest name counts.

    >>> [found.skill.name for found in named_skills("No Go developer; go and ask for Postgres.")]
    ['Go', 'PostgreSQL']
    """
    gazetteer = _gazetteer()
    found = list(_written(text, gazetteer))
    certain = [certainly for _, certainly in found]
    for place, (named, certainly) in enumerate(found):
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(found) and found[at][1]]
        row = any(_in_a_row(text, named, found[at][0]) for at in beside)
        certain[place] = certainly or row
    return [named for (named, _), sure in zip(found, certain, strict=True) if sure]


def _written(text: str, gazetteer: _Gazetteer) -> Iterator[tuple[Named, bool]]:
    """Yield each name that is written as it must be, and whether it surely is the skill."""
    for match in gazetteer.pattern.finditer(text):
        words = " ".join(match.group().split())
        written = gazetteer.written[words.casefold()]
        if (len(written) <= _SHORT or written in gazetteer.ambiguous) and words != written:
            continue
        named = Named(match.start(), match.end(), gazetteer.skills[words.casefold()])
        yield named, written not in gazetteer.ambiguous or _spoken_of(text, named)


def _spoken_of(text: str, named: Named) -> bool:
    """Say whether the words beside a name speak of a skill."""
    if _AFTER.match(text, named.end):
        return True
    return _BEFORE.search(text[max(0, named.start - _WINDOW) : named.start]) is not None


def _in_a_row(text: str, one: Named, other: Named) -> bool:
    first, second = sorted((one, other), key=lambda named: named.start)
    return _ROW.fullmatch(text[first.end : second.start]) is not None


def every_name(text: str) -> list[tuple[int, int]]:
    """Return ``[start, end)`` of every run of letters that is a name in any case and any sense."""
    return [match.span() for match in _gazetteer().pattern.finditer(text)]

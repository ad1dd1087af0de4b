"""The skills that a skill-gap statement says are lacking, each with its place in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.signals.skill_names import SkillName, known_skill, named_skills
from intelligence.signals.skill_phrases import lacking_phrases

#: The kind of what patterns found and the gazetteer does not know.
IN_WORDS = "in their words"

#: Characters before a skill in which its clause is looked for.
_WINDOW = 200
_CLAUSE = re.compile(r"[.;:!?]|,\s|\bbut\b|\bwhile\b|\balthough\b|\bwhereas\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:no|not|never|nobody|no one|none|neither|nor|without|lack(?:s|ed|ing)?|missing|hardly|"
    r"few|only|nothing)\b|n't\b",
    re.IGNORECASE,
)
_HAD_BEFORE = re.compile(
    r"\b(?:strong|good|fluent|experienced|skilled|proficient|experts?|certified|well[- ]versed|"
    r"at home|competent|trained|qualified|solid|excellent|came|specialists?)\s+(?:in|with|at|on|"
    r"from|of|for)\s+(?:\S+\s+){0,2}$|\b(?:knows?|knew|holds?|held|masters?|mastered)\s+(?:\S+\s+)?$",
    re.IGNORECASE,
)
_ARE = re.compile(r"\b(?:are|were|is|was|all|as)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\s+(?:people|folks|guys|experts?|specialists|shop|men|veterans)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill that a statement says is lacking, ``[start, end)`` in the code points of its text."""

    start: int
    end: int
    skill: SkillName

    def moved(self, by: int) -> SkillMention:
        """Return the mention in a text in which this one begins at ``by``."""
        return SkillMention(self.start + by, self.end + by, self.skill)


def lacking_skills(text: str) -> list[SkillMention]:
    """Return what a statement says is lacking, in order and without overlap.

    Names of the gazetteer come first; what patterns find beside them is told in the words that
    stand there. A skill that the people are said to have is not lacking.

    >>> text = "The crew were Java people, nobody knew Python or actuarial reserving."
    >>> [mention.skill.name for mention in lacking_skills(text)]
    ['Python']
    """
    named = named_skills(text)
    taken = [(found.start, found.end) for found in named]
    mentions = [
        SkillMention(found.start, found.end, found.skill)
        for found in named
        if not _had(text, found.start, found.end)
    ]
    phrases = sorted(lacking_phrases(text), key=lambda span: (span[0] - span[1], span[0]))
    for start, end in phrases:
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        if _had(text, start, end):
            continue
        taken.append((start, end))
        words = " ".join(text[start:end].split())
        skill = known_skill(words) or SkillName(words.casefold(), IN_WORDS)
        mentions.append(SkillMention(start, end, skill))
    return sorted(mentions, key=lambda mention: mention.start)


def _had(text: str, start: int, end: int) -> bool:
    """Say whether the clause up to a skill says that people have it."""
    before = _CLAUSE.split(text[max(0, start - _WINDOW) : start])[-1]
    if _NEGATED.search(before):
        return False
    if _HAD_BEFORE.search(before):
        return True
    return _PEOPLE.match(text, end) is not None and _ARE.search(before) is not None

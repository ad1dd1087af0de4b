"""Two statements that say opposite things of one matter: who does it, how, whether at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.sow.concepts import concepts
from intelligence.sow.contrast import differ
from intelligence.sow.facts import Facts, telling
from intelligence.sow.vocabulary import EXCLUDED

#: Words of a question itself: that two statements have them tells nothing of the matter.
_OF_QUESTION = concepts(
    """
    right rights title ownership copyright belong property keep remain stay licence price fee paid pay
    payment charge charged invoiced billed receive rate lump sum hour accept accepted acceptance approved
    """
)
#: Ways whose very words tell the matter.
_MATTER_TOLD = frozenset({"how it is accepted", "whether travel is paid", "until when"})
#: Ways that differ by where it is.
_OF_PLACES = frozenset({"where it runs"})
_DESK = concepts("desk hotline call support phone helpdesk")
_ALL_WORK = re.compile(
    r"\b(?:all (?:the )?(?:work|services|activities|tasks|staff|personnel)|every (?:technician|person"
    r"|member|employee))\b",
    re.IGNORECASE,
)
_LEAST_OF_SIDES, _LEAST_DENIED = 2, 2
_LEAST_NAMED = 3
_BOTH = re.compile(r"\b(?:both|each (?:side|party)|together|jointly|or)\b", re.IGNORECASE)
_NO_DENIAL = re.compile(
    r"\b(?:not|no|nor) (?:limited|only|later|more|less|fewer|earlier|longer|exceed\w*|open|extra|charge"
    r"|additional|other|further)\b|\bwithout\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|cannot|none|neither|nor)\b|n't\b", re.IGNORECASE)
_NARROWS = r"(?:for|of|in|at|on|from|with|to) (?:the |a |an |its |their )?"
_SUBJECT_ENDS = re.compile(
    r"\b(?:is|are|was|were|will|shall|must|may|can|has|have|had|does|do|by|sends?|uses?)\b|[:|,]",
    re.IGNORECASE,
)


_BEFORE = re.compile(r"\b(?:before|prior to|ahead of) (?P<event>(?:[\w-]+ ?){1,5})", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following) (?P<event>(?:[\w-]+ ?){1,5})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, what it states, and which side acts in it (by what stands before it, if "it")."""

    words: str
    facts: Facts
    acting: str

    @property
    def matter(self) -> frozenset[str]:
        """Concepts that tell the matter: neither generic nor a proper name."""
        return telling(self.facts.stems) - self.facts.names

    @property
    def subject(self) -> frozenset[str]:
        """Telling concepts of what the sentence is about: up to its verb."""
        end = _SUBJECT_ENDS.search(self.words)
        return telling(concepts(self.words[: end.start()] if end else self.words))


def other_side(one: Said, other: Said) -> bool:
    """Return whether one task is given to the one side and to the other."""
    if not one.acting or not other.acting or one.acting == other.acting:
        return False
    if any(_BOTH.search(said.words) or said.facts.apart or denies(said) for said in (one, other)):
        return False
    shared = one.matter & other.matter
    left = min(len(one.matter - shared), len(other.matter - shared))
    if len(shared) < _LEAST_OF_SIDES or left > (len(shared) >= _LEAST_NAMED):
        return False
    return not (_narrower(one.words, shared) or _narrower(other.words, shared))


def other_way(one: Said, other: Said) -> str:
    """Return the question that the two answer in two ways; empty if there is none."""
    if one.facts.further or other.facts.further:
        return ""
    for question in sorted(one.facts.ways.keys() & other.facts.ways.keys()):
        mine, its = one.facts.ways[question], other.facts.ways[question]
        if mine == its or differ(one.facts, other.facts, places=question not in _OF_PLACES):
            continue
        if question in _MATTER_TOLD or _of_one_matter(question, one, other):
            return f"{question} ({mine} or {its})"
    return ""


def _of_one_matter(question: str, one: Said, other: Said) -> bool:
    if question == "when" and one.facts.stems & _DESK and other.facts.stems & _DESK:
        return True
    if question == "who does it" and any(_ALL_WORK.search(said.words) for said in (one, other)):
        return True
    if question == "where" and not one.subject and not other.subject:
        return True
    if question == "how it is paid" and one.facts.labels & other.facts.labels:
        return True
    return bool(one.matter & other.matter - _OF_QUESTION) and _one_subject(one, other)


def denied(one: Said, other: Said) -> bool:
    """Return whether one says what the other says is not so."""
    if denies(one) == denies(other) or one.facts.apart or other.facts.apart:
        return False
    shared = one.matter & other.matter
    return len(shared) >= _LEAST_DENIED and shared in (one.matter, other.matter)


def denies(said: Said) -> bool:
    """Return whether a statement denies something, and does not only bound it."""
    plain = _NO_DENIAL.sub(" ", said.words)
    return bool(_NOT.search(plain) or EXCLUDED.search(said.words))


def _one_subject(one: Said, other: Said) -> bool:
    """Whether what the one is about is named by the other, for one of the two at least."""
    mine, its = one.subject, other.subject
    return bool(
        not mine
        or not its
        or mine & its
        or mine <= other.facts.stems
        or its <= one.facts.stems
    )


def _narrower(words: str, shared: frozenset[str]) -> bool:
    """Whether a noun that both have is followed by what narrows it, which only one has."""
    for found in re.finditer(rf"(?P<noun>[\w-]+) {_NARROWS}(?P<by>[\w-]+(?: [\w-]+)?)", words):
        by = telling(concepts(found["by"]))
        if concepts(found["noun"]) & shared and by and not by <= shared:
            return True
    return False


def other_language(one: Said, other: Said) -> bool:
    """Return whether two statements name languages of one thing that have none in common."""
    mine, its = one.facts.languages, other.facts.languages
    if not mine or not its or mine & its or one.facts.apart or other.facts.apart:
        return False
    return bool(one.matter & other.matter) and _one_subject(one, other)


def other_order(one: Said, other: Said) -> bool:
    """Return whether the one puts a thing before an event, and the other after it."""
    if differ(one.facts, other.facts) or one.facts.further or other.facts.further:
        return False
    for here, there in ((one, other), (other, one)):
        before, after = _BEFORE.search(here.words), _AFTER.search(there.words)
        if before and after:
            event = telling(concepts(before["event"])) & telling(concepts(after["event"]))
            left = one.matter & other.matter - event
            if event and left and _one_subject(one, other):
                return True
    return False

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
    right rights title ownership copyright belong property keep remain stay licence price fee
    paid pay payment charge charged invoiced billed receive rate lump sum hour accept accepted
    acceptance approved flat fixed fix cover covers basis sheets hours worked bills bill recorded
    """
)
#: Ways whose very words tell the matter.
MATTER_TOLD = frozenset({"how it is accepted", "whether travel is paid", "until when"})
#: Ways that differ by where it is.
_OF_PLACES = frozenset({"where it runs"})
#: Ways whose words are those of what is further: "other firms", "outside these hours".
_OF_ALL = frozenset({"when", "who does it"})
_DESK = concepts("desk hotline call support phone helpdesk")
_ALL_WORK = re.compile(
    r"\b(?:all (?:the )?(?:work|services|activities|tasks|staff|personnel)|every (?:technician"
    r"|person"
    r"|member|employee))\b",
    re.IGNORECASE,
)
_LEAST_OF_SIDES = 2
_LEAST_NAMED = 3
_SIDES = concepts(
    """
    client customer buyer purchaser supplier vendor contractor provider integrator agency seller
    installer party project service work day week month year hour time deliver take give make come
    team carry perform run include task responsibility duty
    """
)
_CLOSED = re.compile(r"\b(?:closed|cannot be reached|not (?:open|staffed|available|reachable))\b")
_ON_DAYS = re.compile(r"\b[Oo]n \w+days?\b")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_BOTH = re.compile(r"\b(?:both|each (?:side|party)|together|jointly|or)\b", re.IGNORECASE)
_NO_DENIAL = re.compile(
    r"\b(?:not|no|nor) (?:limited|only|later|more|less|fewer|earlier|longer|exceed\w*|open|extra"
    r"|charge"
    r"|additional|other|further)\b|\bwithout\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|cannot|none|neither|nor)\b|n't\b", re.IGNORECASE)
_NARROWS = r"(?:for|of|in|at|on|from|with|to) (?:the |a |an |its |their )?"
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of) (?P<event>(?:[\w-]+ ?){1,5})", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following) (?P<event>(?:[\w-]+ ?){1,5})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, what it states, and which side acts in it."""

    words: str
    facts: Facts
    acting: str

    @property
    def matter(self) -> frozenset[str]:
        """Concepts that tell the matter: neither generic nor a proper name."""
        return telling(self.facts.stems) - self.facts.names

    @property
    def task(self) -> frozenset[str]:
        """Concepts that tell a task: all but the sides and what everybody does."""
        return self.facts.stems - self.facts.names - _SIDES


def other_side(one: Said, other: Said) -> bool:
    """Return whether one task is given to the one side and to the other."""
    if not one.acting or not other.acting or one.acting == other.acting:
        return False
    if any(_BOTH.search(said.words) or said.facts.apart or denies(said) for said in (one, other)):
        return False
    mine, its = one.task, other.task
    shared = mine & its
    left = min(len(mine - shared), len(its - shared))
    if len(shared) < _LEAST_OF_SIDES or left > max(0, len(shared) - _LEAST_OF_SIDES) // 2 + (
        len(shared) == _LEAST_NAMED
    ):
        return False
    return not (_narrower(one.words, shared) or _narrower(other.words, shared))


def other_way(one: Said, other: Said) -> str:
    """Return the question that the two answer in two ways; empty if there is none."""
    everywhere = any(_ALL_WORK.search(said.words) for said in (one, other))
    further = one.facts.further or other.facts.further
    for question in sorted(one.facts.ways.keys() & other.facts.ways.keys()):
        mine, its = one.facts.ways[question], other.facts.ways[question]
        if mine == its or (further and question not in _OF_ALL):
            continue
        places = question not in _OF_PLACES and not everywhere
        if differ(one.facts, other.facts, places=places, parts=question in MATTER_TOLD):
            continue
        if question in MATTER_TOLD or _of_one_matter(question, one, other):
            return f"{question} ({mine} or {its})"
    return ""


def _of_one_matter(question: str, one: Said, other: Said) -> bool:
    if question == "when" and one.facts.stems & _DESK and other.facts.stems & _DESK:
        return True
    if question == "who does it" and any(_ALL_WORK.search(said.words) for said in (one, other)):
        return True
    if question == "where" and not one.facts.subject and not other.facts.subject:
        return True
    if question == "how it is paid" and (
        one.facts.labels & other.facts.labels or one.facts.places & other.facts.places
    ):
        return True
    if question == "how it is paid":
        mine, its = one.matter - _OF_QUESTION, other.matter - _OF_QUESTION
        return bool(mine & its) and (mine <= its or its <= mine)
    return bool(one.matter & other.matter - _OF_QUESTION) and _one_subject(one, other)


def denies(said: Said) -> bool:
    """Return whether a statement denies something, and does not only bound it."""
    plain = _NO_DENIAL.sub(" ", said.words)
    return bool(_NOT.search(plain) or EXCLUDED.search(plain))


def _one_subject(one: Said, other: Said) -> bool:
    """Whether what the one is about is named by the other, for one of the two at least."""
    mine, its = one.facts.subject, other.facts.subject
    return bool(
        not mine or not its or mine & its or mine <= other.facts.stems or its <= one.facts.stems
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


def closed_then(one: Said, other: Said) -> bool:
    """Return whether the one is open on a weekday on which the other is closed."""
    if one.facts.further or other.facts.further or not one.matter & other.matter:
        return False
    for here, there in ((one, other), (other, one)):
        shut = _CLOSED.search(there.words) and _ON_DAYS.search(there.words)
        if shut and not _CLOSED.search(here.words) and _one_subject(one, other):
            return bool(_weekdays(here.words) & _weekdays(there.words))
    return False


def _weekdays(words: str) -> frozenset[int]:
    """Return the days of the week that a statement names, those of "Monday to Friday" too."""
    found: set[int] = set()
    last: tuple[int, int] | None = None
    for match in _WEEKDAY.finditer(words):
        day = _DAYS.index(match[0][:3].lower())
        if last and words[last[1] : match.start()].strip(" s") in {"to", "-", "until", "through"}:
            found.update(range(last[0], day + 1))
        found.add(day)
        last = day, match.end()
    return frozenset(found)

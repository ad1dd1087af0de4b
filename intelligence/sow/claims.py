"""What one statement claims, in a form in which two statements can be held against each other."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intelligence.sow.concepts import NO_NAMES, concept, concepts
from intelligence.sow.days import Day, Span, spans_of, weeks_of
from intelligence.sow.doers import NOBODY, doer_of, owner_of, parties_of
from intelligence.sow.facts import Facts, acting_side, facts_of, generic, telling
from intelligence.sow.hours import closing_of, opening_of, weekdays_of
from intelligence.sow.listed import Listed, listed_in
from intelligence.sow.outline import Place, Shape, Statement
from intelligence.sow.precedence import Prevailing, prevailing
from intelligence.sow.scope_items import ScopeItem, scope_items
from intelligence.sow.things import thing_of
from models.sentence_rules import word_set

_SITE = re.compile(r"\b(?:in|at|from|near|to) (?:the )?(?P<name>[A-Z][a-z\u00c0-\u024f]+)(?![\w'])")
_NO_SITE = NO_NAMES | word_set(
    """
    client customer supplier contractor vendor provider english german french spanish
    italian dutch polish portuguese markdown excel word pdf
    """
)
_LAW = re.compile(
    r"\blaws? of (?:the )?(?P<of>[A-Z][a-z]+)|\b(?P<law>[A-Z][a-z]+) law\b|\bcourts? (?:of"
    r"|in) (?P<court>[A-Z][a-z]+)"
)
#: Where data lie is one question, whatever else a statement says of them.
_OF_DATA = re.compile(
    r"\b(?:data|back-?ups?|host(?:s|ed|ing)|cop(?:y|ies)|servers?|stored?|storage)\b", re.IGNORECASE
)
#: A copy may lie elsewhere than what it is a copy of.
_OF_COPIES = re.compile(
    r"\b(?:back(?:ed)?[- ]?ups?|backs? up|backing up|cop(?:y|ies)|archiv\w+|replicas?|mirrors?)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|cannot|none|neither|nor|without|excluded|excluding|excludes|exclusion"
    r"|rejected|forbidden"
    r"|prohibited|nobody|nothing|outside|except|closed|unmanned|unavailable)\b|n't\b",
    re.IGNORECASE,
)
_SHUT = re.compile(
    r"\b(?:closed|unmanned|unstaffed|(?:cannot|can not|not) be (?:reached|used)|not (?:open"
    r"|staffed|manned|available"
    r"|reachable|on call|on duty)|stands? still|out of (?:service|hours)|no (?:work|service"
    r"|cover|support))\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"\b(?:no|not) (?:later|more|less|fewer|earlier|longer) than\b", re.IGNORECASE
)
#: What is not so of some of them denies nothing of the rest: "invoices not paid within 45 days".
_NOT_OF_SOME = re.compile(
    r"(?<=[a-z]s)(?<!\bis)(?<!\bwas)(?<!\bdoes)(?<!\bhas) not (?:yet )?"
    r"(?:[a-z]+ed|paid|met|made|sent)\b(?=.{0,200}\b(?:is|are|will|shall|may|must|can|accrues?"
    r"|bears?|attracts?|incurs?|carr(?:y|ies)|counts?|lapses?|expires?|remains?|stays?)\b)"
)
#: What somebody may do; with a period of notice it is a term that others may tell otherwise.
_MAY = re.compile(
    r"\bmay (?:not |only |also |at any time )?(?!be\b|have\b|take\b)(?P<do>[a-z]{3,})\b"
    r"(?!.{0,200}\bnotice\b)"
)
_ONLY = re.compile(
    r"\b(?:only|solely|exclusively|alone|entirely|purely|any|all|every|always|whatever"
    r"|regardless)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:in addition|additionally|also|as well|besides|further|too|in the second|after that"
    r"|afterwards|later|then"
    r"|until|from (?:the|\d)|instead|optional(?:ly)?|option|if|unless|except|save|otherwise"
    r"|for those|other|others"
    r"|remaining|rest|change request|separately|separate|on request|exempt)\b",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(
    r"\b(?:statement of work|agreement|contract|engagement|project|assignment|term|order|sow"
    r"|mandate|services?)\b"
    r"[\w ,]{0,60}\b(?:ends?|expires?|finish(?:es)?|terminates?|conclud\w+|runs? (?:until|to"
    r"|from)|until|valid (?:until|to|from))\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W*(?:For|In|At|On|From|During|Until|After|Before|Outside|Under|By|With|If|Should|As|Where"
    r"|When) (?P<what>[\w' -]{2,40})"
)
_LEVEL = re.compile(r"\b[ABC][12]\b")
_BARE = re.compile(r"^\s*\d[\d.,' ]*\s*$")
_MONEY = re.compile(r"\b(?:EUR|USD|GBP|CHF|NOK|SEK|DKK|PLN|INR)\b|[$\u20ac\u00a3]")
_OF_GENERIC = 0.25
#: Days of the week tell when, not what.
_WHEN = concepts("monday tuesday wednesday thursday friday saturday sunday weekday weekend")
_MOST_FIGURES = 16


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with everything that it is compared by.

    ``weights`` is how much each concept of it tells, ``told`` their sum; ``telling`` the concepts
    that not all texts have, ``permitted`` that of what somebody may do, ``above`` those of its
    heading and lead-in, ``opens`` those of what a sentence opens with before it comes to its matter
    ("For schools"); null where it does not.
    """

    words: str
    place: Place
    facts: Facts
    doer: str
    thing: str
    acting: str
    owner: str
    weekdays: frozenset[int]
    opening: tuple[float, float] | None
    sites: frozenset[str]
    of_data: bool
    of_copies: bool
    law: frozenset[str]
    shut: bool
    negative: bool
    permitted: str
    only: bool
    hedged: bool
    prevails: Prevailing | None
    items: tuple[ScopeItem, ...]
    ways: dict[str, str]
    spans: tuple[Span, ...]
    weeks: frozenset[int]
    ends: Day | None
    ends_all: bool
    listed: Listed | None
    level: str
    closing: float | None
    weights: dict[str, float]
    told: float
    telling: frozenset[str]
    above: frozenset[str]
    opens: frozenset[str] | None


def claims_of(statements: Sequence[Statement]) -> list[Claim]:
    """Return what each statement claims; a word that many statements have tells less."""
    facts = [_bounded(facts_of(_read(statement))) for statement in statements]
    held = Counter(word for one in facts for word in one.stems)
    parties = parties_of(statement.words for statement in statements)
    found: list[Claim] = []
    for statement, one in zip(statements, facts, strict=True):
        before = found[-1].doer if found else NOBODY
        doer = doer_of(statement.words, statement.place, before, parties)
        found.append(_claim(statement, one, doer, held))
    return found


def _claim(statement: Statement, facts: Facts, doer: str, held: Counter[str]) -> Claim:
    words, place = statement.words, statement.place
    acting = facts.acting or acting_side(place.lead_in)
    plain = _NOT_OF_SOME.sub(" ", _BOUNDED.sub(" ", words))
    weights = {word: _weight(word, held[word]) for word in facts.stems}
    opening = _OPENS.match(words)
    return Claim(
        words=words,
        place=place,
        facts=facts,
        doer=doer,
        thing=thing_of(words),
        acting=acting,
        owner=owner_of(words),
        weekdays=weekdays_of(words),
        opening=opening_of(words),
        sites=frozenset(
            found["name"].lower()
            for found in _SITE.finditer(words)
            if found["name"].lower() not in _NO_SITE
        ),
        of_data=bool(_OF_DATA.search(words)),
        of_copies=bool(_OF_COPIES.search(words)),
        law=frozenset(
            (found["of"] or found["law"] or found["court"]).lower()
            for found in _LAW.finditer(words)
        ),
        shut=bool(_SHUT.search(words)),
        permitted=concept(may["do"]) if (may := _MAY.search(words)) else "",
        negative=bool(_NEGATIVE.search(plain)),
        only=bool(_ONLY.search(words)),
        hedged=bool(_ELSE.search(words)),
        prevails=prevailing(words),
        items=scope_items(words, place, acting),
        ways=facts.ways,
        spans=spans_of(words),
        weeks=weeks_of(words),
        ends=next((day for day in facts.dates if day.role == "end"), None),
        ends_all=bool(_ALL_OF_IT.search(words)),
        listed=listed_in(words),
        level=_level(words),
        closing=closing_of(words),
        weights=weights,
        # Exact, for the order of a set is another in each process.
        told=math.fsum(weights.values()),
        telling=telling(facts.stems),
        above=telling(concepts(f"{place.heading} {place.lead_in}")),
        opens=concepts(opening["what"]) if opening else None,
    )


def _bounded(facts: Facts) -> Facts:
    """Return the facts with no more figures and days than a sentence that is read has."""
    if max(len(facts.amounts), len(facts.dates)) <= _MOST_FIGURES:
        return facts
    return replace(facts, amounts=facts.amounts[:_MOST_FIGURES], dates=facts.dates[:_MOST_FIGURES])


def _level(words: str) -> str:
    """Return the level of a language that a statement names, where it names one."""
    found = {match[0] for match in _LEVEL.finditer(words)}
    return found.pop() if len(found) == 1 else ""


def _read(statement: Statement) -> str:
    """Return a statement as it is read; a row with what its first cell numbers, and currencies."""
    words, place = statement.words, statement.place
    if place.shape is not Shape.ROW or not place.columns:
        return words
    names = place.columns.strip().strip("|").split("|")
    cells = words.strip().strip("|").split("|")
    if len(names) != len(cells):
        return words
    if names[0].strip() and _BARE.match(cells[0]):
        cells[0] = f" {names[0].split()[0]}{cells[0]}"
    told = [
        f" {money[0]} {cell.strip()} " if money and _BARE.match(cell) else cell
        for cell, money in zip(cells, map(_MONEY.search, names), strict=True)
    ]
    return "|".join(told)


def _weight(word: str, held: int) -> float:
    """Return how much a concept tells: less where many statements have it, or all texts do."""
    common = 1 / math.sqrt(max(1, held - 1))
    return common * (_OF_GENERIC if word in _WHEN or generic(word) else 1.0)

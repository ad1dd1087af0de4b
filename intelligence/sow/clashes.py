"""In what two claims clash, whether or not they are of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intelligence.sow.amount import Amount, Bound
from intelligence.sow.claims import Claim
from intelligence.sow.days import Day
from intelligence.sow.doers import NOBODY
from intelligence.sow.facts import telling
from intelligence.sow.measured import edge, excluding
from intelligence.sow.precedence import opposed
from intelligence.sow.scope_items import both_in_and_out
from intelligence.sow.things import NO_THING

_HOURS = 24.0
#: Before a length: things of which each takes as long.
_SEVERAL_OF = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both) (?:[\w-]+ )?"
    r"[a-z]{2,}s of (?:up to |about |at most )?$",
    re.IGNORECASE,
)
#: A stretch of days is a week more than it is said to be: weekends and the last day do not count.
_LONGER = 1.25
_LEAST_DAYS = 5.0


@dataclass(frozen=True, slots=True)
class Clash:
    """A matter in which two claims differ; ``what`` says it, ``signs`` tell more of it."""

    kind: str
    what: str
    signs: dict[str, float]


def clashes_of(one: Claim, other: Claim) -> Iterator[Clash]:
    """Yield in what two claims clash."""
    if opposed(one.prevails, other.prevails):
        yield Clash("precedence", "which document prevails", {})
    yield from _of_both(one, other)
    yield from _people(one, other)
    yield from _times(one, other)
    scope = both_in_and_out(one.items, other.items) if one.items and other.items else None
    if scope:
        signs = {
            "scope: of what is in": scope.of_inner,
            "scope: of what is out": scope.of_outer,
            "scope: whole": float(scope.whole),
        }
        yield Clash("scope", f"what is in scope ({scope.item})", signs)
    if one.listed or other.listed:
        yield from _listed(one, other)
    if one.spans or other.spans or one.ends_all or other.ends_all:
        yield from _terms(one, other)
    yield from _of_names(one, other)
    if one.negative != other.negative:
        only = one.only or other.only
        yield Clash("denial", "whether it is so at all", {"denial: of all": float(only)})


def _of_both(one: Claim, other: Claim) -> Iterator[Clash]:
    """Yield clashes in what both tell; most tell nothing of it."""
    if one.ways and other.ways:
        yield from _ways(one, other)
    if one.facts.amounts and other.facts.amounts:
        yield from _figures(one, other)
    if one.facts.dates and other.facts.dates:
        yield from _days(one, other)
    if one.weeks and other.weeks and not one.weeks & other.weeks:
        several = float(max(len(one.weeks), len(other.weeks)) > 1)
        yield Clash("week", "the week", {"week: several": several})


def _of_names(one: Claim, other: Claim) -> Iterator[Clash]:
    if one.level and other.level and one.level != other.level:
        yield Clash("level", f"the level ({one.level} or {other.level})", {})
    if (
        one.facts.languages
        and other.facts.languages
        and one.facts.languages != other.facts.languages
    ):
        apart = not one.facts.languages & other.facts.languages
        yield Clash("language", "the language", {"language: none in common": float(apart)})
    if one.law and other.law and not one.law & other.law:
        yield Clash("law", "which law or court", {})
    copy = one.of_data and other.of_data and not _of_one_place(one, other)
    if one.sites and other.sites and not one.sites & other.sites and not copy:
        yield Clash("site", "where it is", {})
        if one.of_data and other.of_data:
            only = float(one.only or other.only)
            yield Clash("data site", "where data lie", {"data site: only": only})
    named = one.facts.names and other.facts.names and not one.facts.names & other.facts.names
    if named and not copy:
        yield Clash("name", "the name", {})


def _of_one_place(one: Claim, other: Claim) -> bool:
    """Whether what two claims speak of has to lie in one place: a copy only where one says so."""
    if one.of_copies == other.of_copies:
        return True
    original = other if one.of_copies else one
    return original.only


def _ways(one: Claim, other: Claim) -> Iterator[Clash]:
    for question in sorted(one.ways.keys() & other.ways.keys()):
        mine, its = one.ways[question], other.ways[question]
        if mine != its:
            yield Clash("way", f"{question} ({mine} or {its})", {f"way: {question}": 1.0})


def _figures(one: Claim, other: Claim) -> Iterator[Clash]:
    best: tuple[float, Amount, Amount] | None = None
    another = _may_do_else(one, other) or _may_do_else(other, one)
    for mine in one.facts.amounts:
        for its in other.facts.amounts:
            if another and mine.unit == "time":
                continue
            if not mine.unit or mine.unit != its.unit or not excluding(mine, its):
                continue
            if _told_by(mine, other) or _told_by(its, one):
                continue
            if _sum_of(mine, other) or _sum_of(its, one):
                continue
            nearness = _overlap(mine.clause, its.clause) - (mine.per != its.per)
            if best is None or nearness > best[0]:
                best = nearness, mine, its
    if best:
        yield _of_figures(*best, one, other)


def _may_do_else(one: Claim, other: Claim) -> bool:
    """Whether what one may do is another matter than what the other demands: dispute, and pay."""
    return bool(one.permitted) and not other.permitted and one.permitted not in other.facts.stems


def _told_by(amount: Amount, claim: Claim) -> bool:
    """Whether a claim tells the same figure too."""
    return any(
        (amount.unit, amount.low, amount.high) == (its.unit, its.low, its.high)
        for its in claim.facts.amounts
    )


def _sum_of(amount: Amount, claim: Claim) -> bool:
    """Whether a figure is what several figures of a claim add up to: then it is of all of them."""
    parts = [
        its.low
        for its in claim.facts.amounts
        if its.bound is Bound.EXACT and (its.unit == amount.unit or (its.counts and amount.counts))
    ]
    return len(parts) > 1 and abs(sum(parts) - amount.high) < 1e-6 * abs(amount.high)


def _of_figures(near: float, mine: Amount, its: Amount, one: Claim, other: Claim) -> Clash:
    kind = mine.unit if mine.unit in {"time", "money", "%", "frequency", "effort"} else "count"
    alike = [sum(a.unit == mine.unit for a in claim.facts.amounts) for claim in (one, other)]
    low, high = sorted((edge(mine), edge(its)))
    signs = {
        "figure: clause": max(0.0, near),
        "figure: clause telling": float(len(telling(mine.clause & its.clause)) > 0),
        "figure: per": float(mine.per != its.per),
        "figure: total": float(mine.total != its.total),
        "figure: offset": float(mine.offset != its.offset),
        "figure: bound": float(mine.bound is not its.bound),
        "figure: inexact": float(mine.bound is not Bound.EXACT and its.bound is not Bound.EXACT),
        "figure: apart": float(mine.apart or its.apart),
        "figure: several": float(max(alike) > 1),
        "figure: close": float(high <= 1.5 * low),
        "figure: definite": float(mine.definite or its.definite),
        "figure: modifiers": float(bool(mine.before ^ its.before)),
        "figure: narrowed": float(bool(telling(mine.narrowing) ^ telling(its.narrowing))),
        "figure: in case": float(one.facts.of_case or other.facts.of_case),
        "figure: two doers": float(_two_doers(one, other)),
    }
    return Clash(kind, f"{mine.told} against {its.told}", signs)


def _overlap(mine: frozenset[str], its: frozenset[str]) -> float:
    return len(mine & its) / max(1, min(len(mine), len(its)))


def _days(one: Claim, other: Claim) -> Iterator[Clash]:
    best: tuple[float, Day, Day] | None = None
    for mine in one.facts.dates:
        for its in other.facts.dates:
            if any(day.same(mine) for day in other.facts.dates) or any(
                day.same(its) for day in one.facts.dates
            ):
                continue
            near = _overlap(mine.clause, its.clause)
            if best is None or near > best[0]:
                best = near, mine, its
    if best:
        near, mine, its = best
        signs = {
            "day: clause": near,
            "day: role": float({mine.role, its.role} == {"start", "end"}),
            "day: one role": float(mine.role == its.role != "on"),
            "day: past the end": float(_past(mine, its) or _past(its, mine)),
            "day: several": float(max(len(one.facts.dates), len(other.facts.dates)) > 1),
            "day: two doers": float(_two_doers(one, other)),
        }
        yield Clash("day", "the date", signs)


def _people(one: Claim, other: Claim) -> Iterator[Clash]:
    if one.owner != other.owner and NOBODY not in (one.owner, other.owner):
        yield Clash("owner", f"whose it is ({one.owner} or {other.owner})", {})
    if _two_doers(one, other) and not _two_things(one, other):
        sides = {one.doer, other.doer} == {"supplier", "client"}
        yield Clash("doer", "who does it", {"doer: sides": float(sides)})


def _two_doers(one: Claim, other: Claim) -> bool:
    return one.doer != other.doer and NOBODY not in (one.doer, other.doer)


def _two_things(one: Claim, other: Claim) -> bool:
    """Whether one gives test data and the other test reports: each has a task of its own."""
    return one.thing != other.thing and NO_THING not in (one.thing, other.thing)


def _times(one: Claim, other: Claim) -> Iterator[Clash]:
    named = bool(one.weekdays and other.weekdays)
    # "Not at weekends" and "Monday to Friday" say the same.
    if named and one.negative == other.negative and not one.weekdays & other.weekdays:
        yield Clash("weekday", "on which days", {})
    if one.opening and other.opening and one.opening != other.opening:
        yield Clash("hours", "at which hours", {})
    if one.shut != other.shut and (one.weekdays & other.weekdays or _overlap_in_hours(one, other)):
        yield Clash("shut", "when it is open", {})
    if one.closing is not None and other.closing is not None and one.closing != other.closing:
        yield Clash("closing", "until when of a day", {})


def _overlap_in_hours(one: Claim, other: Claim) -> bool:
    if not one.opening or not other.opening:
        return False
    return one.opening[0] < other.opening[1] and other.opening[0] < one.opening[1]


def _past(end: Day, other: Day) -> bool:
    """Whether a day is after one that is an end."""
    apart = end.until(other)
    return end.role == "end" and apart is not None and apart > 0


def _listed(one: Claim, other: Claim) -> Iterator[Clash]:
    """Yield a clash where one lists other than as many things as the other says there are."""
    for here, there in ((one, other), (other, one)):
        if here.listed is None:
            continue
        for amount in there.facts.amounts:
            exact = amount.counts and amount.bound is Bound.EXACT and amount.low > 1
            noun = here.listed.noun
            near = len(telling(here.facts.stems & there.facts.stems)) > 1
            named = amount.unit == noun if noun else amount.unit in here.facts.stems or near
            if exact and named and amount.low != here.listed.count:
                yield Clash("list", f"{amount.told} against {here.listed.count} that are named", {})
                return


def _is_of_several(length: Amount, words: str) -> bool:
    """Whether a length is that of each of several: "two cycles of ten working days"."""
    return bool(_SEVERAL_OF.search(words[: max(0, words.find(length.told))]))


def _terms(one: Claim, other: Claim) -> Iterator[Clash]:
    """Yield a clash of a stretch of days with how long it is said to be, or with the end of all."""
    for here, there in ((one, other), (other, one)):
        lasts = [a for a in here.facts.amounts if a.unit == "time" and not (a.per or a.offset)]
        if len(lasts) == 1 and _is_of_several(lasts[0], here.words):
            continue
        if len(lasts) == 1 and lasts[0].bound is not Bound.LEAST and len(there.spans) == 1:
            told, days = lasts[0].high / _HOURS, there.spans[0].days
            long = told >= _LEAST_DAYS
            if long and (days > told * _LONGER or (lasts[0].low > 0 and days < told / _LONGER)):
                yield Clash("span", f"{lasts[0].told} against {days} days", {})
                return
        end = here.ends if here.ends_all and not there.ends_all else None
        if end and any(_past(end, day) for day in there.facts.dates):
            yield Clash("term", "the end and a later date", {})
            return

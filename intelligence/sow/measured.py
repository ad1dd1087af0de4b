"""Two figures, or two days, of one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intelligence.sow.amount import Amount, Bound
from intelligence.sow.contrast import contrast, narrower
from intelligence.sow.days import Day
from intelligence.sow.facts import Facts, telling, weight

#: Figures further apart than this many times are of different things.
_MOST_APART = 5.0
#: A working day against hours.
_MOST_APART_IN_TIME = 8.0
#: Daily against monthly.
_MOST_APART_IN_FREQUENCY = 40.0
_APART_BY = {"time": _MOST_APART_IN_TIME, "frequency": _MOST_APART_IN_FREQUENCY}
_ENOUGH = 0.0005
#: How much of the telling words around the figure the two have in common.
_SAME_TOPIC = 0.6
_SAME_EVENT = 0.6
_SAME_ROUTINE = 0.5
#: Two long figures this close are seldom of two things.
_PRECISE, _CLOSE = 100.0, 1.5
_ONE_WORD, _TWO_WORDS = 1.0, 2.0
#: A noun that a text counts in so many ways measures nothing by itself.
_MANY_VALUES = 3
_PLAIN_NOUNS = frozenset(
    [
        "person",
        "peopl",
        "part",
        "copy",
        "copi",
        "page",
        "time",
        "round",
        "step",
        "point",
        "case",
        "piec",
        "member",
        "team",
        "line",
        "question",
        "item",
        "unit",
        "month",
        "minut",
        "day",
        "week",
        "hour",
        "way",
        "side",
        "set",
        "visit",
        "percent",
        "level",
    ]
)


@dataclass(frozen=True, slots=True)
class Units:
    """Of which nouns a text has so many figures that they measure nothing by themselves."""

    common: frozenset[str]

    @staticmethod
    def of(facts: Sequence[Facts]) -> Units:
        """Return the common units of a text."""
        values = {
            (amount.unit, amount.high if amount.bound is not Bound.LEAST else amount.low)
            for one in facts
            for amount in one.amounts
        }
        counted = Counter(unit for unit, _ in values)
        often = {unit for unit, times in counted.items() if times > _MANY_VALUES}
        return Units(frozenset(often) | _PLAIN_NOUNS)


def figures(one: Facts, other: Facts, units: Units) -> str:
    """Return the two figures of one thing that cannot both hold; empty if there are none."""
    for mine in one.amounts:
        for its in other.amounts:
            if _of_one_thing(mine, its, one, other, units) and excluding(mine, its):
                return f"{mine.told} against {its.told}"
    return ""


def days(one: Facts, other: Facts) -> bool:
    """Return whether two days are told for one event."""
    if not one.dates or not other.dates:
        return False
    return any(
        not mine.same(its) and _one_event(mine, its, one, other)
        for mine in one.dates
        for its in other.dates
        if not any(day.same(mine) for day in other.dates)
        and not any(day.same(its) for day in one.dates)
    )


def excluding(mine: Amount, its: Amount) -> bool:
    """Return whether two figures of one thing cannot both hold."""
    most = _APART_BY.get(mine.unit, _MOST_APART)
    if mine.bound is its.bound and mine.bound is not Bound.RANGE:
        low, high = sorted((_edge(mine), _edge(its)))
        return _far(low, high, most)
    if {mine.bound, its.bound} == {Bound.RANGE, Bound.MOST}:
        ranged, limit = (mine, its) if mine.bound is Bound.RANGE else (its, mine)
        return _far(limit.high, ranged.high, most)
    if mine.low > its.high:
        return _far(its.high, mine.low, most)
    return its.low > mine.high and _far(mine.high, its.low, most)


def _far(low: float, high: float, most: float) -> bool:
    return (1 + _ENOUGH) * low < high <= most * max(low, 1e-9)


def _edge(amount: Amount) -> float:
    return amount.low if amount.bound is Bound.LEAST else amount.high


def _of_one_thing(mine: Amount, its: Amount, one: Facts, other: Facts, units: Units) -> bool:
    if not _comparable(mine, its) or one.of_case or other.of_case or narrower(one, other):
        return False
    if _several(mine, one.amounts) or _several(its, other.amounts):
        return False
    if mine.unit == "frequency":
        return _one_subject(one, other) and _one_topic(mine.clause, its.clause, _SAME_ROUTINE)
    if mine.counts:
        return _one_kind(mine, its, one, other, units)
    paid = frozenset({"pay"}) if mine.unit == "money" else frozenset[str]()
    if _one_topic(mine.clause - paid, its.clause - paid, _SAME_TOPIC):
        return True
    alone = all(
        len([a for a in facts.amounts if a.unit == mine.unit]) == 1 and not facts.apart
        for facts in (one, other)
    )
    return alone and _one_matter(one, other)


def _comparable(mine: Amount, its: Amount) -> bool:
    """Whether two figures are of one unit and one sort: both per piece, both totals, and so on."""
    if not mine.unit or mine.apart or its.apart or contrast(mine.clause, its.clause):
        return False
    return (mine.unit, mine.per, mine.total, mine.offset) == (
        *(its.unit, its.per, its.total, its.offset),
    )


def _one_subject(one: Facts, other: Facts) -> bool:
    """Whether what the one is about is named by the other."""
    mine, its = one.subject, other.subject
    return bool(mine & its or (mine and mine <= other.stems) or (its and its <= one.stems))


def _one_matter(one: Facts, other: Facts) -> bool:
    """Whether two whole statements are of one matter: all but little of the shorter is shared."""
    mine, its = telling(one.stems), telling(other.stems)
    shared = len(mine & its)
    return shared >= _TWO_WORDS and shared >= _SAME_TOPIC * min(len(mine), len(its))


def _several(amount: Amount, amounts: Iterable[Amount]) -> bool:
    """Whether a part of a statement has several figures of one unit."""
    alike = [a for a in amounts if a.unit == amount.unit and a.clause == amount.clause]
    return len({(a.low, a.high) for a in alike}) > 1


def _one_kind(mine: Amount, its: Amount, one: Facts, other: Facts, units: Units) -> bool:
    """Whether two counts are of one kind of thing, and neither of a part of it."""
    for here, there, facts in ((mine, its, other), (its, mine, one)):
        if here.before - there.before - facts.stems:
            return False
        if telling(here.narrowing) - facts.stems:
            return False
        if here.before and not there.before and here.before - facts.stems:
            return False
    if mine.unit not in units.common and _named_alike(mine, its, one, other):
        return True
    rest = frozenset({mine.unit})
    return _one_topic(mine.clause - rest, its.clause - rest, _SAME_TOPIC)


def _named_alike(mine: Amount, its: Amount, one: Facts, other: Facts) -> bool:
    """Whether two counts of one noun are of the same things: "the twelve", or more is shared."""
    if one.acting and other.acting and one.acting != other.acting:
        return False
    if mine.definite or its.definite:
        return True
    low, high = sorted((_edge(mine), _edge(its)))
    if low >= _PRECISE and high <= _CLOSE * low:
        return True
    shared = telling(one.stems & other.stems) - {mine.unit}
    return bool(shared or one.labels & other.labels)


def _one_topic(mine: frozenset[str], its: frozenset[str], least: float) -> bool:
    shared = weight(mine & its)
    return shared >= _ONE_WORD and shared >= least * min(weight(mine), weight(its))


def _one_event(mine: Day, its: Day, one: Facts, other: Facts) -> bool:
    if {mine.role, its.role} == {"start", "end"} or narrower(one, other):
        return False
    if contrast(mine.clause, its.clause):
        return False
    shared = weight(mine.clause & its.clause)
    least = _SAME_EVENT * min(weight(mine.clause), weight(its.clause))
    if shared >= _TWO_WORDS and shared >= least:
        return not (one.apart or other.apart)
    if one.apart or other.apart:
        return False
    if mine.clause == its.clause and len(mine.clause) > 1 and not telling(mine.clause):
        return True
    here, there = telling(one.stems) - one.names, telling(other.stems) - other.names
    common = here & there
    told = len(common) + len(one.names & other.names) + len(one.labels & other.labels)
    return (
        bool(common)
        and common in (here, there)
        and (
            told >= _TWO_WORDS
            or (min(len(here), len(there)) == 1 and bool(mine.clause & its.clause))
        )
    )

"""Whether two statements speak of two things, however many words they share."""

from __future__ import annotations

from intelligence.sow.concepts import concepts
from intelligence.sow.facts import Facts, generic

#: Words of which a thing is one: statements that name different ones of a line speak of two things.
_CONTRASTS = tuple(
    concepts(line)
    for line in """
    draft final preliminary
    test productive production live training
    first second third fourth fifth last
    weekday weekend saturday sunday holiday
    night daytime
    answer solve
    report meeting
    response solution
    design build pilot rollout hypercare maintenance analysis
    minimum maximum least most
    domestic abroad
    hardware software licence
    phone mail email chat portal letter card
    manager clerk nurse director
    travel accommodation
    planning fieldwork reporting
    internal external
    standard special
    senior junior
    simple medium complex
    small large
    indoor outdoor
    summer winter
    morning afternoon evening
    normal peak
    temporary permanent
    old new
    single double
    key end other
    net gross
    major minor
    day night
    current former previous
    child adult
    mandatory optional
    office warehouse
    pupil teacher
    buyer seller
    """.strip().splitlines()
)
_CONTRASTED = frozenset[str]().union(*_CONTRASTS)


def narrower(one: Facts, other: Facts) -> bool:
    """Return whether one of two statements speaks of a part or a case of the other's matter."""
    return _part_of(one, other) or _part_of(other, one)


def _part_of(one: Facts, other: Facts) -> bool:
    about = (one.subject | other.subject) & one.stems & other.stems
    for noun, by in one.narrowing.items():
        if (not noun or noun in about) and by - other.stems:
            return True
    return any(
        noun in about
        and not other.modifiers.get(noun)
        and {word for word in before if not generic(word)} - other.stems
        for noun, before in one.modifiers.items()
    )


def contrast(mine: frozenset[str], its: frozenset[str]) -> bool:
    """Return whether each has a word of a contrast that the other lacks."""
    here, there = mine & _CONTRASTED, its & _CONTRASTED
    if here == there or not here or not there:
        return False
    return any(here & words and there & words and not here & there & words for words in _CONTRASTS)

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


def differ(one: Facts, other: Facts, *, places: bool = True, parts: bool = True) -> bool:
    """Return whether two statements speak of two things.

    By a label ("wave 2"), by a proper name that each has alone, by a word of a contrast, or by
    what stands right before a noun that both have ("key users", "office users"). Without
    ``places``, by proper names they do not; without ``parts``, by a label that one alone has.
    """
    labelled = one.labels or other.labels if parts else one.labels and other.labels
    if labelled and not one.labels & other.labels:
        return True
    if one.years and other.years and not one.years & other.years:
        return True
    if places and one.names - other.stems and other.names - one.stems:
        return True
    return contrast(one.stems, other.stems) or _narrowed(one, other)


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
    for words in _CONTRASTS:
        here, there = mine & words, its & words
        if here and there and not here & there:
            return True
    return False


def _narrowed(one: Facts, other: Facts) -> bool:
    for noun in one.modifiers.keys() & other.modifiers.keys():
        mine = {word for word in one.modifiers[noun] if not generic(word)}
        its = {word for word in other.modifiers[noun] if not generic(word)}
        if mine and its and not mine & its and not (mine & other.stems or its & one.stems):
            return True
    return False

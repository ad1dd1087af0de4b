"""Decides which documents an engagement leaves behind, when, and which themes each is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corpus.document import DocumentKind
from corpus.sample import plan
from corpus.sample.calendar import Quarter, working_day
from corpus.sample.chance import stream
from corpus.sample.engagements import LAST_DAY, SampleEngagement
from corpus.sample.occurrence import Occurrence

ESCALATED = 0.5  # of occurrences
REVIEWED = 0.85  # of closed engagements
DEFERRED = 0.75  # of what was not escalated, where a review is due
PAIRED = 0.45  # escalations that name a second cause
HARMLESS = 0.05  # of active quarters: an escalation without a cause, a lesson that is only praise
MOST_CAUSES = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A document to be written.

    ``mood`` is ``trouble``, ``complaint``, ``request`` or ``praise``.
    """

    kind: DocumentKind
    day: date
    engagement: SampleEngagement
    themes: tuple[str, ...]
    mood: str = "trouble"


def schedule(
    engagements: Iterable[SampleEngagement], occurrences: Sequence[Occurrence], seed: int
) -> tuple[Slot, ...]:
    """Return all documents to be written, by date. Every occurrence is in at least one."""
    random = stream(seed, "schedule")
    by_engagement: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        by_engagement.setdefault(occurrence.engagement.key, []).append(occurrence)
    slots = [
        slot
        for engagement in engagements
        for slot in _of_engagement(random, engagement, by_engagement.get(engagement.key, []))
    ]
    return tuple(sorted(slots, key=lambda slot: (slot.day, slot.engagement.key)))


def _of_engagement(
    random: Random, engagement: SampleEngagement, occurrences: list[Occurrence]
) -> Iterator[Slot]:
    reviewed = engagement.closed and random.random() < REVIEWED
    troubled = engagement.customer.record.name == plan.DELIVERY_CUSTOMER
    deferred: list[str] = []
    for quarter in engagement.quarters:
        now = [item.theme for item in occurrences if item.quarter == quarter]
        random.shuffle(now)
        share = plan.DELIVERY_ESCALATED if troubled else ESCALATED
        escalated = [theme for theme in now if random.random() < share]
        rest = list(now)
        for theme in escalated:
            rest.remove(theme)
        later = [theme for theme in rest if _may_wait(theme) and random.random() < DEFERRED]
        later = later[: MOST_CAUSES - len(deferred)] if reviewed else []
        for theme in later:
            rest.remove(theme)
        deferred += later
        yield from _escalations(random, engagement, quarter, escalated)
        for theme in rest:
            day = day_in(random, engagement, quarter)
            yield Slot(DocumentKind.LESSON, day, engagement, (theme,))
        yield from _harmless(random, engagement, quarter)
    if reviewed:
        yield _review(random, engagement, occurrences, deferred)


def _may_wait(theme: str) -> bool:
    return theme not in plan.ONCE


def day_in(random: Random, engagement: SampleEngagement, quarter: Quarter) -> date:
    """Draw a working day of a quarter on which the engagement was running."""
    first = max(quarter.first, engagement.start)
    return working_day(random, first, min(quarter.last, engagement.end))


def _escalations(
    random: Random, engagement: SampleEngagement, quarter: Quarter, themes: list[str]
) -> Iterator[Slot]:
    """Group themes into escalations of one or two; the same theme never twice in one."""
    waiting = list(themes)
    while waiting:
        first = waiting.pop(0)
        second = next((theme for theme in waiting if theme != first), None)
        pair: tuple[str, ...] = (first,)
        if second and random.random() < PAIRED:
            waiting.remove(second)
            pair = (first, second)
        day = day_in(random, engagement, quarter)
        yield Slot(DocumentKind.ESCALATION, day, engagement, pair)


def _harmless(random: Random, engagement: SampleEngagement, quarter: Quarter) -> Iterator[Slot]:
    if random.random() < HARMLESS:
        day = day_in(random, engagement, quarter)
        yield Slot(DocumentKind.ESCALATION, day, engagement, (), "request")
    if random.random() < HARMLESS:
        yield Slot(
            DocumentKind.LESSON, day_in(random, engagement, quarter), engagement, (), "praise"
        )
    if engagement.customer.record.name == plan.RELATIONSHIP_CUSTOMER:
        for _ in range(random.randint(1, plan.RELATIONSHIP_COMPLAINTS)):
            day = day_in(random, engagement, quarter)
            yield Slot(DocumentKind.ESCALATION, day, engagement, (), "complaint")


def _review(
    random: Random,
    engagement: SampleEngagement,
    occurrences: Sequence[Occurrence],
    deferred: Sequence[str],
) -> Slot:
    """Review an engagement soon after its end: what was deferred, then what is worth repeating."""
    known = [item.theme for item in occurrences if _may_wait(item.theme)]
    random.shuffle(known)
    themes = list(dict.fromkeys([*deferred, *known]))
    count = max(len(set(deferred)), random.randint(2, MOST_CAUSES))
    first = engagement.end + timedelta(days=2)
    day = working_day(
        random, first, min(LAST_DAY, Quarter.of(first).last, first + timedelta(days=17))
    )
    return Slot(
        DocumentKind.POST_MORTEM,
        day,
        engagement,
        tuple(themes[:count]),
        "trouble" if themes else "praise",
    )

"""Draws the engagements: who bought what, which team delivered it, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from corpus.sample.calendar import FIRST, QUARTERS, Quarter, working_day
from corpus.sample.chance import stream
from corpus.sample.materials import Materials, Organisation
from corpus.sample.plan import (
    DELIVERY_CUSTOMER,
    ENGAGEMENTS,
    LOCAL_CUSTOMER,
    LOCAL_TEAM,
    RELATIONSHIP_CUSTOMER,
)

TYPES = {
    "ERP finance": "Finance Systems",
    "Cloud migration": "Cloud & Infrastructure",
    "Contact centre": "Customer Experience",
    "Document archive": "Information Management",
    "Service desk": "Managed Services",
}
BILLING = ("Fixed Price", "Time and Materials", "Milestone", "Managed Service")
TEAMS = {
    "DACH": ("Munich Delivery", "Hamburg Delivery"),
    "UK & Ireland": ("London Delivery", LOCAL_TEAM),
    "Nordics": ("Stockholm Delivery", "Stockholm Delivery"),
    "North America": ("Boston Delivery", "Chicago Delivery"),
}
SHARED_TEAMS = ("Pune Centre", "Krakow Centre")
CURRENCIES = {"DACH": "EUR", "UK & Ireland": "GBP", "Nordics": "EUR", "North America": "USD"}

#: Customers that carry a planted fact need enough engagements for it to be seen.
FIXED_COUNTS = {
    "Nordwall Versicherung AG": 12,
    RELATIONSHIP_CUSTOMER: 7,
    DELIVERY_CUSTOMER: 7,
    LOCAL_CUSTOMER: 6,
}
MOST_PER_CUSTOMER = 7
QUARTERS_BEFORE = 3
SHORTEST, LONGEST = 2, 5
LAST_DAY = QUARTERS[-1].last


@dataclass(frozen=True, slots=True)
class SampleEngagement:
    """A piece of work, without its money (see ``accounts``); ``title`` is part of its name."""

    key: str
    name: str
    title: str
    customer: Organisation
    type: str
    billing: str
    team: str
    start: date
    end: date

    @property
    def practice(self) -> str:
        """The practice that sells this type."""
        return TYPES[self.type]

    @property
    def region(self) -> str:
        """The customer's region."""
        return self.customer.record.region or "Unknown"

    @property
    def industry(self) -> str:
        """The customer's segment."""
        return self.customer.record.segment or "Unknown"

    @property
    def closed(self) -> bool:
        """Whether it ended before the sample does."""
        return self.end <= LAST_DAY

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters of the sample in which it was active."""
        return tuple(
            quarter
            for quarter in QUARTERS
            if self.start <= quarter.last and self.end >= quarter.first
        )

    def phase(self, day: date) -> str:
        """Return the phase it was in on a day."""
        done = (day - self.start).days / max(1, (self.end - self.start).days)
        phases = ("Initiation", "Design", "Build", "Test", "Go-live", "Hypercare")
        return phases[min(len(phases) - 1, max(0, int(done * len(phases))))]


def draw_engagements(materials: Materials, seed: int) -> tuple[SampleEngagement, ...]:
    """Draw all engagements, numbered in the order in which they start."""
    random = stream(seed, "engagements")
    drafts = [
        _draft(random, organisation, position, materials.words)
        for organisation, count in _counts(random, materials.organisations)
        for position in range(count)
    ]
    drafts.sort(key=lambda draft: (draft["start"], draft["customer"].record.key, draft["name"]))
    return tuple(
        SampleEngagement(key=f"PRJ-{2301 + 3 * number}", **draft)
        for number, draft in enumerate(_with_distinct_names(drafts))
    )


def _counts(
    random: Random, organisations: Sequence[Organisation]
) -> Iterator[tuple[Organisation, int]]:
    """Share the engagements out: two for each customer, the rest by chance."""
    counts = {item.record.name: FIXED_COUNTS.get(item.record.name, 2) for item in organisations}
    others = [name for name in counts if name not in FIXED_COUNTS]
    while sum(counts.values()) < ENGAGEMENTS:
        name = random.choice(others)
        counts[name] += counts[name] < MOST_PER_CUSTOMER
    return ((item, counts[item.record.name]) for item in organisations)


def _draft(
    random: Random, organisation: Organisation, position: int, words: Mapping[str, Any]
) -> dict[str, Any]:
    kind = random.choice(list(TYPES))
    billing = "Managed Service" if kind == "Service desk" else random.choice(BILLING[:3])
    start, end = _dates(random)
    title = random.choice(list(words["titles"][kind]))
    return {
        "name": f"{_short(organisation)} - {title}",
        "title": title,
        "customer": organisation,
        "type": kind,
        "billing": billing,
        "team": _team(random, organisation, position),
        "start": start,
        "end": end,
    }


def _team(random: Random, organisation: Organisation, position: int) -> str:
    """Choose a team; the planted customers need a fixed team, or one after the other."""
    regional = TEAMS[organisation.record.region or "DACH"]
    if organisation.record.name == LOCAL_CUSTOMER:
        return LOCAL_TEAM if position else regional[0]
    if organisation.record.name == RELATIONSHIP_CUSTOMER:
        return (*regional, "Krakow Centre")[position % 3]
    return random.choice(SHARED_TEAMS if random.random() < 0.28 else regional)  # noqa: PLR2004 - share of shared centres


def _dates(random: Random) -> tuple[date, date]:
    """Draw start and end; more start in later years, so counts rise where rates do not."""
    steps = range(-QUARTERS_BEFORE, len(QUARTERS))
    first = random.choices(steps, [8 + step for step in steps])[0]
    length = random.randint(SHORTEST, LONGEST)
    length = max(length, 2 - first)
    opening, closing = FIRST.shifted(first), FIRST.shifted(first + length - 1)
    start = working_day(random, opening.first, opening.first.replace(day=25))
    middle = date(closing.year, closing.number * 3 - 1, 1)
    return start, working_day(random, middle, middle.replace(day=28))


def _short(organisation: Organisation) -> str:
    aliases = organisation.record.aliases
    return aliases[0] if aliases and len(aliases[0]) > len("ABCD") else organisation.record.name


def _with_distinct_names(drafts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Number the second and later engagement of the same name, as a PMO would."""
    seen: dict[str, int] = {}
    for draft in drafts:
        count = seen[draft["name"]] = seen.get(draft["name"], 0) + 1
        suffix = f", phase {count}" if count > 1 else ""
        yield {**draft, "name": draft["name"] + suffix}

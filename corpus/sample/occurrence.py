"""Decides which engagement shows which theme in which quarter, so that the plan comes true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus.sample import plan
from corpus.sample.calendar import QUARTERS, Quarter
from corpus.sample.chance import quota, stream
from corpus.sample.engagements import SampleEngagement

Engagements = Sequence[SampleEngagement]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A theme that showed itself in an engagement in a quarter."""

    engagement: SampleEngagement
    quarter: Quarter
    theme: str


def draw_occurrences(engagements: Engagements, seed: int) -> tuple[Occurrence, ...]:
    """Return every occurrence, ordered by engagement, quarter and theme."""
    parts = (_background, _cells, _trends, _intervention, _customers, _structure, _margin, _new)
    found = [
        occurrence
        for part in parts
        for occurrence in part(stream(seed, f"occurrence{part.__name__}"), engagements)
    ]
    return tuple(sorted(found, key=lambda item: (item.engagement.key, item.quarter, item.theme)))


def _once(
    random: Random, engagements: Engagements, share: float, theme: str
) -> Iterator[Occurrence]:
    """Let a share of the engagements show a theme, once each, as often in every active quarter.

    Whoever was active for longer is likelier to be among them. Were every engagement as likely,
    those that had just begun or were about to end at an edge of the sample would crowd all their
    themes into its first and last quarters, and every theme would rise there.
    """
    slots = [(item, quarter) for item in engagements for quarter in item.quarters]
    random.shuffle(slots)
    chosen: dict[str, Occurrence] = {}
    for item, quarter in slots:
        if len(chosen) >= round(share * len(engagements)):
            break
        chosen.setdefault(item.key, Occurrence(item, quarter, theme))
    yield from chosen.values()


def _background(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    for theme, rate in plan.BACKGROUND.items():
        yield from _once(random, engagements, rate, theme)


def _cells(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    for cell in plan.CELLS:
        inside = [item for item in engagements if belongs(item, cell.dimension, cell.value)]
        outside = [item for item in engagements if item not in inside]
        for found in _once(random, inside, cell.inside, cell.theme):
            yield found
            others = [quarter for quarter in found.engagement.quarters if quarter != found.quarter]
            for quarter in random.sample(others, min(cell.quarters - 1, len(others))):
                yield Occurrence(found.engagement, quarter, cell.theme)
        yield from _once(random, outside, cell.outside, cell.theme)


def belongs(engagement: SampleEngagement, dimension: str, value: str) -> bool:
    """Tell whether an engagement has a value in a dimension.

    Raises:
        KeyError: when the dimension is not one that the plan uses.

    """
    values = {
        "customer": engagement.customer.record.name,
        "engagement_type": engagement.type,
        "team": engagement.team,
    }
    return values[dimension] == value


def active(engagements: Engagements, quarter: Quarter) -> list[SampleEngagement]:
    """Return the engagements that were active in a quarter."""
    return [item for item in engagements if quarter in item.quarters]


def _trends(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    for trend in (plan.RISING, plan.FALLING):
        for position, quarter in enumerate(QUARTERS):
            rate = trend.rate(position / (len(QUARTERS) - 1))
            for item in quota(random, active(engagements, quarter), rate):
                yield Occurrence(item, quarter, trend.theme)


def _intervention(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    action = plan.INTERVENTION
    for quarter in QUARTERS:
        now = active(engagements, quarter)
        scope = [item for item in now if item.type == action.engagement_type]
        rest = [item for item in now if item.type != action.engagement_type]
        rate = action.before if quarter.first < action.start else action.after
        for item in quota(random, scope, rate) + quota(random, rest, action.elsewhere):
            yield Occurrence(item, quarter, action.theme)


def _customers(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    """Plant the customer that is at odds with us, and the one we deliver badly to."""
    rates = {
        plan.RELATIONSHIP_CUSTOMER: {plan.RELATIONSHIP_THEME: plan.RELATIONSHIP_RATE},
        plan.DELIVERY_CUSTOMER: plan.DELIVERY_RATES,
    }
    for customer, themes in rates.items():
        slots = [
            (item, quarter)
            for item in engagements
            if item.customer.record.name == customer
            for quarter in item.quarters
        ]
        for theme, rate in themes.items():
            for item, quarter in quota(random, slots, rate):
                yield Occurrence(item, quarter, theme)
    others = [i for i in engagements if i.customer.record.name != plan.RELATIONSHIP_CUSTOMER]
    yield from _once(random, others, plan.RELATIONSHIP_ELSEWHERE, plan.RELATIONSHIP_THEME)


def _structure(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    """Plant the structural theme in as many customers as it has mentions, the local one in one."""
    by_customer: dict[str, list[SampleEngagement]] = {}
    for item in engagements:
        if item.customer.record.name != plan.LOCAL_CUSTOMER:
            by_customer.setdefault(item.customer.record.key, []).append(item)
    names = random.sample(sorted(by_customer), plan.STRUCTURE_COUNT)
    for name in names:
        slots = [(item, quarter) for item in by_customer[name] for quarter in item.quarters]
        yield Occurrence(*random.choice(slots), plan.STRUCTURAL_THEME)
    local = [
        (item, quarter)
        for item in engagements
        if item.customer.record.name == plan.LOCAL_CUSTOMER and item.team == plan.LOCAL_TEAM
        for quarter in item.quarters
    ]
    for number in range(plan.STRUCTURE_COUNT):
        item, quarter = local[number % len(local)]
        yield Occurrence(item, quarter, plan.LOCAL_THEME)


def _margin(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    yield from _once(random, engagements, plan.MARGIN_RATE, plan.MARGIN_THEME)


def _new(random: Random, engagements: Engagements) -> Iterator[Occurrence]:
    chosen = random.sample(list(engagements), plan.NEW_ENGAGEMENTS)
    for number in range(plan.NEW_FINDINGS):
        item = chosen[number % len(chosen)]
        yield Occurrence(item, random.choice(item.quarters), plan.NEW_THEME)

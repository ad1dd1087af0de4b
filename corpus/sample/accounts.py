"""Hours and money of the engagements: margin slips by what went wrong, plus noise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from corpus.records import Engagement, Money
from corpus.sample import plan
from corpus.sample.chance import stream
from corpus.sample.engagements import CURRENCIES, LAST_DAY, SampleEngagement
from corpus.sample.occurrence import Occurrence

RATES = {"EUR": 118, "GBP": 104, "USD": 139}  # revenue an hour
HOURS = (700, 5200)
POINTS_PER_THEME = 0.35
NOISE_POINTS = 1.8
WHOLE = Decimal(1)
TENTH_OF_PERCENT = Decimal("0.001")


def draw_accounts(
    engagements: Sequence[SampleEngagement], occurrences: Iterable[Occurrence], seed: int
) -> tuple[Engagement, ...]:
    """Return the engagements as records with hours, revenue, cost and margins.

    Margins are fractions of revenue. A running engagement has hours and cost to date and no
    actual margin yet.
    """
    random = stream(seed, "accounts")
    themes: dict[str, set[str]] = {}
    for occurrence in occurrences:
        themes.setdefault(occurrence.engagement.key, set()).add(occurrence.theme)
    return tuple(_account(random, item, themes.get(item.key, set())) for item in engagements)


def _slip(random: Random, item: SampleEngagement, themes: set[str]) -> float:
    """Return the margin points lost against plan."""
    others = themes - {plan.MARGIN_THEME}
    planted = plan.MARGIN_POINTS if plan.MARGIN_THEME in themes else 0.0
    if item.customer.record.name == plan.DELIVERY_CUSTOMER:
        planted += plan.DELIVERY_POINTS
    return planted + POINTS_PER_THEME * len(others) + random.gauss(0, NOISE_POINTS)


def _account(random: Random, item: SampleEngagement, themes: set[str]) -> Engagement:
    currency = CURRENCIES[item.region]
    hours = Decimal(random.randrange(*HOURS, 20))
    revenue = (hours * RATES[currency] * Decimal(random.randint(92, 112)) / 100).quantize(WHOLE)
    planned = Decimal(random.randint(180, 340)) / 1000
    actual = planned - Decimal(_slip(random, item, themes) / 100).quantize(TENTH_OF_PERCENT)
    planned_cost = (revenue * (1 - planned)).quantize(WHOLE)
    actual_cost = (revenue * (1 - actual)).quantize(WHOLE)
    overrun = actual_cost / planned_cost * Decimal(random.randint(970, 1030)) / 1000
    done = _share_done(item)
    return Engagement(
        key=item.key,
        name=item.name,
        customer_key=item.customer.record.key,
        customer_name=item.customer.record.name,
        engagement_type=item.type,
        billing_model=item.billing,
        practice=item.practice,
        region=item.region,
        team=item.team,
        phase="Closed" if item.closed else item.phase(LAST_DAY),
        status="Completed" if item.closed else "In Progress",
        start=item.start,
        end=item.end,
        planned_hours=hours,
        actual_hours=(hours * overrun * done).quantize(WHOLE),
        revenue=Money(revenue, currency),
        planned_cost=Money(planned_cost, currency),
        actual_cost=Money((actual_cost * done).quantize(WHOLE), currency),
        planned_margin=planned,
        actual_margin=actual if item.closed else None,
    )


def _share_done(item: SampleEngagement) -> Decimal:
    if item.closed:
        return Decimal(1)
    days = Decimal((LAST_DAY - item.start).days) / (item.end - item.start).days
    return days.quantize(Decimal("0.01"))

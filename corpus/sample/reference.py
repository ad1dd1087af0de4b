"""How a document says whose it is: by key, by a name however spelled, by half a name, or not."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpus.records import Customer
from corpus.sample.engagements import SampleEngagement
from corpus.sample.spelling import ambiguous, spelled

BY_KEY, BY_NAME, AMBIGUOUS, ABSENT = "key", "name", "ambiguous", "none"
KEYED = 0.55
NAMED = 0.95  # the rest names nobody
SHORTENED = 0.45  # of the documents of customers whose short form is not theirs alone
ENGAGEMENT_NAMED = 0.7


@dataclass(frozen=True, slots=True)
class Reference:
    """What a document says of its customer and engagement; ``""`` where it says nothing."""

    how: str
    customer: str = ""
    engagement_key: str = ""
    engagement: str = ""


def refer(random: Random, engagement: SampleEngagement) -> Reference:
    """Draw how a document of an engagement names it."""
    customer: Customer = engagement.customer.record
    draw = random.random()
    if draw < KEYED:
        return Reference(BY_KEY, spelled(random, customer), engagement.key, engagement.name)
    if draw > NAMED:
        return Reference(ABSENT)
    short = ambiguous(customer)
    if short and random.random() < SHORTENED:
        return Reference(AMBIGUOUS, short)
    named = engagement.name if random.random() < ENGAGEMENT_NAMED else ""
    return Reference(BY_NAME, spelled(random, customer), "", named)

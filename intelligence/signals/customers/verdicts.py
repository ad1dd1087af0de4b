"""Which verdict a customer's indices allow, by a published rule, and the reason in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from intelligence.signals.customers.model import RATIO

_SURE = 0.99


class Verdict(StrEnum):
    """What is said of a customer."""

    DELIVERY = "delivery problem"
    RELATIONSHIP = "relationship problem"
    BOTH = "both"
    UNCLEAR = "excess of unclear kind"
    NEITHER = "neither seen"
    INSEPARABLE = "not separable from team"
    TOO_LITTLE = "too little data"


@dataclass(frozen=True)
class Rule:
    """What a verdict needs.

    Attributes:
        likely: probability that the ratio is above 1.25, from which an index counts as high.
        excessive: the same of an excess that neither index explains alone.
        alone: the same without the customer's loudest engagement; less than this, the excess is
            that one engagement's.
        engagements: fewest engagements.
        expected: fewest escalations that its work predicts.
        places: fewest teams, or phases, from which escalations of a relationship problem come.
        quarters: fewest quarters with an escalation.
        customers: fewest customers among which one can be compared.

    """

    likely: float = 0.8
    excessive: float = 0.9
    alone: float = 0.5
    engagements: int = 5
    expected: float = 2.0
    places: int = 3
    quarters: int = 2
    customers: int = 5


@dataclass(frozen=True)
class Reading:
    """One index of one customer; ``detectable`` is NaN where no excess could have been seen."""

    observed: int
    expected: float
    ratio: float
    low: float
    high: float
    probability: float
    without_largest: float
    detectable: float

    def told(self, what: str) -> str:
        """Return the index in words."""
        if self.observed == 1:
            what = what.replace("escalations", "escalation").replace("problems", "problem", 1)
        return (
            f"{self.observed} {what}, {self.ratio:.1f} times what is predicted "
            f"({self.expected:.1f}; 90 % interval {self.low:.1f} to {self.high:.1f})"
        )


@dataclass(frozen=True)
class Standing:
    """Everything that a verdict on one customer looks at.

    ``teams`` are the known ones of its engagements; ``escalated_teams``, ``escalated_phases`` and
    ``escalated_quarters`` are those known of its escalations. An index is None where no model
    could be fitted.
    """

    customers: int
    engagements: int
    teams: int
    escalated_teams: int
    escalated_phases: int
    escalated_quarters: int
    expected_of_mix: float
    excess: Reading | None
    delivery: Reading | None
    propensity: Reading | None


def verdict(standing: Standing, rule: Rule) -> tuple[Verdict, str]:
    """Return the verdict with its reason."""
    lacking = _lacking(standing, rule)
    if lacking or standing.delivery is None or standing.propensity is None:
        return Verdict.TOO_LITTLE, lacking or "nothing was counted that could be compared"
    high_delivery = _high(standing.delivery, rule)
    high_propensity = _high(standing.propensity, rule)
    stands_out = high_delivery or high_propensity or _excessive(standing.excess, rule)
    if standing.teams <= 1 and stands_out:
        return Verdict.INSEPARABLE, _one_team(standing, rule)
    if high_propensity and not high_delivery and not _broad(standing, rule):
        return Verdict.INSEPARABLE, _narrow(standing, standing.propensity)
    high_propensity = high_propensity and _broad(standing, rule)
    found = {
        (True, True): Verdict.BOTH,
        (True, False): Verdict.DELIVERY,
        (False, True): Verdict.RELATIONSHIP,
        (False, False): Verdict.NEITHER,
    }[high_delivery, high_propensity]
    if found is Verdict.NEITHER and _excessive(standing.excess, rule):
        found = Verdict.UNCLEAR
    return found, _reason(standing, rule)


def _narrow(standing: Standing, propensity: Reading) -> str:
    told = propensity.told("escalations given its delivery problems")
    return f"{told}, but they come from {_breadth(standing)}: too few to tell it from who served it"


def _lacking(standing: Standing, rule: Rule) -> str:
    if standing.customers < rule.customers:
        return (
            f"{_number(standing.customers, 'customer')} with engagements and exposure: "
            f"too few to compare (at least {rule.customers})"
        )
    if standing.engagements < rule.engagements:
        return f"{_number(standing.engagements, 'engagement')} of at least {rule.engagements}"
    if standing.excess is None:
        return "no escalation of a known engagement anywhere"
    if standing.delivery is None:
        return "no theme is shown by any engagement, so delivery cannot be judged"
    if standing.expected_of_mix < rule.expected:
        return (
            f"its work predicts {standing.expected_of_mix:.1f} escalations,"
            f" at least {rule.expected:g} are needed"
        )
    return ""


def _excessive(reading: Reading | None, rule: Rule) -> bool:
    return (
        reading is not None
        and reading.probability >= rule.excessive
        and reading.without_largest >= rule.alone
    )


def _high(reading: Reading, rule: Rule) -> bool:
    return reading.probability >= rule.likely and reading.without_largest >= rule.alone


def _broad(standing: Standing, rule: Rule) -> bool:
    places = max(standing.escalated_teams, standing.escalated_phases)
    return places >= rule.places and standing.escalated_quarters >= rule.quarters


def _breadth(standing: Standing) -> str:
    return (
        f"{_number(standing.escalated_teams, 'team')}, "
        f"{_number(standing.escalated_phases, 'phase')} and "
        f"{_number(standing.escalated_quarters, 'quarter')}"
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _one_team(standing: Standing, rule: Rule) -> str:
    served = f"one team served all its {standing.engagements} engagements"
    if not standing.teams:
        served = "the teams of its engagements are not recorded"
    return f"{served}; {_reason(standing, rule)}"


def _reason(standing: Standing, rule: Rule) -> str:
    parts = [
        _index_words(standing.excess, "escalations", rule),
        _index_words(standing.delivery, "delivery problems", rule),
        _index_words(standing.propensity, "escalations given its delivery problems", rule),
    ]
    if standing.propensity is not None and _high(standing.propensity, rule):
        parts.append(f"escalations come from {_breadth(standing)}")
    return "; ".join(parts)


def _index_words(reading: Reading | None, what: str, rule: Rule) -> str:
    if reading is None:
        return f"{what}: not known"
    words = reading.told(what)
    if _high(reading, rule):
        probability = reading.probability
        sure = f"{probability:.2f}" if probability < _SURE else f"over {_SURE}"
        return f"{words}, above {RATIO:g} with probability {sure}"
    if reading.probability >= rule.likely:
        return f"{words}, but not without its loudest engagement"
    if math.isnan(reading.detectable):
        return f"{words}; no excess could have been seen with so few cases"
    return f"{words}; {reading.detectable:.1f} times had to be observed to be called likely"

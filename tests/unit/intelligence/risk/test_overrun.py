"""How far engagements like an offer overran."""

from __future__ import annotations

from math import nan

import numpy as np
import pytest

from intelligence.proportions import wilson_of
from intelligence.risk.offer import Offer
from intelligence.risk.overrun import overrun_outlooks
from intelligence.risk.risk_check import OverrunOutlook
from tests.unit.intelligence.risk.past_portfolio import empty, past_of, tables
from tests.unit.intelligence.risk.test_history import history


def _effort(overruns: list[float], types: list[str], **offered: float) -> OverrunOutlook:
    offer = Offer("", {"engagement_type": "Cloud"}, **offered)
    return overrun_outlooks(offer, history(overruns, types))[0]


def test_quantiles_are_those_of_the_next_engagement_with_order_statistic_limits() -> None:
    found = _effort([float(at) for at in range(1, 20)], ["Cloud"] * 19, contingency=12.0)
    assert found.quantiles["p50"] == (10.0, 5.0, 15.0)
    assert found.quantiles["p80"][:2] == (16.0, 12.0)
    assert found.quantiles["p90"] == (18.0, 14.0, None)
    assert found.needed == found.quantiles["p80"]
    assert (found.engagements, found.customers, found.shrunk) == (19, 19, False)
    assert (found.reference_class, found.note) == ("engagement type Cloud", "")


def test_share_that_stayed_within_the_contingency_has_wilson_limits() -> None:
    found = _effort([float(at) for at in range(1, 21)], ["Cloud"] * 20, contingency=15.0)
    said = wilson_of(15, 20)
    assert said is not None
    assert found.offered == 15.0
    assert found.stayed_within == pytest.approx((0.75, said.low, said.high))
    assert _effort([1.0] * 20, ["Cloud"] * 20).stayed_within is None


def test_contingency_of_nothing_is_one_that_is_offered() -> None:
    found = _effort([-1.0, 0.0] * 5 + [4.0] * 10, ["Cloud"] * 20, contingency=0.0)
    assert found.offered == 0.0
    assert found.stayed_within is not None
    assert found.stayed_within[0] == 0.5


def test_contingency_is_of_effort_alone() -> None:
    offer = Offer("", {"engagement_type": "Cloud"}, contingency=10.0)
    effort, cost, margin = overrun_outlooks(offer, history([1.0] * 12, ["Cloud"] * 12))
    assert [one.measure for one in (effort, cost, margin)] == ["effort", "cost", "margin"]
    assert effort.offered == 10.0
    for one in (cost, margin):
        assert one.offered is None
        assert one.stayed_within is None
    assert cost.needed is not None
    assert margin.unit == "points of revenue lost"


def test_class_that_stays_below_its_plan_needs_no_contingency() -> None:
    found = _effort([float(-at) for at in range(1, 20)], ["Cloud"] * 19)
    assert found.quantiles["p80"][0] == -4.0
    assert found.needed == (0.0, 0.0, 0.0)


def test_small_class_is_between_its_own_and_all_and_says_so() -> None:
    overruns = [*(float(at) for at in range(40)), 60.0, 70.0, 80.0]
    types = ["Desk"] * 20 + ["Archive"] * 20 + ["Cloud"] * 3
    found = _effort(overruns, types, contingency=30.0)
    assert found.shrunk
    assert (found.engagements, found.customers) == (3, 3)
    assert np.quantile(overruns, 0.5) < found.quantiles["p50"][0] < 70
    assert found.stayed_within is not None
    share, low, high = found.stayed_within
    assert low is not None
    assert high is not None
    assert 0 < low < share < high < 1
    assert "3 finished engagements of engagement type Cloud, 10 are needed" in found.note
    assert "drawn towards all" in found.note


def test_one_engagement_in_all_has_no_limits() -> None:
    found = _effort([7.0], ["Cloud"], contingency=5.0)
    assert found.quantiles["p90"] == (7.0, None, None)
    assert found.needed == (7.0, None, None)
    assert found.stayed_within is not None
    assert found.stayed_within[2] == pytest.approx(0.793, abs=0.001)
    assert found.note.startswith("1 finished engagement of")


def test_few_engagements_of_no_class_are_said_to_be_few() -> None:
    found = _effort([7.0, 9.0], ["Desk", "Desk"])
    assert found.reference_class == "all engagements"
    assert "2 finished engagements, 10 are needed" in found.note


def test_class_of_one_customer_is_said_to_be_one() -> None:
    past = history([1.0] * 12, ["Cloud"] * 12, customers=["C1"] * 12)
    found = overrun_outlooks(Offer("", {"engagement_type": "Cloud"}), past)[0]
    assert found.note == "all are of one customer"


@pytest.mark.parametrize("overruns", [[], [nan, nan]])
def test_where_nothing_is_known_the_outlook_says_so(overruns: list[float]) -> None:
    found = _effort(overruns, ["Cloud"] * len(overruns), contingency=10.0)
    assert found.quantiles == {}
    assert found.needed is found.stayed_within is None
    assert (found.engagements, found.customers) == (0, 0)
    assert found.note == "no finished engagement has both figures"
    assert found.offered == 10.0


def test_confidence_that_is_asked_decides_what_is_needed() -> None:
    overruns = [float(at) for at in range(1, 20)]
    for confidence, needed in ((0.5, 10.0), (0.9, 18.0), (0.999, 19.0)):
        found = _effort(overruns, ["Cloud"] * 19, confidence=confidence)
        assert found.confidence == confidence
        assert found.needed is not None
        assert found.needed[0] == needed


def test_outlooks_of_an_edition_are_of_its_finished_engagements() -> None:
    offer = Offer("", {"engagement_type": "Service desk"})
    found = overrun_outlooks(offer, past_of(tables()).history)
    assert [one.engagements for one in found] == [2, 2, 2]
    assert all(one.shrunk for one in found)
    nothing = overrun_outlooks(offer, past_of(empty(tables())).history)
    assert {one.note for one in nothing} == {"no finished engagement has both figures"}

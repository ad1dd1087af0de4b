"""The published rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intelligence.signals.customers.verdicts import Reading, Rule, Standing, Verdict, verdict

_HIGH = Reading(40, 20.0, 1.9, 1.4, 2.6, 0.98, 0.95, 1.6)
_PLAIN = Reading(20, 20.0, 1.0, 0.8, 1.3, 0.07, 0.05, 1.7)
_STANDING = Standing(
    customers=40,
    engagements=7,
    teams=3,
    escalated_teams=3,
    escalated_phases=4,
    escalated_quarters=6,
    expected_of_mix=20.0,
    excess=_PLAIN,
    delivery=_PLAIN,
    propensity=_PLAIN,
)


@pytest.mark.parametrize(
    ("delivery", "propensity", "expected"),
    [
        (_PLAIN, _PLAIN, Verdict.NEITHER),
        (_HIGH, _PLAIN, Verdict.DELIVERY),
        (_PLAIN, _HIGH, Verdict.RELATIONSHIP),
        (_HIGH, _HIGH, Verdict.BOTH),
    ],
)
def test_two_indices_make_four_verdicts(
    delivery: Reading, propensity: Reading, expected: Verdict
) -> None:
    found, reason = verdict(replace(_STANDING, delivery=delivery, propensity=propensity), Rule())
    assert found is expected
    assert "90 % interval" in reason


@pytest.mark.parametrize(
    ("detectable", "said"),
    [
        (1.7, "1.7 times had to be observed to be called likely"),
        (float("nan"), "no excess could have been seen with so few cases"),
    ],
)
def test_a_plain_index_says_what_would_have_been_called_likely(
    detectable: float, said: str
) -> None:
    plain = replace(_PLAIN, detectable=detectable)
    _, reason = verdict(replace(_STANDING, propensity=plain), Rule())
    assert reason.endswith(f"(20.0; 90 % interval 0.8 to 1.3); {said}")


def test_excess_that_neither_index_explains_is_said_to_be_unclear() -> None:
    found, reason = verdict(replace(_STANDING, excess=_HIGH), Rule())
    assert found is Verdict.UNCLEAR
    assert reason.startswith("40 escalations, 1.9 times what is predicted (20.0;")


def test_excess_of_one_loud_engagement_is_nobodys_verdict() -> None:
    loud = replace(_HIGH, without_largest=0.2)
    found, reason = verdict(replace(_STANDING, excess=loud, propensity=loud), Rule())
    assert found is Verdict.NEITHER
    assert "but not without its loudest engagement" in reason


@pytest.mark.parametrize(
    "narrow",
    [{"escalated_teams": 2, "escalated_phases": 2}, {"escalated_quarters": 1}],
)
def test_relationship_needs_several_teams_or_phases_and_quarters(narrow: dict[str, int]) -> None:
    standing = replace(_STANDING, propensity=_HIGH, **narrow)  # type: ignore[arg-type]
    assert verdict(standing, Rule())[0] is Verdict.INSEPARABLE
    assert verdict(replace(standing, delivery=_HIGH), Rule())[0] is Verdict.DELIVERY


@pytest.mark.parametrize(
    ("teams", "said"), [(1, "one team served all its 7"), (0, "are not recorded")]
)
def test_customer_of_one_team_is_not_told_from_it(teams: int, said: str) -> None:
    found, reason = verdict(replace(_STANDING, teams=teams, propensity=_HIGH), Rule())
    assert found is Verdict.INSEPARABLE
    assert said in reason


@pytest.mark.parametrize("teams", [0, 1])
@pytest.mark.parametrize("high", ["excess", "delivery", "propensity"])
def test_any_high_index_of_one_team_is_not_separable(teams: int, high: str) -> None:
    standing = replace(_STANDING, teams=teams, **{high: _HIGH})  # type: ignore[arg-type]
    assert verdict(standing, Rule())[0] is Verdict.INSEPARABLE


def test_customer_of_one_team_that_escalates_less_stands_out_in_nothing() -> None:
    low = replace(_PLAIN, observed=5, ratio=0.4, low=0.2, high=0.7, probability=0.0)
    found, reason = verdict(replace(_STANDING, teams=1, excess=low, propensity=low), Rule())
    assert found is Verdict.NEITHER
    assert reason.startswith("5 escalations, 0.4 times what is predicted")


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"customers": 4}, "4 customers"),
        ({"engagements": 4}, "4 engagements of at least 5"),
        ({"expected_of_mix": 1.2}, "predicts 1.2 escalations"),
        ({"excess": None}, "no escalation of a known engagement"),
        ({"delivery": None}, "delivery cannot be judged"),
        ({"propensity": None}, "nothing was counted"),
    ],
)
def test_too_little_data_says_what_is_missing(lacking: dict[str, object], said: str) -> None:
    found, reason = verdict(replace(_STANDING, **lacking), Rule())  # type: ignore[arg-type]
    assert found is Verdict.TOO_LITTLE
    assert said in reason

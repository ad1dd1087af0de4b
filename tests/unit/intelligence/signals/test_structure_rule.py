"""The rule of structure."""

from __future__ import annotations

from dataclasses import replace

from intelligence.signals.structure_rule import RULE, Components, Loudest, Replicated, Structure
from intelligence.statistics.concentration import Concentration
from intelligence.statistics.persistence import Persistence

_SPREAD = Concentration(0.0, -0.05, 0.1, 0.05, 0.05, 0, 0.1)
_LOUD = Concentration(0.8, 0.5, 0.95, 0.81, 0.05, 0, 0.9)
_LASTING = Persistence(8, 12, 0.67, 8.2, 6.0, 10.0)
_EVERYWHERE = Components(Replicated(6, 5, 6.2, 5.0, 7.0), _SPREAD, _SPREAD, _LASTING)


def test_theme_that_replicates_widely_is_structural() -> None:
    verdict, why = RULE.judge(_EVERYWHERE)
    assert verdict is Structure.STRUCTURAL
    assert why == "6 independent replications over 8 quarters"


def test_two_quarters_are_too_early_whatever_else() -> None:
    brief = replace(_LASTING, quarters=2)
    assert RULE.judge(replace(_EVERYWHERE, persistence=brief))[0] is Structure.TOO_EARLY
    assert RULE.judge(replace(_EVERYWHERE, persistence=None))[0] is Structure.TOO_EARLY


def test_theme_of_one_customer_is_local_however_many_teams() -> None:
    verdict, why = RULE.judge(replace(_EVERYWHERE, by_customer=_LOUD))
    assert verdict is Structure.LOCAL
    assert why.startswith("most engagements have one customer; pairs share their customer 0.80 ")


def test_local_theme_names_the_place_and_how_sure_it_is() -> None:
    """A theme was said to be "one place's" without the place, its count or its interval."""
    loud = replace(_LOUD, value=0.37, low=0.04, high=0.76)
    found = replace(_EVERYWHERE, by_team=loud, team=Loudest("Manchester Delivery", 6, 9))
    verdict, why = RULE.judge(found)
    assert verdict is Structure.LOCAL
    assert why == (
        "6 of 9 engagements have the team Manchester Delivery; pairs share their team 0.37 of the "
        "way from what exposure gives to always (95 % interval 0.04 to 0.76)"
    )


def test_concentration_that_may_be_chance_is_not_called_local() -> None:
    doubtful = replace(_LOUD, low=-0.1)
    assert RULE.judge(replace(_EVERYWHERE, by_team=doubtful))[0] is Structure.BETWEEN


def test_few_replications_are_too_early_unless_chance_gives_more() -> None:
    few = Replicated(2, 1, 3.0, 2.0, 4.0)
    assert RULE.judge(replace(_EVERYWHERE, replicated=few)) == (
        Structure.TOO_EARLY,
        "2 of 3 replications needed; as many engagements of this portfolio give 2 to 4 by chance",
    )
    one_team = Replicated(1, 0, 1.0, 1.0, 1.0)
    told = RULE.judge(replace(_EVERYWHERE, replicated=one_team))[1]
    assert told.endswith("needed; as many engagements of this portfolio give 1 by chance")
    unlikely = replace(few, expected=5.0, low=4.0)
    loudest = {"customer": Loudest("Acme", 2, 5), "team": Loudest("North", 3, 5)}
    verdict, why = RULE.judge(replace(_EVERYWHERE, replicated=unlikely, **loudest))
    assert verdict is Structure.LOCAL
    assert why.endswith("chance gives 4 or more; 3 of 5 engagements have the team North")


def test_burst_of_few_quarters_is_not_structural_and_says_why() -> None:
    burst = replace(_LASTING, quarters=3)
    verdict, why = RULE.judge(replace(_EVERYWHERE, persistence=burst))
    assert verdict is Structure.BETWEEN
    assert why == "3 quarters where exposure gives 8.2"


def test_published_text_states_the_limits_that_are_used() -> None:
    assert "fewer than 7 replications" in replace(RULE, replications=7).text

"""The planted facts, each with what signal tables say of it."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus.sample import plan
from intelligence.evaluation.statistics.sample.facts import planted_facts, planted_options

Tables = dict[str, pd.DataFrame]


def test_every_fact_is_looked_for_and_the_strong_ones_are_found(
    told: Tables, ids: dict[str, str]
) -> None:
    seen = {fact.name: fact.look(told, ids) for fact in planted_facts()}
    assert len(seen) == 11
    assert all(one.verdict and one.figures for one in seen.values())
    for name in (
        f"over-represented: {plan.CELLS[1].theme}, {plan.CELLS[1].value}",
        f"structural: {plan.STRUCTURAL_THEME}",
        f"local: {plan.LOCAL_THEME}",
        f"margin: {plan.MARGIN_THEME}",
    ):
        assert seen[name].found, name
        assert seen[name].effect is not None


def test_a_fact_whose_theme_nothing_shows_is_not_in_the_table(told: Tables) -> None:
    rising = next(fact for fact in planted_facts() if fact.name.startswith("rising"))
    seen = rising.look(told, {})
    assert (seen.verdict, seen.found) == ("not in the table", False)


@pytest.mark.parametrize(("verdict", "found"), [("fell", True), ("cannot say", False)])
def test_an_intervention_is_found_when_the_theme_fell(verdict: str, *, found: bool) -> None:
    counts = {
        f"{side}_{when}_{what}": 1
        for side in ("inside", "outside")
        for when in ("before", "after")
        for what in ("events", "active")
    }
    row = {**counts, "verdict": verdict, "note": "counts only", "detectable": None}
    row |= dict.fromkeys(("rate_ratio", "low", "high"))
    fact = next(fact for fact in planted_facts() if fact.name.startswith("intervention"))
    seen = fact.look({"interventions": pd.DataFrame([row])}, {})
    assert seen.found is found
    assert "counts only" in seen.figures


def test_the_planted_intervention_is_registered_for_its_type() -> None:
    (known,) = planted_options({plan.INTERVENTION.theme: "theme-1"}).interventions
    assert known.action.theme_id == "theme-1"
    assert [part.value for part in known.action.scope] == [plan.INTERVENTION.engagement_type]

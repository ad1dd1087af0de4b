from collections import Counter

import pytest

from corpus.sample import plan
from corpus.sample.calendar import QUARTERS
from corpus.sample.engagements import SampleEngagement, draw_engagements
from corpus.sample.materials import Materials
from corpus.sample.occurrence import Occurrence, active, belongs, draw_occurrences

Engagements = tuple[SampleEngagement, ...]
Occurrences = tuple[Occurrence, ...]


def test_nothing_occurs_outside_the_quarters_of_its_engagement(occurrences: Occurrences) -> None:
    assert len(occurrences) > 600
    assert all(item.quarter in item.engagement.quarters for item in occurrences)


def test_cells_are_over_represented_as_planned(
    engagements: Engagements, occurrences: Occurrences
) -> None:
    for cell in plan.CELLS:
        showing = {o.engagement.key for o in occurrences if o.theme == cell.theme}
        inside = {e.key for e in engagements if belongs(e, cell.dimension, cell.value)}
        assert len(showing & inside) == round(cell.inside * len(inside))
        assert len(showing - inside) == round(cell.outside * (len(engagements) - len(inside)))


def test_a_cell_of_few_engagements_shows_in_two_quarters_of_each(occurrences: Occurrences) -> None:
    """A quarter of the documents name no engagement; once in each would leave too little."""
    for cell in plan.CELLS:
        shown = Counter(
            o.engagement.key
            for o in occurrences
            if o.theme == cell.theme
            and belongs(o.engagement, cell.dimension, cell.value)
            and len(o.engagement.quarters) > 1
        )
        assert set(shown.values()) == {cell.quarters}


@pytest.mark.parametrize("trend", [plan.RISING, plan.FALLING])
def test_trends_follow_their_rate_in_every_quarter(
    trend: plan.Trend, engagements: Engagements, occurrences: Occurrences
) -> None:
    counts = Counter(o.quarter for o in occurrences if o.theme == trend.theme)
    for position, quarter in enumerate(QUARTERS):
        expected = trend.rate(position / 11) * len(active(engagements, quarter))
        assert abs(counts[quarter] - expected) <= 0.5


def test_what_is_not_planted_is_as_frequent_at_the_edges_as_between(materials: Materials) -> None:
    """Each theme once an engagement crowded those cut off by the sample's first and last day.

    In the newest quarter twice as much was the matter as before, and every theme rose there.
    """
    middle = edges = 0.0
    for seed in range(6):
        drawn = draw_engagements(materials, seed)
        counts = Counter(
            o.quarter for o in draw_occurrences(drawn, seed) if o.theme in plan.BACKGROUND
        )
        rates = [counts[quarter] / len(active(drawn, quarter)) for quarter in QUARTERS]
        middle += sum(rates[2:-2]) / 8
        edges += (rates[0] + rates[-1]) / 2
    assert 0.85 < edges / middle < 1.25


def test_structural_and_local_theme_occur_equally_often_in_unlike_places(
    occurrences: Occurrences,
) -> None:
    structural = [o for o in occurrences if o.theme == plan.STRUCTURAL_THEME]
    local = [o for o in occurrences if o.theme == plan.LOCAL_THEME]
    assert len(structural) == len(local) == plan.STRUCTURE_COUNT
    assert len({o.engagement.customer.record.key for o in structural}) == plan.STRUCTURE_COUNT
    places = {(o.engagement.customer.record.name, o.engagement.team) for o in local}
    assert places == {(plan.LOCAL_CUSTOMER, plan.LOCAL_TEAM)}


def test_an_unknown_dimension_is_refused(engagements: Engagements) -> None:
    with pytest.raises(KeyError, match="colour"):
        belongs(engagements[0], "colour", "blue")


@pytest.mark.parametrize("seed", [1, 2, 3, 42])
def test_the_plan_comes_true_with_any_seed(seed: int, materials: Materials) -> None:
    found = draw_occurrences(draw_engagements(materials, seed), seed)
    counts = Counter(item.theme for item in found)
    assert counts[plan.LOCAL_THEME] == counts[plan.STRUCTURAL_THEME] == plan.STRUCTURE_COUNT
    assert counts[plan.NEW_THEME] == plan.NEW_FINDINGS
    new = {item.engagement.key for item in found if item.theme == plan.NEW_THEME}
    assert len(new) == plan.NEW_ENGAGEMENTS

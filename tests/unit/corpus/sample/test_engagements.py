from collections import Counter

from corpus.sample import plan
from corpus.sample.calendar import QUARTERS, Quarter
from corpus.sample.engagements import SampleEngagement, draw_engagements
from corpus.sample.materials import Materials

Engagements = tuple[SampleEngagement, ...]


def test_a_hundred_and_fifty_engagements_have_distinct_keys_and_names(
    engagements: Engagements,
) -> None:
    assert len(engagements) == 150
    assert len({item.key for item in engagements}) == 150
    assert len({item.name for item in engagements}) == 150


def test_every_customer_bought_at_least_two(engagements: Engagements) -> None:
    counts = Counter(item.customer.record.key for item in engagements)
    assert len(counts) == 40
    assert min(counts.values()) >= 2


def test_every_engagement_is_active_in_the_sample_and_ends_after_it_starts(
    engagements: Engagements,
) -> None:
    for item in engagements:
        assert item.start < item.end
        assert item.quarters
        assert set(item.quarters) <= set(QUARTERS)
        assert item.closed == (item.end <= QUARTERS[-1].last)


def test_every_quarter_has_work_and_later_ones_have_more(engagements: Engagements) -> None:
    counts = Counter(quarter for item in engagements for quarter in item.quarters)
    assert all(counts[quarter] >= 10 for quarter in QUARTERS)
    assert sum(counts[q] for q in QUARTERS[-4:]) > 1.5 * sum(counts[q] for q in QUARTERS[:4])


def test_the_relationship_customer_meets_three_teams(engagements: Engagements) -> None:
    teams = {e.team for e in engagements if e.customer.record.name == plan.RELATIONSHIP_CUSTOMER}
    assert len(teams) == 3


def test_the_local_customer_has_one_engagement_outside_the_local_team(
    engagements: Engagements,
) -> None:
    teams = [e.team for e in engagements if e.customer.record.name == plan.LOCAL_CUSTOMER]
    assert len(teams) - teams.count(plan.LOCAL_TEAM) == 1


def test_phases_follow_the_life_of_an_engagement(engagements: Engagements) -> None:
    item = engagements[0]
    assert item.phase(item.start) == "Initiation"
    assert item.phase(item.end) == "Hypercare"


def test_another_seed_draws_another_portfolio(materials: Materials) -> None:
    assert draw_engagements(materials, 7) == draw_engagements(materials, 7)
    assert draw_engagements(materials, 7) != draw_engagements(materials, 8)


def test_quarters_are_those_the_dates_touch(engagements: Engagements) -> None:
    for item in engagements:
        if item.start >= QUARTERS[0].first:
            assert item.quarters[0] == Quarter.of(item.start)

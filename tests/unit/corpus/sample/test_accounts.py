from statistics import fmean

from corpus.records import Engagement
from corpus.sample import plan
from corpus.sample.engagements import CURRENCIES
from corpus.sample.occurrence import Occurrence


def test_running_engagements_have_cost_to_date_and_no_actual_margin(
    accounts: tuple[Engagement, ...],
) -> None:
    running = [item for item in accounts if item.status == "In Progress"]
    assert running
    for item in running:
        assert item.actual_margin is None
        assert item.actual_hours is not None
        assert item.planned_hours is not None
        assert item.actual_hours < item.planned_hours * 2


def test_margins_and_costs_say_the_same(accounts: tuple[Engagement, ...]) -> None:
    closed = [item for item in accounts if item.status == "Completed"]
    assert closed
    for item in closed:
        assert item.revenue
        assert item.actual_cost
        assert item.actual_margin is not None
        margin = 1 - item.actual_cost.amount / item.revenue.amount
        assert abs(margin - item.actual_margin) < 0.0001


def test_money_keeps_the_currency_of_the_region(accounts: tuple[Engagement, ...]) -> None:
    assert {item.revenue.currency for item in accounts if item.revenue} == {"EUR", "GBP", "USD"}
    assert all(
        item.revenue and item.region and item.revenue.currency == CURRENCIES[item.region]
        for item in accounts
    )


def test_the_costly_theme_takes_its_points_of_margin(
    accounts: tuple[Engagement, ...], occurrences: tuple[Occurrence, ...]
) -> None:
    showing = {o.engagement.key for o in occurrences if o.theme == plan.MARGIN_THEME}
    lost: dict[bool, list[float]] = {True: [], False: []}
    for item in accounts:
        if item.actual_margin is not None and item.planned_margin is not None:
            lost[item.key in showing].append(float(item.planned_margin - item.actual_margin) * 100)
    difference = fmean(lost[True]) - fmean(lost[False])
    assert abs(difference - plan.MARGIN_POINTS) < 1.5

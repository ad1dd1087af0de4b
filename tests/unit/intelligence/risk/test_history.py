"""Classes that an offer is held against."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.history import OverrunHistory
from intelligence.risk.offer import Offer
from intelligence.risk.outcomes import Outcomes


def history(
    overruns: list[float],
    types: list[str],
    teams: list[str] | None = None,
    hours: list[float] | None = None,
    customers: list[str] | None = None,
) -> OverrunHistory:
    """Return finished engagements with these overruns in each measure."""
    count = len(overruns)
    described = pd.DataFrame(
        {
            "engagement_type": types,
            "team": teams or ["Unknown"] * count,
            "customer": customers or [f"C{at}" for at in range(count)],
        },
        dtype="object",
    )
    values = np.array(overruns, dtype=np.float64)
    outcomes = Outcomes(np.isfinite(values), dict.fromkeys(("effort", "cost", "margin"), values))
    planned = pd.DataFrame({"planned_hours": hours or [np.nan] * count})
    return OverrunHistory.of(described, planned, outcomes)


CLOUD = Offer("", {"engagement_type": "Cloud", "team": "Pune"}, 100.0)


def test_class_is_the_engagement_type_in_any_case_of_letters() -> None:
    past = history([*range(12), 90.0, np.nan], ["Cloud"] * 12 + ["Desk", "Cloud"])
    found = past.reference(Offer("", {"engagement_type": " cloud"}), "effort")
    assert found.words == "engagement type Cloud"
    assert found.overruns.tolist() == list(range(12))
    assert (found.customers, found.strength, found.note) == (12, 0.0, "")


@pytest.mark.parametrize(
    ("attributes", "said"),
    [({}, "is not given"), ({"engagement_type": "Mainframe"}, "type Mainframe has both")],
)
def test_without_a_class_the_offer_is_held_against_all(
    attributes: dict[str, str], said: str
) -> None:
    found = history([1.0, 2.0], ["Cloud", "Desk"]).reference(Offer("", attributes), "cost")
    assert found.words == "all engagements"
    assert found.overruns.tolist() == [1.0, 2.0]
    assert said in found.note


def test_small_class_is_drawn_towards_all_and_says_so() -> None:
    past = history([*range(20), 50.0, 60.0], ["Desk"] * 20 + ["Cloud"] * 2)
    found = past.reference(CLOUD, "effort")
    assert found.overruns.tolist() == [50.0, 60.0]
    assert len(found.pooled) == 22
    assert found.strength >= 1
    assert found.note.startswith("2 finished engagements of engagement type Cloud, 10 are needed")


def test_small_class_that_is_all_there_is_cannot_be_drawn_towards_others() -> None:
    found = history([1.0, 2.0, 3.0], ["Cloud"] * 3).reference(CLOUD, "margin")
    assert found.strength == 0
    assert found.note.endswith("no others")


def test_class_is_narrowed_to_a_team_that_differs_by_more_than_chance() -> None:
    draw = np.random.default_rng(3)
    mild, harsh = draw.normal(5, 2, 15), draw.normal(30, 2, 15)
    past = history([*mild, *harsh], ["Cloud"] * 30, ["Lima"] * 15 + ["Pune"] * 15)
    found = past.reference(CLOUD, "effort")
    assert found.words == "engagement type Cloud, team Pune"
    assert found.overruns.min() > 20


def test_class_is_narrowed_to_a_size_that_differs_by_more_than_chance() -> None:
    draw = np.random.default_rng(4)
    overruns = [*draw.normal(5, 2, 12), *draw.normal(6, 2, 12), *draw.normal(30, 2, 12)]
    hours = [float(100 + at) for at in range(12)] * 1
    sizes = [*hours, *(10 * one for one in hours), *(100 * one for one in hours)]
    past = history(overruns, ["Cloud"] * 36, hours=sizes)
    small = past.reference(CLOUD, "effort")
    assert small.words.startswith("engagement type Cloud, up to ")
    assert small.words.endswith(" planned hours")
    assert len(small.overruns) == 12
    large = past.reference(Offer("", {"engagement_type": "Cloud"}, 1e6), "effort")
    assert ", more than " in large.words
    middling = past.reference(Offer("", {"engagement_type": "Cloud"}, 1050.0), "effort")
    assert " to " in middling.words


def test_class_is_not_narrowed_where_parts_do_not_differ_or_too_few_are_left() -> None:
    draw = np.random.default_rng(5)
    alike = history(list(draw.normal(5, 2, 40)), ["Cloud"] * 40, ["Lima", "Pune"] * 20)
    assert alike.reference(CLOUD, "effort").words == "engagement type Cloud"
    few = history([*[5.0] * 20, *[30.0] * 9], ["Cloud"] * 29, ["Lima"] * 20 + ["Pune"] * 9)
    assert few.reference(CLOUD, "effort").words == "engagement type Cloud"


def test_history_without_an_engagement_does_not_know_its_result() -> None:
    past = history([float(at) for at in range(12)], ["Cloud"] * 12)
    left = past.without(np.arange(12) == 3)
    assert 3.0 not in left.reference(CLOUD, "effort").overruns
    assert 3.0 in past.reference(CLOUD, "effort").overruns


def test_customers_are_counted_with_each_unknown_one_by_itself() -> None:
    past = history([1.0] * 4, ["Cloud"] * 4, customers=["C1", "C1", "Unknown", "Unknown"])
    assert past.reference(CLOUD, "effort").customers == 3


def test_empty_history_has_an_empty_class() -> None:
    found = history([], []).reference(CLOUD, "effort")
    assert found.overruns.shape == (0,)
    assert found.customers == 0

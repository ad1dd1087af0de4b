"""What an intervention is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from intelligence.errors import InvalidIntervention
from intelligence.interventions.intervention import (
    SCOPES,
    Action,
    ScopePart,
    inside,
    new_id,
    parse_action,
    payload_of,
)
from intelligence.signals.occurrences import ATTRIBUTES

_PAYLOAD: dict[str, Any] = {
    "theme_id": "theme-1",
    "date": "2025-04-01",
    "what": "Estimates are sized from actuals",
    "scope": [{"dimension": "engagement_type", "value": "Cloud migration"}],
    "owner_role": "Head of estimation",
}
_ENGAGEMENTS = pd.DataFrame(
    {
        "engagement_type": ["ERP", "Cloud", "Cloud", "Desk"],
        "team": ["North", "North", "South", "South"],
        "customer": ["C1", "C2", "C3", "C1"],
        "customer_name": ["Acorn", "Birch", "Cedar", "Acorn"],
    }
)


def test_action_comes_back_from_the_log_as_it_was() -> None:
    action = parse_action(_PAYLOAD)
    assert action.date == date(2025, 4, 1)
    assert action.scope == (ScopePart("engagement_type", "Cloud migration"),)
    assert parse_action(payload_of(action)) == action


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date": "soon"}, "date:"),
        ({"what": " "}, "what:"),
        ({"theme_id": ""}, "theme_id:"),
        ({"because": "x"}, "because:"),
        ({"scope": [{"dimension": "phase", "value": "Test"}]}, "or for all, not for 'phase'"),
        ({"scope": _PAYLOAD["scope"] * 2}, "names a value twice"),
    ],
)
def test_what_is_no_action_is_said_without_repeating_it(change: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidIntervention, match=said):
        parse_action(_PAYLOAD | change)


def test_values_of_a_dimension_are_alternatives_and_dimensions_must_all_hold() -> None:
    scope = (
        ScopePart("engagement_type", "ERP"),
        ScopePart("engagement_type", "Cloud"),
        ScopePart("team", "North"),
    )
    assert inside(scope, _ENGAGEMENTS).tolist() == [True, True, False, False]
    assert inside((), _ENGAGEMENTS).all()


def test_customer_is_named_by_key_or_name() -> None:
    assert inside((ScopePart("customer", "Acorn"),), _ENGAGEMENTS).tolist() == [
        True, False, False, True,
    ]  # fmt: skip
    assert inside((ScopePart("customer", "C2"),), _ENGAGEMENTS).sum() == 1


def test_ids_tell_actions_and_registrations_apart() -> None:
    action = Action("t", date(2025, 4, 1), "Checklist")
    first = new_id(action, "pmo", "2026-01-01T00:00:00+00:00")
    assert first == new_id(action, "pmo", "2026-01-01T00:00:00+00:00")
    assert first != new_id(action, "pmo", "2026-01-02T00:00:00+00:00")
    assert first.startswith("intervention-")


def test_whatever_tells_engagements_apart_may_be_a_scope() -> None:
    assert SCOPES == ATTRIBUTES

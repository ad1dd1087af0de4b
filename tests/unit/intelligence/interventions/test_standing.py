"""What an edition says of interventions, against the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from intelligence.interventions.intervention import Action, Intervention, ScopePart
from intelligence.interventions.register import Register
from intelligence.interventions.standing import as_standing, is_of, told_scope, unmatched

_ACTION = Action("t", date(2026, 1, 15), "Checklist", (ScopePart("team", "North"),))
_ROW = {
    "intervention_id": "i",
    "theme_id": "t",
    "date": "2026-01-15",
    "scope": "team: North",
    "what": "Checklist",
    "rate_ratio": 0.5,
    "verdict": "fell",
}
_ENGAGEMENTS = pd.DataFrame(
    {"team": ["North", "South"], "region": ["DACH", "UK"], "customer": ["C1", "C2"]}
).assign(customer_name=["Aline", "Brandt"])


def _register(action: Action) -> Register:
    return Register((Intervention("i", action, "pmo", "2026-01-20T00:00:00"),))


@pytest.mark.parametrize(
    "changed",
    [{"theme_id": "other"}, {"date": date(2026, 2, 1)}, {"scope": ()}],
)
def test_what_was_corrected_since_has_no_result(changed: dict[str, object]) -> None:
    action = replace(_ACTION, **changed)  # type: ignore[arg-type]
    assert not is_of(action, _ROW)
    (row,) = as_standing([_ROW], _register(action))
    assert (row["verdict"], row["rate_ratio"]) == ("corrected since: build", None)


def test_other_words_and_owners_leave_the_result() -> None:
    assert as_standing([_ROW], _register(replace(_ACTION, what="List", owner_name="K"))) == [_ROW]


def test_what_was_withdrawn_is_marked_and_what_is_not_of_the_register_stays() -> None:
    (row,) = as_standing([_ROW], Register(withdrawn=("i",)))
    assert (row["verdict"], row["what"]) == ("withdrawn since: build", "Checklist")
    assert as_standing([_ROW], Register()) == [_ROW]


def test_scope_without_engagement_says_so_and_what_is_written_otherwise() -> None:
    assert unmatched(_ACTION.scope, _ENGAGEMENTS) == []
    assert unmatched((), _ENGAGEMENTS) == []
    (said,) = unmatched((ScopePart("team", "north"),), _ENGAGEMENTS)
    assert said.endswith("has team 'north'; there is 'North'")
    assert unmatched((ScopePart("customer", "ALINE"),), _ENGAGEMENTS)[0].endswith("is 'Aline'")
    assert unmatched((ScopePart("team", "West"),), _ENGAGEMENTS)[0].endswith("team 'West'")
    both = (ScopePart("team", "North"), ScopePart("region", "UK"))
    assert "together" in unmatched(both, _ENGAGEMENTS)[0]
    assert told_scope(both) == "team: North; region: UK"

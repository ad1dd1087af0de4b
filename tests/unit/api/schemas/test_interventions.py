from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from api.schemas.interventions import NewIntervention, shaped
from intelligence.interventions.intervention import Action, Intervention, ScopePart

_ACTION = Action("T-1", date(2026, 1, 15), "Checklist", (ScopePart("team", "Atlas"),))


def test_intervention_is_answered_with_everything_that_is_known_of_it() -> None:
    one = Intervention("intervention-1", _ACTION, "K. Ito", "2026-08-01T00:00:00+00:00", 2)
    told = shaped(one, {"verdict": "fell"}, []).model_dump(mode="json")
    assert told["scope"] == [{"dimension": "team", "value": "Atlas"}]
    assert (told["date"], told["corrections"]) == ("2026-01-15", 2)
    assert told["result"] == {"verdict": "fell"}


def test_unknown_fields_and_a_blank_name_are_refused() -> None:
    action = {"theme_id": "T-1", "date": "2026-01-15", "what": "Checklist"}
    NewIntervention.model_validate({"expected": 0, "who": "K. Ito", "action": action})
    for wrong in ({"who": "  "}, {"colour": "red"}, {"expected": -1}):
        with pytest.raises(ValidationError):
            NewIntervention.model_validate(
                {"expected": 0, "who": "K. Ito", "action": action, **wrong}
            )

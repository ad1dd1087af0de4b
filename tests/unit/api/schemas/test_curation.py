import pytest
from pydantic import ValidationError

from api.schemas.curation import NewDecision
from intelligence.curation.entries import Merge

GIVEN = {
    "expected": 0,
    "who": "pmo",
    "why": "same",
    "decision": {"action": "merge", "sources": ["a"], "into": "b"},
}


def test_a_decision_arrives_as_the_value_of_its_action() -> None:
    assert NewDecision.model_validate(GIVEN).decision == Merge(("a",), "b")


def test_a_field_too_many_is_refused() -> None:
    with pytest.raises(ValidationError):
        NewDecision.model_validate({**GIVEN, "whom": "x"})

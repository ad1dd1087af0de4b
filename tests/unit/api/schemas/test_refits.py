import pytest
from pydantic import ValidationError

from api.schemas.refits import RefitDecision, RefitDetail, RefitsQuery


def test_a_decision_needs_who_and_why_and_the_place_in_the_log() -> None:
    with pytest.raises(ValidationError):
        RefitDecision.model_validate({"expected": 0, "who": " ", "why": "x"})
    assert RefitDecision.model_validate({"expected": 0, "who": "a", "why": "b"}).only == []


def test_a_misspelt_parameter_is_refused() -> None:
    with pytest.raises(ValidationError):
        RefitsQuery.model_validate({"limits": 3})


def test_a_detail_has_everything_that_a_summary_has() -> None:
    assert set(RefitDetail.model_fields) == {
        "refit", "at", "edition", "curation", "causes", "groups", "items",
    }  # fmt: skip

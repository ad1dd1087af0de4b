from __future__ import annotations

import pytest
from pydantic import ValidationError

from api.schemas.problems import Problem


def test_members_that_are_not_described_are_refused() -> None:
    with pytest.raises(ValidationError):
        Problem.model_validate(
            {"type": "t", "title": "t", "status": 400, "detail": "d", "traceback": "secret"}
        )


def test_members_not_set_are_left_out_of_the_body() -> None:
    problem = Problem(type="t", title="t", status=400, detail="d")
    assert set(problem.model_dump(exclude_none=True)) == {"type", "title", "status", "detail"}

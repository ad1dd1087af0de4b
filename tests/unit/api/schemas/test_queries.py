from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from api.schemas import queries
from api.schemas.queries import EditionQuery, FindingsQuery, TrendsQuery

QUERIES = [
    value
    for value in vars(queries).values()
    if isinstance(value, type) and issubclass(value, BaseModel) and value is not BaseModel
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_refuses_what_it_does_not_know(query: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        query.model_validate({"unknown": 1})


@pytest.mark.parametrize("limit", [0, 501, "many"])
def test_a_page_of_findings_is_bounded(limit: object) -> None:
    with pytest.raises(ValidationError):
        FindingsQuery.model_validate({"limit": limit})


@pytest.mark.parametrize("quarter", ["2026Q5", "2026q1", "Q1", "2026Q1\n", "unknown"])
def test_a_quarter_has_one_spelling(quarter: str) -> None:
    with pytest.raises(ValidationError):
        FindingsQuery.model_validate({"quarter": quarter})


@pytest.mark.parametrize("number", [0, -1, 2**31, 10**40])
def test_an_edition_number_is_bounded(number: int) -> None:
    with pytest.raises(ValidationError):
        EditionQuery.model_validate({"edition": number})


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        TrendsQuery.model_validate({"theme": ""})

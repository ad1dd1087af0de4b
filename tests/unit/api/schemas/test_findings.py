from __future__ import annotations

from api.reading import columns
from api.schemas.findings import Finding, FindingInContext, Quote


def test_a_finding_has_the_columns_of_the_edition() -> None:
    assert set(Finding.model_fields) == set(columns.FINDINGS)


def test_a_quote_is_a_finding_with_more_around_it() -> None:
    assert set(Finding.model_fields) < set(FindingInContext.model_fields) < set(Quote.model_fields)

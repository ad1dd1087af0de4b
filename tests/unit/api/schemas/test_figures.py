from __future__ import annotations

from api.reading import columns
from api.schemas.figures import DimensionCell, DimensionTotal, TrendPoint


def test_cells_totals_and_trends_have_the_columns_of_the_edition() -> None:
    assert set(DimensionCell.model_fields) == set(columns.DIMENSIONS)
    assert set(DimensionTotal.model_fields) == set(columns.TOTALS)
    assert set(TrendPoint.model_fields) == set(columns.TRENDS)

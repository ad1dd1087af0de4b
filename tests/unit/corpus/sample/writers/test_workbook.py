import io
from datetime import date, datetime

from openpyxl import load_workbook

from corpus.sample.writers.workbook import workbook


def test_two_header_rows_are_merged_as_a_pmo_draws_them() -> None:
    data = workbook({"S": [("A", "B", "C"), (1, "x", None)]}, (("Left", 2), ("Right", 1)))
    sheet = load_workbook(io.BytesIO(data))["S"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows == [("Left", None, "Right"), ("A", "B", "C"), (1, "x", None)]
    assert "A1:B1" in {str(item) for item in sheet.merged_cells.ranges}


def test_a_text_that_looks_like_a_formula_stays_a_text_and_a_date_a_date() -> None:
    data = workbook({"S": [("H", "D"), ("=1+1", date(2024, 5, 11))]})
    cell = load_workbook(io.BytesIO(data))["S"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert load_workbook(io.BytesIO(data))["S"]["B2"].value == datetime(2024, 5, 11)  # noqa: DTZ001 - cells have no zone
    assert data == workbook({"S": [("H", "D"), ("=1+1", date(2024, 5, 11))]})

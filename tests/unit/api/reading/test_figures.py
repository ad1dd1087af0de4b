from __future__ import annotations

import pytest

from api.reading.figures import (
    cells_of_theme,
    cells_of_value,
    check_dimension,
    totals_in_order,
    trend_in_slice,
    trend_of_theme,
)
from api.reading.index import EditionIndex, build_index
from intelligence.edition import DIMENSIONS
from intelligence.errors import UnknownDimension
from tests.fakes.editions import fake_edition


@pytest.fixture(scope="module")
def index() -> EditionIndex:
    return build_index(fake_edition())


def test_an_unknown_dimension_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownDimension, match="customer, segment, engagement_type"):
        check_dimension("colour")


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_theme_s_cells_add_up_to_its_documents(index: EditionIndex, dimension: str) -> None:
    shown = cells_of_theme(index, "T-0001", limit=1000)[dimension]
    total = index.tables["themes"].columns["documents"][0]
    assert sum(cell["documents"] for cell in shown.cells) == total
    assert not shown.truncated


def test_cells_left_out_are_counted(index: EditionIndex) -> None:
    shown = cells_of_theme(index, "T-0001", limit=1)["customer"]
    assert (len(shown.cells), shown.truncated) == (1, True)
    assert shown.total > 1


def test_a_value_has_its_total_and_its_themes(index: EditionIndex) -> None:
    total = totals_in_order(index, "region")[0]
    cells = cells_of_value(index, "region", total["value"])
    assert cells
    assert all(cell["value"] == total["value"] for cell in cells)
    assert all(cell["documents"] <= total["documents"] for cell in cells)


def test_slices_over_all_values_add_up_to_the_whole_trend(index: EditionIndex) -> None:
    whole = {row["quarter"]: row["documents"] for row in trend_of_theme(index, "T-0001")}
    values = [total["value"] for total in totals_in_order(index, "region")]
    parts = [trend_in_slice(index, "T-0001", "region", value) for value in values]
    for quarter, documents in whole.items():
        found = [row["documents"] for part in parts for row in part if row["quarter"] == quarter]
        assert sum(found) == documents


def test_a_slice_claims_no_rate(index: EditionIndex) -> None:
    rows = trend_in_slice(index, "T-0001", "region", "EMEA")
    assert rows
    assert all(row["rate"] is None and row["active_engagements"] is None for row in rows)

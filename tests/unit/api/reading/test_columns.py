from __future__ import annotations

import pytest

from api.reading import columns
from tests.fakes.editions import fake_edition


@pytest.mark.parametrize(
    "table", ["documents", "findings", "themes", "dimensions", "totals", "trends"]
)
def test_the_columns_read_are_those_of_an_edition(table: str) -> None:
    assert set(getattr(columns, table.upper())) == set(fake_edition().tables[table].columns)

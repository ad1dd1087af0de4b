from __future__ import annotations

import pytest
from pydantic import ValidationError

from api.schemas.signals import SignalsPage


def test_cells_keep_their_kind() -> None:
    row = {"a": True, "b": 3, "c": 2.5, "d": "x", "e": ["P1"], "f": None}
    page = SignalsPage.model_validate(
        {
            "edition": 1,
            "table": "t",
            "total": 1,
            "told": True,
            "signals": [row],
            "next_cursor": None,
        }
    )
    told = page.model_dump()["signals"][0]
    assert told == row
    assert [type(value) for value in told.values()] == [type(value) for value in row.values()]


def test_a_cell_holds_no_object() -> None:
    with pytest.raises(ValidationError):
        SignalsPage.model_validate(
            {
                "edition": 1,
                "table": "t",
                "total": 1,
                "told": True,
                "signals": [{"a": {}}],
                "next_cursor": None,
            }
        )

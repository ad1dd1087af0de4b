from __future__ import annotations

import pandas as pd

from api.reading.table import Facet, Table, grouped


def test_a_frame_read_back_from_parquet_is_plain() -> None:
    frame = pd.DataFrame(
        {"documents": [1.0, float("nan")], "rate": [0.5, None], "name": ["a", None]}
    )
    table = Table.from_frame(frame, ["documents", "rate", "name"])
    assert table.rows() == [
        {"documents": 1, "rate": 0.5, "name": "a"},
        {"documents": 0, "rate": None, "name": None},
    ]


def test_a_table_or_column_that_is_lacking_is_missing_everywhere() -> None:
    assert Table.from_frame(None, ["name"]).rows() == []
    table = Table.from_frame(pd.DataFrame({"name": ["a"]}), ["name", "keyphrases", "rate"])
    assert table.row(0) == {"name": "a", "keyphrases": [], "rate": None}


def test_a_facet_finds_missing_values_and_nothing_for_unknown_ones() -> None:
    facet = Facet.of(["a", None, "b", None])
    assert facet.mask(None).tolist() == [False, True, False, True]
    assert not facet.mask("zebra").any()


def test_groups_keep_the_order_of_rows() -> None:
    assert grouped(["x", "y", "x"]) == {"x": [0, 2], "y": [1]}

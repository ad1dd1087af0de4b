"""Signal tables as plain values."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.reading import signal_rows

_TABLE = SignalTable(
    name="example",
    title="Example",
    question="What?",
    columns=(
        Metric("theme_id", "Theme", Unit.TEXT, "id"),
        Metric("observed", "Observed", Unit.COUNT, "count"),
        Metric("lift", "Lift", Unit.TIMES, "observed / expected"),
        Metric("tested", "Tested", Unit.FLAG, "whether"),
        Metric("evidence", "Evidence", Unit.LIST, "keys"),
    ),
    headline=("theme_id", "lift"),
    reading="",
)


def test_cells_are_what_their_unit_says() -> None:
    frame = pd.DataFrame(
        {
            "lift": [2.5, np.nan],
            "observed": [3.0, None],
            "theme_id": ["t1", None],
            "tested": [np.True_, None],
            "evidence": [np.array(["P1", "P2"]), None],
            "foreign": [1, 2],
        }
    )
    assert signal_rows(frame, _TABLE) == [
        {"theme_id": "t1", "observed": 3, "lift": 2.5, "tested": True, "evidence": ["P1", "P2"]},
        {"theme_id": None, "observed": None, "lift": None, "tested": None, "evidence": []},
    ]


def test_older_edition_lacks_columns_or_the_table() -> None:
    rows = signal_rows(pd.DataFrame({"theme_id": ["t1"]}), _TABLE)
    assert rows[0]["lift"] is None
    assert signal_rows(None, _TABLE) == []


def test_what_came_back_from_parquet_reads_the_same(tmp_path: object) -> None:
    frame = pd.DataFrame(
        {"theme_id": ["t1"], "observed": [3], "lift": [2.5], "tested": [True], "evidence": [["P"]]}
    )
    path = f"{tmp_path}/table.parquet"
    frame.to_parquet(path)
    assert signal_rows(pd.read_parquet(path), _TABLE) == signal_rows(frame, _TABLE)


def test_infinite_figure_is_not_known() -> None:
    assert signal_rows(pd.DataFrame({"lift": [np.inf]}), _TABLE)[0]["lift"] is None

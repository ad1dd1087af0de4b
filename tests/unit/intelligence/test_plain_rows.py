import json

import numpy as np
import pandas as pd

from intelligence.plain_rows import rows_of


def test_rows_are_plain_and_what_is_missing_is_null() -> None:
    table = pd.DataFrame(
        {
            "a": [np.array(["x", "y"]), None],
            "b": [1.5, float("nan")],
            "c": pd.array([1, None], "Int64"),
        }
    )
    rows = rows_of(table)
    assert rows == [{"a": ["x", "y"], "b": 1.5, "c": 1}, {"a": None, "b": None, "c": None}]
    assert json.loads(json.dumps(rows)) == rows

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from api.reading import cells


@pytest.mark.parametrize("missing", [None, float("nan"), np.nan, pd.NA, pd.NaT, float("inf")])
def test_every_spelling_of_missing_is_none(missing: object) -> None:
    assert cells.plain(missing) is None
    assert cells.as_text(missing) is None
    assert cells.as_count(missing) is None
    assert cells.as_figure(missing) is None
    assert cells.as_texts(missing) == []
    assert cells.as_flag(missing) is False


def test_numpy_values_become_plain_ones() -> None:
    assert type(cells.plain(np.int64(3))) is int
    assert type(cells.plain(np.float32(0.5))) is float
    assert type(cells.plain(np.bool_(True))) is bool  # noqa: FBT003 - the value under test
    assert cells.plain(np.array([1, 2])) == [1, 2]


def test_counts_stored_as_floats_are_whole() -> None:
    assert cells.as_count(3.0) == 3
    assert cells.as_text(3.0) == "3"


def test_text_without_surrogates_is_not_copied() -> None:
    text = "naïve 👩"
    assert cells.without_surrogates(text) is text

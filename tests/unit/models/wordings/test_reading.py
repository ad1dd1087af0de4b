"""What a statement was read as before."""

from __future__ import annotations

import numpy as np
import pytest

from models.wordings.reading import RememberedReader


def test_what_was_read_before_is_told_and_nothing_else() -> None:
    reader = RememberedReader("reader", {"known": np.array([1.0, 2.0])})
    assert reader.read(["known", "known"]).tolist() == [[1.0, 2.0], [1.0, 2.0]]
    with pytest.raises(KeyError, match="unknown"):
        reader.read(["unknown"])

"""What a statement was read as before."""

from __future__ import annotations

import numpy as np
import pytest

from models.wordings.reading import RememberedReader, TwoReaders


def test_what_was_read_before_is_told_and_nothing_else() -> None:
    reader = RememberedReader("reader", {"known": np.array([1.0, 2.0])})
    assert reader.read(["known", "known"]).tolist() == [[1.0, 2.0], [1.0, 2.0]]
    with pytest.raises(KeyError, match="unknown"):
        reader.read(["unknown"])


def test_of_two_readers_the_mean_counts() -> None:
    first = RememberedReader("a", {"x": np.array([1.0, -3.0])})
    second = RememberedReader("b", {"x": np.array([2.0, 1.0])})
    assert TwoReaders(first, second).mean(["x"]).tolist() == [[1.5, -1.0]]

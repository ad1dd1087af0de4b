from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from models.clustering.contract import Grouping
from models.clustering.views import ViewChoice
from models.errors import InvalidInput

_RANDOM = np.random.default_rng(7)
_TELLING = np.repeat(_RANDOM.normal(size=(5, 16)) * 3, 24, axis=0) + _RANDOM.normal(size=(120, 16))
_SILENT = _RANDOM.normal(size=(120, 16))


@dataclass
class Counting:
    """Judge that notes how many rows it was given, and finds every view alike."""

    seen: list[int]
    identity: str = "counting"

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        self.seen.append(len(rows))
        return Grouping(np.arange(len(rows)) % 2, np.ones(2))


def test_the_telling_view_is_chosen_wherever_it_stands() -> None:
    assert ViewChoice().telling_most([_SILENT, _TELLING]) == 1
    assert ViewChoice().telling_most([_TELLING, _SILENT]) == 0


def test_of_equal_views_the_first_is_chosen_on_a_bounded_sample() -> None:
    judge = Counting([])
    assert ViewChoice(judge, most=50).telling_most([_SILENT, _TELLING]) == 0
    assert judge.seen == [50, 50]


def test_a_single_view_is_not_judged() -> None:
    judge = Counting([])
    assert ViewChoice(judge).telling_most([_SILENT]) == 0
    assert judge.seen == []


def test_no_view_and_views_of_other_texts_are_refused() -> None:
    with pytest.raises(InvalidInput, match="have no rows"):
        ViewChoice().telling_most([])
    with pytest.raises(InvalidInput, match=r"\[120, 119\]"):
        ViewChoice().telling_most([_SILENT, _TELLING[1:]])

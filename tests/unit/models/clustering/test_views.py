from __future__ import annotations

import numpy as np
import pytest

from models.clustering.neighbours import Graph
from models.clustering.views import ViewMixture, tightness
from models.errors import InvalidInput

_RANDOM = np.random.default_rng(7)
_TELLING = np.repeat(_RANDOM.normal(size=(5, 16)) * 3, 24, axis=0) + _RANDOM.normal(size=(120, 16))
_SILENT = _RANDOM.normal(size=(120, 16))


def test_the_telling_view_is_strong_wherever_it_stands() -> None:
    assert ViewMixture().weights([_SILENT, _TELLING])[1] > 0.9
    assert ViewMixture().weights([_TELLING, _SILENT])[0] > 0.9


def test_equal_views_are_equally_strong() -> None:
    assert ViewMixture().weights([_TELLING, _TELLING]) == pytest.approx([0.5, 0.5])


def test_a_tenth_more_texts_hardly_change_how_strong_views_are() -> None:
    few = ViewMixture().weights([_SILENT[:108], _TELLING[:108]])
    assert few == pytest.approx(ViewMixture().weights([_SILENT, _TELLING]), abs=0.05)


def test_views_stand_side_by_side_as_unit_rows() -> None:
    rows = ViewMixture().mixed([_SILENT, _TELLING])
    assert rows.shape == (120, 32)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(120), abs=1e-6)


def test_the_order_of_texts_decides_nothing() -> None:
    order = _RANDOM.permutation(120)
    mixed = ViewMixture().weights([_SILENT[order], _TELLING[order]])
    assert mixed == pytest.approx(ViewMixture().weights([_SILENT, _TELLING]), abs=1e-9)


@pytest.mark.parametrize("count", [0, 3])
def test_too_few_texts_leave_views_equally_strong(count: int) -> None:
    assert ViewMixture().weights([_SILENT[:count], _TELLING[:count]]).tolist() == [0.5, 0.5]


def test_a_single_view_is_taken_as_it_is() -> None:
    assert ViewMixture().weights([_SILENT]).tolist() == [1.0]


def test_ties_between_groups_alone_are_less_than_chance() -> None:
    crossed = Graph(4, np.array([0, 1]), np.array([2, 3]), np.array([1.0, 1.0]))
    assert tightness(crossed, np.array([0, 0, 1, 1])) == pytest.approx(-0.5)
    empty = Graph(4, np.zeros(0, dtype=int), np.zeros(0, dtype=int), np.zeros(0))
    assert tightness(empty, np.arange(4)) == 0.0


def test_no_view_and_views_of_other_texts_are_refused() -> None:
    with pytest.raises(InvalidInput, match="have no rows"):
        ViewMixture().weights([])
    with pytest.raises(InvalidInput, match=r"\[120, 119\]"):
        ViewMixture().weights([_SILENT, _TELLING[1:]])

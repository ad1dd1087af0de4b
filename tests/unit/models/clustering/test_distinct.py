from __future__ import annotations

import numpy as np

from models.clustering.distinct import distinct

_ROWS = np.random.default_rng(4).normal(size=(30, 3))


def test_equal_rows_count_once_and_each_row_knows_its_place() -> None:
    rows = np.concatenate([_ROWS, _ROWS[:5]])
    firsts, copies, digests = distinct(rows, 1)
    assert sorted(firsts.tolist()) == list(range(30))
    assert np.array_equal(rows[firsts][copies], rows)
    assert len(digests) == 30


def test_the_order_depends_on_content_alone() -> None:
    order = np.random.default_rng(8).permutation(30)
    firsts, _, digests = distinct(_ROWS, 1)
    mixed, _, others = distinct(_ROWS[order], 1)
    assert np.array_equal(_ROWS[firsts], _ROWS[order][mixed])
    assert np.array_equal(digests, others)


def test_another_seed_gives_another_order_and_other_draws() -> None:
    one, _, digests = distinct(_ROWS, 1)
    other, _, others = distinct(_ROWS, 2)
    assert one.tolist() != other.tolist()
    assert not np.array_equal(digests, others)


def test_minus_nought_and_what_lies_below_six_decimals_make_no_difference() -> None:
    firsts, copies, _ = distinct(np.array([[0.0, 1.0], [-0.0, 1.0], [1e-9, 1.0]]), 1)
    assert firsts.tolist() == [0]
    assert copies.tolist() == [0, 0, 0]

"""Grouping of advice by what it says."""

import numpy as np
import pytest

from intelligence.risk.same_advice import bound_of, closeness, groups_of
from models.embedding import Vectors


def _unit(rows: list[list[float]]) -> Vectors:
    given = np.array(rows, dtype=np.float32)
    return np.asarray(given / np.linalg.norm(given, axis=1, keepdims=True), dtype=np.float32)


def test_statements_that_are_close_are_one_group_and_others_stay_apart() -> None:
    labels = groups_of(_unit([[1, 0, 0], [1, 0.1, 0], [0, 1, 0], [0, 0, 1]]), 0.8)
    assert labels[0] == labels[1]
    assert len(set(labels)) == 3


def test_a_chain_of_neighbours_is_not_one_group() -> None:
    angles = np.linspace(0, np.pi / 2, 10)
    rows = _unit([[float(np.cos(a)), float(np.sin(a))] for a in angles])
    labels = groups_of(rows, 0.9)
    assert labels[0] != labels[-1]


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_and_one_statement_can_be_grouped(count: int) -> None:
    assert len(groups_of(_unit([[1, 0]])[:count], 0.5)) == count


def test_equal_statements_are_one_group_even_at_the_strictest_bound() -> None:
    assert len(set(groups_of(_unit([[1, 2], [1, 2], [1, 2]]), 1.0 - 1e-6))) == 1


def test_bound_is_reached_by_hardly_any_pair_of_different_themes() -> None:
    rng = np.random.default_rng(3)
    rows = _unit(rng.standard_normal((60, 16)).tolist())
    themes = [str(number % 6) for number in range(60)]
    bound = bound_of(rows, themes)
    cosines = rows @ rows.T
    other = np.array(themes)[:, None] != np.array(themes)[None, :]
    assert 0 < np.mean(cosines[other] >= bound) <= 0.001


def test_the_statement_said_most_often_draws_the_middle_to_itself() -> None:
    close = closeness(_unit([[1, 0], [0, 1], [0.7, 0.7]]), [9, 1, 1])
    assert np.argmax(close) == 0

import numpy as np

from intelligence.signals.same_excess import same_excess
from intelligence.statistics.excess import Cells, Question, find_excess

UNITS = 200


def looked(shows: np.ndarray, codes: np.ndarray) -> tuple[Cells, object]:
    cells = Cells(codes, 2)
    return cells, find_excess(Question(shows, cells, [], np.zeros(UNITS)))


def test_excess_of_a_segment_that_one_customer_makes_is_the_customers_own() -> None:
    """Once neither could be told from the other, though the rest of the segment shows nothing."""
    customers = np.where(np.arange(UNITS) < 12, 0, 1)
    segments = np.where(np.arange(UNITS) < 60, 0, 1)
    shows = (np.random.default_rng(0).random((UNITS, 1)) < 0.1) | (customers == 0)[:, None]
    claim = np.array([[True], [False]])
    shared = same_excess([looked(shows, customers), looked(shows, segments)], [claim, claim], shows)
    assert shared[1, 0, 0] == [(0, 0, 0)]
    assert (0, 0, 0) not in shared


def test_segment_whose_other_customers_show_it_too_has_an_excess_of_its_own() -> None:
    customers = np.where(np.arange(UNITS) < 12, 0, 1)
    segments = np.where(np.arange(UNITS) < 60, 0, 1)
    shows = (np.random.default_rng(0).random((UNITS, 1)) < 0.1) | (segments == 0)[:, None]
    claim = np.array([[True], [False]])
    shared = same_excess([looked(shows, customers), looked(shows, segments)], [claim, claim], shows)
    assert (1, 0, 0) not in shared
    assert shared[0, 0, 0] == [(1, 0, 0)]


def test_two_values_of_the_same_units_cannot_be_told_apart() -> None:
    codes = np.where(np.arange(UNITS) < 12, 0, 1)
    shows = (np.random.default_rng(0).random((UNITS, 1)) < 0.1) | (codes == 0)[:, None]
    claim = np.array([[True], [False]])
    shared = same_excess([looked(shows, codes), looked(shows, codes)], [claim, claim], shows)
    assert shared == {(0, 0, 0): [(1, 0, 0)], (1, 0, 0): [(0, 0, 0)]}


def test_claims_of_other_themes_and_of_one_dimension_are_not_compared() -> None:
    codes = np.arange(UNITS) % 2
    shows = np.ones((UNITS, 2), dtype=bool)
    first, second = np.array([[True, False]] * 2), np.array([[False, True]] * 2)
    pair = looked(shows, codes)
    assert same_excess([pair, pair], [first, second], shows) == {}
    assert same_excess([pair], [np.ones((2, 2), dtype=bool)], shows) == {}

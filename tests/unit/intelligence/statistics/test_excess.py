import numpy as np
import pytest

from intelligence.statistics.excess import (
    Cells,
    Excess,
    Question,
    find_excess,
    without_special_causes,
)

UNITS = 1_000


def portfolio(seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return customers, types and shows; customer 0 shows theme 0 three times as often."""
    random = np.random.default_rng(seed)
    customers = random.integers(0, 20, UNITS)
    types = np.where(random.random(UNITS) < 0.8, customers % 4, random.integers(0, 4, UNITS))
    chances = np.tile(np.array([0.04, 0.08, 0.12, 0.3])[types][:, None], (1, 10))
    chances[customers == 0, 0] = 0.3
    return customers, types, random.random(chances.shape) < chances


def looked(
    shows: np.ndarray, cells: Cells, factors: list[np.ndarray], exposure: np.ndarray
) -> Excess:
    question = Question(shows, cells, factors, exposure)
    return without_special_causes(question, find_excess(question))


def test_second_look_expects_less_of_a_cell_that_hid_itself() -> None:
    customers, types, shows = portfolio()
    shows[customers == 4, 0] = True
    question = Question(shows, Cells(customers, 20), [types], np.zeros(UNITS))
    first = find_excess(question)
    second = without_special_causes(question, first)
    assert second.expected[4, 0] < 0.8 * first.expected[4, 0]
    assert second.p_value[0, 0] < first.p_value[0, 0]
    assert (first.ordinary == 1).all()
    assert second.ordinary[4, 0] < 0.01


def test_planted_cell_stands_out_and_its_expectation_is_that_of_its_kind() -> None:
    customers, types, shows = portfolio()
    excess = looked(shows, Cells(customers, 20), [types], np.zeros(UNITS))
    assert excess.p_value[0, 0] == excess.p_value.min() < 1e-5
    assert excess.ordinary[0, 0] < 0.05
    size = int((customers == 0).sum())
    assert excess.expected[0, 0] == pytest.approx(0.06 * size, rel=0.5)


def test_customer_who_buys_what_goes_wrong_is_not_accused() -> None:
    customers, types, shows = portfolio()
    crude = looked(shows, Cells(customers, 20), [], np.zeros(UNITS))
    adjusted = looked(shows, Cells(customers, 20), [types], np.zeros(UNITS))
    risky = customers % 4 == 3
    of_risky = np.unique(customers[risky])
    assert (crude.p_value[of_risky] < 0.01).mean() > 0.3
    assert (adjusted.p_value[of_risky] < 0.01).mean() < 0.05


def test_unit_in_no_cell_counts_for_what_is_expected_only() -> None:
    customers, types, shows = portfolio()
    codes = np.where(customers < 5, customers, -1)
    excess = looked(shows, Cells(codes, 5), [types], np.zeros(UNITS))
    assert excess.observed.sum() == shows[customers < 5].sum()
    assert excess.presence.chances.shape == shows.shape


def test_theme_that_nobody_shows_has_no_excess() -> None:
    customers, types, shows = portfolio()
    shows[:, 4] = False
    excess = looked(shows, Cells(customers, 20), [types], np.zeros(UNITS))
    assert (excess.p_value[:, 4] == 1).all()
    assert (excess.expected[:, 4] == 0).all()


def test_empty_portfolio_has_empty_cells() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    excess = looked(np.zeros((0, 2), dtype=bool), Cells(nothing, 1), [], np.zeros(0))
    assert excess.p_value.tolist() == [[1.0, 1.0]]


def test_trials_of_cells_lie_side_by_side_and_are_filled_with_nought() -> None:
    cells = Cells(np.array([1, 0, -1, 1]), 2)
    chances = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]])
    assert cells.trials(chances).tolist() == [[0.3, 0], [0.4, 0], [0.1, 0.7], [0.2, 0.8]]
    assert cells.sums(chances).tolist() == [[0.3, 0.4], [pytest.approx(0.8), 1.0]]
    values = cells.spread(np.array([[1.0], [2.0]]), outside=9.0)
    assert values.ravel().tolist() == [2.0, 1.0, 9.0, 2.0]

import numpy as np
import pytest

from intelligence.statistics.gamma_poisson import (
    VAGUE,
    Mixture,
    fit_mixture,
    log_likelihood,
    shrink,
)
from tests.unit.intelligence.statistics.oracle_files import oracle

#: openEBGM 0.9.1 on its CAERS data (17,189 pairs), at these hyperparameters.
CAERS = Mixture(3.25379356, 0.39988854, 2.02612692, 1.90807970, 0.06534557)


def test_far_cells_of_caers_are_as_openebgm_has_them() -> None:
    shrunk = shrink(np.array([16.0, 6.0]), np.array([0.40643623, 0.07866508]), CAERS)
    np.testing.assert_allclose(shrunk.low, [15.68, 10.16], atol=0.006)
    np.testing.assert_allclose(shrunk.lift, [23.26, 18.28], atol=0.005)
    np.testing.assert_allclose(shrunk.high, [33.48, 30.83], atol=0.007)


def test_first_cells_of_caers_are_as_openebgm_has_them() -> None:
    expected = np.array([0.0360548271752086, 0.00387365911799762, 0.000297973778307509])
    expected = np.append(expected, [expected[0], 0.0765792610250298, 0.0527413587604291])
    shrunk = shrink(np.ones(6), expected, CAERS)
    shares = [0.2819737, 0.3409653, 0.3482317, 0.2819737, 0.2226356, 0.2556670]
    np.testing.assert_allclose(shrunk.of_first, shares, atol=1e-6)
    lifts = [2.226687, 2.583179, 2.631335, 2.226687, 1.920673, 2.085254]
    np.testing.assert_allclose(shrunk.lift, lifts, atol=1e-5)


def test_every_cell_of_caers_is_as_openebgm_has_it() -> None:
    table = oracle("caers_ebgm.csv")
    shrunk = shrink(table["N"].to_numpy(dtype=float), table["E"].to_numpy(), CAERS)
    np.testing.assert_allclose(shrunk.of_first, table["qn"], atol=1e-5)
    np.testing.assert_allclose(shrunk.lift, table["eb"], atol=1e-5)
    np.testing.assert_allclose(shrunk.low, table["q05"], atol=1e-5)
    np.testing.assert_allclose(shrunk.high, table["q95"], atol=1e-5)


def planted(cells: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    expected = random.gamma(2.0, 3.0, cells) + 0.1
    lifted = random.random(cells) < 0.1
    lifts = np.where(lifted, random.gamma(8.0, 0.5, cells), random.gamma(20.0, 0.05, cells))
    return random.poisson(expected * lifts).astype(float), expected


def test_fitted_mixture_is_at_least_as_likely_as_the_one_that_made_the_counts() -> None:
    observed, expected = planted(3_000)
    fitted = fit_mixture(observed, expected)
    truth = Mixture(8.0, 2.0, 20.0, 20.0, 0.1)
    assert log_likelihood(observed, expected, fitted) > log_likelihood(observed, expected, truth)
    shares = sorted([fitted.share, 1 - fitted.share])
    assert shares[0] == pytest.approx(0.1, abs=0.04)


def test_counts_without_noughts_are_fitted_as_such() -> None:
    observed, expected = planted(3_000)
    kept = observed > 0
    fitted = fit_mixture(observed[kept], expected[kept], positive_only=True)
    whole = fit_mixture(observed, expected)
    shrunk = [shrink(np.array([12.0]), np.array([4.0]), one).lift[0] for one in (fitted, whole)]
    assert shrunk[0] == pytest.approx(shrunk[1], rel=0.1)


def test_one_far_cell_does_not_make_a_narrow_interval() -> None:
    observed, expected = np.array([16.0, *[4.0] * 40]), np.array([3.6, *[4.0] * 40])
    shrunk = shrink(observed, expected, fit_mixture(observed, expected))
    assert shrunk.low[0] < 4.0 < shrunk.high[0] * 1.3
    assert shrunk.high[0] / shrunk.low[0] > 1.5


def test_too_few_cells_are_shrunk_by_what_is_generally_known() -> None:
    assert fit_mixture(np.array([1.0]), np.array([1.0])) is VAGUE


def test_nothing_observed_is_drawn_below_one_the_more_the_more_was_expected() -> None:
    lifts = shrink(np.zeros(3), np.array([0.01, 1.0, 20.0]), VAGUE).lift
    assert lifts[0] > lifts[1] > lifts[2]


def test_cell_of_which_nothing_is_expected_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        shrink(np.array([1.0]), np.array([0.0]), VAGUE)
    with pytest.raises(ValueError, match="do not fit"):
        shrink(np.array([1.0]), np.array([1.0, 2.0]), VAGUE)

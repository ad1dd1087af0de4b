import numpy as np
import pytest

from intelligence.statistics.glm import Design, Family, fit_glm
from intelligence.statistics.presence import fit_presence

UNITS = 1_500


def drawn(seed: int = 0, spread: float = 0.7) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    kinds = random.integers(0, 6, UNITS)
    exposure = random.normal(0.0, 0.5, UNITS)
    effects = random.normal(0.0, spread, (6, 12))
    levels = np.log(random.uniform(0.05, 0.3, 12))
    chances = -np.expm1(-np.exp(levels + effects[kinds] + exposure[:, None]))
    return kinds, exposure, chances


def test_one_theme_with_a_given_spread_is_the_penalised_regression() -> None:
    kinds, exposure, chances = drawn()
    shows = np.random.default_rng(1).random(chances.shape) < chances
    fitted = fit_presence(shows, [kinds], exposure)
    columns = np.column_stack([np.ones(UNITS), np.eye(6)[kinds]])
    offset = exposure - np.log(np.mean(np.exp(exposure)))
    penalty = np.array([0.0, *[1 / fitted.spreads[0] ** 2] * 6])
    for theme in range(3):
        outcome = shows[:, theme].astype(float)
        alone = fit_glm(Design(outcome, columns, offset, None, penalty), Family.CLOGLOG)
        np.testing.assert_allclose(fitted.chances[:, theme], alone.fitted, rtol=0.02)


def test_spread_of_effects_is_found() -> None:
    kinds, exposure, chances = drawn(spread=0.7)
    shows = np.random.default_rng(1).random(chances.shape) < chances
    assert fit_presence(shows, [kinds], exposure).spreads[0] == pytest.approx(0.7, abs=0.2)


def test_factor_that_explains_nothing_is_shrunk_away() -> None:
    kinds, exposure, chances = drawn(spread=0.0)
    shows = np.random.default_rng(1).random(chances.shape) < chances
    assert fit_presence(shows, [kinds], exposure).spreads[0] < 0.2


def test_theme_of_two_occurrences_hardly_depends_on_the_kind() -> None:
    kinds, exposure, chances = drawn()
    shows = np.random.default_rng(1).random(chances.shape) < chances
    shows[:, 0] = False
    shows[np.flatnonzero(kinds == 0)[:2], 0] = True
    fitted = fit_presence(shows, [kinds], exposure).chances[:, 0]
    assert fitted.sum() == pytest.approx(2.0, abs=1.0)
    assert fitted[kinds == 0].mean() < 8 * fitted[kinds != 0].mean()


def test_kind_that_always_shows_and_kind_that_never_does_stay_finite() -> None:
    kinds = np.repeat([0, 1, 2], 100)
    shows = np.column_stack([kinds == 0, np.ones(300, dtype=bool), np.zeros(300, dtype=bool)])
    fitted = fit_presence(shows, [kinds], np.zeros(300))
    assert np.isfinite(fitted.coefficients).all()
    assert fitted.chances[0, 0] > 0.8
    assert fitted.chances[200, 0] < 0.2
    assert (fitted.chances[:, 1] > 0.9).all()
    assert (fitted.chances[:, 2] == 0).all()


def test_expected_total_is_the_observed_one() -> None:
    kinds, exposure, chances = drawn()
    shows = np.random.default_rng(1).random(chances.shape) < chances
    fitted = fit_presence(shows, [kinds], exposure)
    np.testing.assert_allclose(fitted.chances.sum(axis=0), shows.sum(axis=0), rtol=0.02)


def test_twice_the_exposure_is_twice_the_hazard() -> None:
    shows = np.random.default_rng(0).random((200, 1)) < 0.3
    exposure = np.log(np.tile([1.0, 2.0], 100))
    hazards = -np.log1p(-fit_presence(shows, [], exposure).chances[:2, 0])
    assert hazards[1] == pytest.approx(2 * hazards[0])


def test_unit_without_weight_changes_nothing() -> None:
    kinds, exposure, chances = drawn()
    shows = np.random.default_rng(1).random(chances.shape) < chances
    weights = np.ones(shows.shape)
    weights[:200] = 0.0
    changed = shows.copy()
    changed[:200] = ~changed[:200]
    first, second = (fit_presence(s, [kinds], exposure, weights) for s in (shows, changed))
    np.testing.assert_allclose(first.chances, second.chances, atol=1e-9)


def test_nothing_at_all_is_fitted_to_nothing() -> None:
    assert fit_presence(np.zeros((0, 3), dtype=bool), [], np.zeros(0)).chances.shape == (0, 3)


def test_factor_of_other_length_is_refused() -> None:
    with pytest.raises(ValueError, match="each of the 4 units"):
        fit_presence(np.zeros((4, 1), dtype=bool), [np.zeros(3, dtype=np.int64)], np.zeros(4))


def test_unit_of_no_level_has_the_chance_of_the_theme_alone() -> None:
    kinds, _, chances = drawn()
    shows = np.random.default_rng(1).random(chances.shape) < chances
    codes = np.where(kinds == 5, -1, kinds)
    fitted = fit_presence(shows, [codes], np.zeros(UNITS))
    hazards = -np.log1p(-fitted.chances[codes < 0])
    np.testing.assert_allclose(np.log(hazards[0]), fitted.coefficients[:, 0])
    assert fitted.coefficients.shape == (12, 6)
    assert (hazards == hazards[0]).all()

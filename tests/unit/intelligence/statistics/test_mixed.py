"""Mixed models with crossed intercepts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.statistics.laplace import Family
from intelligence.statistics.mixed import Fixed, MixedDesign, Settings, Term, fit_mixed
from intelligence.statistics.negative_binomial import log_likelihood
from tests.unit.intelligence.statistics.oracle_files import oracle

_LIKELIHOOD = Settings(Fixed.LIKELIHOOD)


def _term(values: pd.Series[str]) -> Term:
    codes, names = pd.factorize(values)
    return Term(codes, len(names))


def test_herds_with_pleuropneumonia_match_the_published_model() -> None:
    # Bates et al. (2015), lme4: incidence of size ~ period + (1 | herd), binomial.
    table = oracle("cbpp.csv")
    periods = [(table["period"] == number).astype(float) for number in (2, 3, 4)]
    size = table["size"].to_numpy(dtype=float)
    design = MixedDesign(
        table["incidence"].to_numpy(dtype=float) / size,
        np.column_stack([np.ones(len(table)), *periods]),
        (_term(table["herd"]),),
        trials=size,
    )
    fit = fit_mixed(design, Family.LOGIT, _LIKELIHOOD)
    assert fit.coefficients == pytest.approx([-1.3983, -0.9919, -1.1282, -1.5797], abs=1e-3)
    assert fit.deviations[0] == pytest.approx(0.64207, abs=1e-3)
    assert fit.log_likelihood == pytest.approx(-92.0266, abs=1e-3)


def test_ticks_of_grouse_match_the_published_model_with_three_groupings() -> None:
    # Elston et al. (2001) with lme4: TICKS ~ YEAR + HEIGHT, by INDEX, BROOD and LOCATION.
    table = oracle("grouseticks.csv")
    height = (table["HEIGHT"] - table["HEIGHT"].mean()) / table["HEIGHT"].std()
    years = [(table["YEAR"] == year).astype(float) for year in (96, 97)]
    design = MixedDesign(
        table["TICKS"].to_numpy(dtype=float),
        np.column_stack([np.ones(len(table)), *years, height]),
        tuple(_term(table[name]) for name in ("INDEX", "BROOD", "LOCATION")),
    )
    fit = fit_mixed(design, Family.POISSON, _LIKELIHOOD)
    assert fit.deviations == pytest.approx([0.5415, 0.7500, 0.5287], abs=1e-3)
    assert fit.log_likelihood == pytest.approx(-890.2714, abs=1e-3)
    assert np.isfinite(fit.mode_errors(1)).all()


def _counts(deviation: float, seed: int = 3) -> tuple[MixedDesign, np.ndarray]:
    random = np.random.default_rng(seed)
    levels = np.repeat(np.arange(40), 15)
    effects = random.normal(0, deviation, 40)
    means = 4 * np.exp(effects[levels])
    outcome = random.poisson(means * random.gamma(2.0, 0.5, 600)).astype(float)
    return MixedDesign(outcome, np.ones((600, 1)), (Term(levels, 40),)), effects


def test_planted_intercepts_deviation_and_shape_come_back() -> None:
    design, effects = _counts(0.6)
    fit = fit_mixed(design, Family.NEGATIVE_BINOMIAL)
    assert fit.deviations[0] == pytest.approx(0.6, abs=0.15)
    assert fit.shapes[0] == pytest.approx(2.0, rel=0.25)
    assert np.corrcoef(fit.modes[0], effects)[0, 1] > 0.9
    covered = np.abs(fit.modes[0] - effects) <= 1.96 * fit.mode_errors(0)
    assert 0.85 <= covered.mean() <= 1.0


def test_levels_that_are_alike_have_no_deviation_unless_zero_is_avoided() -> None:
    levels = np.repeat(np.arange(10), 4)
    design = MixedDesign(np.tile([2.0, 3.0, 2.0, 3.0], 10), np.ones((40, 1)), (Term(levels, 10),))
    assert fit_mixed(design, Family.POISSON).deviations[0] == pytest.approx(0.0, abs=1e-3)
    held = fit_mixed(design, Family.POISSON, Settings(avoid_zero=True))
    assert held.deviations[0] > 0.02
    assert held.modes[0] == pytest.approx(np.zeros(10), abs=1e-6)


def test_shape_that_is_given_stays_and_without_deviation_the_likelihood_is_plain() -> None:
    design, _ = _counts(0.0)
    fit = fit_mixed(design, Family.NEGATIVE_BINOMIAL, Settings(Fixed.LIKELIHOOD, shapes=(2.0,)))
    assert fit.shapes.tolist() == [2.0]
    plain = log_likelihood(design.outcome, fit.fitted, 2.0, np.ones(600))
    assert fit.log_likelihood == pytest.approx(plain, abs=1.0)


def test_level_without_rows_is_ordinary_and_as_uncertain_as_its_prior() -> None:
    design, _ = _counts(0.5)
    more = MixedDesign(design.outcome, design.columns, (Term(design.terms[0].levels, 41),))
    fit = fit_mixed(more, Family.NEGATIVE_BINOMIAL)
    assert fit.modes[0][40] == pytest.approx(0.0, abs=1e-9)
    assert fit.mode_errors(0)[40] == pytest.approx(fit.deviations[0], rel=1e-6)


def test_term_loads_only_where_it_is_told_to() -> None:
    design, _ = _counts(0.5)
    nothing = Term(design.terms[0].levels, 40, np.zeros(600))
    fit = fit_mixed(
        MixedDesign(design.outcome, design.columns, (*design.terms, nothing)),
        Family.NEGATIVE_BINOMIAL,
    )
    assert fit.modes[1] == pytest.approx(np.zeros(40), abs=1e-9)


@pytest.mark.parametrize(
    ("levels", "count", "said"), [([0, 1, 2], 2, "of 2"), ([0, 1], 2, "groupings have")]
)
def test_what_does_not_fit_together_is_refused(levels: list[int], count: int, said: str) -> None:
    design = MixedDesign(np.ones(3), np.ones((3, 1)), (Term(np.array(levels), count),))
    with pytest.raises(ValueError, match=said):
        fit_mixed(design, Family.POISSON)


def test_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs rows"):
        fit_mixed(MixedDesign(np.zeros(0), np.zeros((0, 1)), ()), Family.POISSON)

"""Negative-binomial regression."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from intelligence.statistics.glm import Design, Family, fit_glm
from intelligence.statistics.negative_binomial import fit_negative_binomial, log_likelihood

_QUINE = Path(__file__).parents[5] / "shared" / "data" / "oracles" / "quine.csv"


@pytest.mark.skipif(not _QUINE.is_file(), reason="the published data are not on this machine")
def test_days_absent_from_school_match_the_published_model() -> None:
    # Venables and Ripley (2002), glm.nb(Days ~ Sex/(Age + Eth*Lrn)): theta 1.597991.
    table = pd.read_csv(_QUINE)
    parts = {name: pd.get_dummies(table[name], drop_first=True) for name in ("Sex", "Age")}
    parts |= {name: pd.get_dummies(table[name], drop_first=True) for name in ("Eth", "Lrn")}
    sex = parts["Sex"].to_numpy(dtype=float)
    within = [parts["Age"], parts["Eth"], parts["Lrn"]]
    inner = np.column_stack([item.to_numpy(dtype=float) for item in within])
    inner = np.column_stack([inner, inner[:, [-2]] * inner[:, [-1]]])
    columns = np.column_stack([np.ones(len(table)), sex, inner * (1 - sex), inner * sex])
    fit = fit_negative_binomial(Design(table["Days"].to_numpy(dtype=float), columns))
    assert fit.shape == pytest.approx(1.597991, abs=1e-3)
    assert 2 * fit.log_likelihood == pytest.approx(-1063.025, abs=1e-3)


def test_counts_of_one_mean_have_that_mean_and_their_shape() -> None:
    counts = np.random.default_rng(2).negative_binomial(2, 2 / 7, size=20_000).astype(float)
    fit = fit_negative_binomial(Design(counts, np.ones((20_000, 1))))
    assert np.exp(fit.coefficients[0]) == pytest.approx(counts.mean(), rel=1e-6)
    assert fit.shape == pytest.approx(2.0, rel=0.05)
    assert fit.errors[0] == pytest.approx(
        np.sqrt((1 / counts.mean() + 1 / fit.shape) / 20_000), rel=1e-3
    )


def test_counts_without_extra_variance_come_out_as_poisson() -> None:
    counts = np.array([2.0, 3.0, 2.0, 3.0, 2.0, 3.0])
    design = Design(counts, np.ones((6, 1)))
    fit = fit_negative_binomial(design)
    assert fit.shape > 1e4
    assert fit.coefficients == pytest.approx(fit_glm(design, Family.POISSON).coefficients, abs=1e-6)


def test_shape_that_is_given_stays() -> None:
    design = Design(np.array([0.0, 5.0, 1.0, 9.0]), np.ones((4, 1)))
    fit = fit_negative_binomial(design, shape=1.5)
    assert fit.shape == 1.5
    free = fit_negative_binomial(design)
    assert free.log_likelihood >= fit.log_likelihood


def test_likelihood_is_that_of_the_distribution() -> None:
    outcome, mean = np.array([0.0, 3.0]), np.array([1.0, 2.0])
    share = 4 / (4 + mean)
    by_hand = [np.log(share[0] ** 4), np.log(20 * share[1] ** 4 * (1 - share[1]) ** 3)]
    assert log_likelihood(outcome, mean, 4.0, np.ones(2)) == pytest.approx(sum(by_hand))

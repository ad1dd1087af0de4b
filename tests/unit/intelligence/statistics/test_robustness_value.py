"""How strong a confounder would have to be."""

from __future__ import annotations

import pytest

from intelligence.statistics.robustness_value import robustness_value


def test_darfur_example_of_the_paper_comes_out() -> None:
    # Cinelli and Hazlett (2020), table 1: t 4.18, 783 degrees of freedom; RV 13.9 %, 7.6 %; 2.2 %.
    found = robustness_value(4.18445, 783)
    assert found.estimate == pytest.approx(0.13878, abs=1e-5)
    assert found.significance == pytest.approx(0.07626, abs=1e-5)
    assert found.partial_r2 == pytest.approx(0.02187, abs=1e-5)


def test_confounder_of_that_strength_moves_the_estimate_to_zero() -> None:
    share = robustness_value(3.0, 50).estimate
    bias_in_classical_errors = (share * share / (1 - share)) ** 0.5 * 50**0.5
    assert bias_in_classical_errors == pytest.approx(3.0)


def test_interval_that_touches_zero_already_needs_no_confounder() -> None:
    assert robustness_value(1.5, 100).significance == 0.0
    assert robustness_value(0.0, 100).estimate == 0.0


def test_wider_robust_interval_needs_less_to_reach_zero() -> None:
    assert (
        robustness_value(4.0, 100, inflation=1.5).significance
        < robustness_value(4.0, 100).significance
    )


def test_association_as_strong_as_can_be_needs_nearly_everything() -> None:
    found = robustness_value(1e4, 10)
    assert 0.99 < found.significance <= found.estimate <= 1


def test_no_freedom_is_said() -> None:
    with pytest.raises(ValueError, match="1 degrees of freedom"):
        robustness_value(2.0, 1)

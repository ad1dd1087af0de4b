import pytest

from models.roles.contract import Role
from models.roles.measures import accuracy, calibration_error, f_score, macro_f1, role_scores

TRUE = [Role.CAUSE, Role.CAUSE, Role.IMPACT, Role.NOISE]
GIVEN = [Role.CAUSE, Role.IMPACT, Role.IMPACT, Role.CAUSE]


def test_scores_count_each_role_by_itself() -> None:
    cause, impact, noise = role_scores(TRUE, GIVEN)

    assert (cause.precision, cause.recall) == (0.5, 0.5)
    assert (impact.precision, impact.recall) == (0.5, 1.0)
    assert (noise.given, noise.precision, noise.f1) == (0, 0.0, 0.0)


def test_macro_f1_leaves_noise_out() -> None:
    assert macro_f1(role_scores(TRUE, GIVEN)) == pytest.approx((0.5 + 2 / 3) / 2)


def test_beta_above_one_pulls_towards_recall() -> None:
    assert f_score(0.2, 0.8, beta=2.0) > f_score(0.2, 0.8) > f_score(0.2, 0.8, beta=0.5)
    assert f_score(0.0, 0.0) == 0.0


def test_believable_probabilities_have_no_calibration_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)
    assert calibration_error([0.95] * 2, [False, False]) == pytest.approx(0.95)


def test_accuracy_is_the_share_of_right_answers() -> None:
    assert accuracy(TRUE, GIVEN) == 0.5

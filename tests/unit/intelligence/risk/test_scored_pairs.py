import numpy as np
import pytest

from intelligence.risk.scored_pairs import Pairs, score_pairs


def pairs(chances: list[float], shows: list[float], base: float = 0.5) -> Pairs:
    count = len(chances)
    return Pairs(
        ("t",) * count,
        tuple(f"c{index}" for index in range(count)),
        tuple(f"e{index}" for index in range(count)),
        np.array(chances),
        np.full(count, base),
        np.array(shows),
    )


def test_scores_are_those_of_the_textbook() -> None:
    score = score_pairs(pairs([0.8, 0.2, 0.6, 0.4], [1, 0, 0, 1]), "", 50, 0)
    assert score.brier is not None
    assert score.brier.value == pytest.approx((0.04 + 0.04 + 0.36 + 0.36) / 4)
    assert score.skill is not None
    assert score.skill.value == pytest.approx(1 - 0.2 / 0.25)
    assert score.log_loss is not None
    assert score.log_loss.value == pytest.approx(-(2 * np.log(0.8) + 2 * np.log(0.4)) / 4)


def test_the_base_rate_itself_has_no_skill() -> None:
    score = score_pairs(pairs([0.3] * 20, [1, 0, 0, 0] * 5, base=0.3), "", 50, 0)
    assert score.skill is not None
    assert (score.skill.value, score.skill.low, score.skill.high) == (0, 0, 0)


def test_calibrated_chances_are_told_from_boasts() -> None:
    shows = [1.0] * 5 + [0.0] * 15
    honest = score_pairs(pairs([0.25] * 20, shows), "", 50, 0).ece
    boast = score_pairs(pairs([0.9] * 20, shows), "", 50, 0).ece
    assert honest is not None
    assert boast is not None
    assert boast.value == pytest.approx(0.65)
    assert honest.value == pytest.approx(0)


def test_certainty_that_was_wrong_is_a_large_loss_and_no_infinity() -> None:
    score = score_pairs(pairs([1.0, 0.0], [0, 1]), "", 10, 0)
    assert score.log_loss is not None
    assert score.log_loss.value == pytest.approx(-np.log(1e-6), rel=1e-3)


def test_recall_looks_at_the_five_likeliest_of_a_check() -> None:
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
    check = Pairs(
        tuple("abcdef"), ("c",) * 6, ("e",) * 6, chances, np.full(6, 0.1),
        np.array([1.0, 0, 0, 0, 0, 1.0]),
    )  # fmt: skip
    recall = score_pairs(check, "", 10, 0).recall
    assert recall is not None
    assert recall.value == 0.5


def test_a_check_of_no_more_themes_than_are_looked_at_ranks_nothing() -> None:
    assert score_pairs(pairs([0.5, 0.4], [1, 0]), "", 10, 0).recall is None


def test_few_predictions_have_a_reason_in_place_of_figures() -> None:
    score = score_pairs(pairs([0.5], [1]), "1 is too few", 10, 0)
    assert (score.predictions, score.showing, score.brier) == (1, 1, None)
    assert score.note == "1 is too few"
    assert score_pairs(pairs([], []), "", 10, 0).note == "no predictions"


def test_checks_of_one_engagement_are_drawn_together() -> None:
    chances, shows = [0.9, 0.1] * 20, [1.0, 1.0] * 20
    apart = pairs(chances, shows)
    together = Pairs(
        apart.themes, apart.checks, ("one",) * 20 + ("two",) * 20, apart.chances, apart.base,
        apart.shows,
    )  # fmt: skip
    score = score_pairs(together, "", 200, 0)
    assert score.brier is not None
    assert score.brier.low == pytest.approx(score.brier.high)
    spread = score_pairs(apart, "", 200, 0).brier
    assert spread is not None
    assert spread.low < spread.value < spread.high


def test_an_interval_covers_the_expected_score() -> None:
    generator = np.random.default_rng(11)
    covered = 0
    for repeat in range(200):
        chances = generator.uniform(0.05, 0.6, 60)
        shows = (generator.uniform(size=60) < chances).astype(float)
        brier = score_pairs(pairs(chances.tolist(), shows.tolist()), "", 200, repeat).brier
        assert brier is not None
        covered += brier.low <= float((chances * (1 - chances)).mean()) <= brier.high
    assert covered >= 176  # .95 less three standard errors of 200 repeats, and a little

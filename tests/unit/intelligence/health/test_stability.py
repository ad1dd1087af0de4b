import numpy as np
import pytest

from intelligence.health.stability import (
    NOT_JUDGED,
    Verdict,
    Way,
    held_overlaps,
    judged,
    verdict_of,
)


@pytest.mark.parametrize(
    ("mean", "verdict"),
    [(0.59, Verdict.UNSTABLE), (0.6, Verdict.BETWEEN), (0.75, Verdict.BETWEEN), (0.76, "stable")],
)
def test_bounds_are_hennigs(mean: float, verdict: Verdict) -> None:
    assert verdict_of(mean) == verdict


def test_figures_say_how_often_and_how_far_a_theme_came_again() -> None:
    found = judged(np.array([0.9] * 45 + [0.4] * 5), Way.REGROUPED)
    assert (found.recovered, found.parts, found.mean) == (45, 50, 0.85)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= 0.85 <= found.high


def test_without_a_part_nothing_is_judged() -> None:
    assert judged(np.zeros(0), Way.RELEARNED) == NOT_JUDGED


def test_a_theme_comes_again_as_far_as_its_group_holds_it() -> None:
    groups = np.array([0, 0, 0, 1, -1])
    overlaps = np.array([[0.8, 0.6], [1.0, 1.0]])
    found = held_overlaps(np.array([0, 1, 2, 3]), groups, overlaps)
    assert found == pytest.approx([0.6, 0.45])
    assert not len(held_overlaps(np.array([4]), groups, overlaps))
    assert not len(held_overlaps(np.array([0]), groups, np.zeros((0, 0))))

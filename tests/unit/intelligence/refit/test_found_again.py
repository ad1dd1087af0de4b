import numpy as np

from intelligence.refit.found_again import FoundAgain
from intelligence.refit.standing import Standing
from models.relearning import Relearning
from tests.fakes.standings import standing


def around(axis: int, count: int, width: float = 0.1) -> np.ndarray:
    random = np.random.default_rng(axis)
    return np.eye(8)[[axis] * count] + random.normal(0, width, (count, 8))


def portfolio() -> tuple[Standing, np.ndarray]:
    """Return causes of two themes; ten of a third thing and thirty of nothing are in none."""
    texts = [f"cause {number}" for number in range(80)]
    vague = np.random.default_rng(9).normal(0, 0.5, (30, 8)) * (np.arange(8) > 2)
    rows = np.concatenate([around(0, 20), around(1, 20), around(2, 10), vague])
    return standing({"a": texts[:20], "b": texts[20:40]}, texts[40:]), rows


def test_a_thing_of_its_own_is_found_again_and_a_heap_of_what_is_like_nothing_is_not() -> None:
    """A heap gathers around its own middle in every part, so that alone would tell nothing."""
    given = FoundAgain.of(*portfolio())
    assert given.overlap(range(40, 50)) > 0.9
    assert given.overlap(range(50, 60)) < 0.4


def test_the_order_of_the_causes_decides_nothing() -> None:
    given, rows = portfolio()
    turned = standing({}, given.texts[::-1])
    turned = Standing(
        given.findings[::-1], given.texts[::-1], given.groups[::-1], given.theme_ids[::-1],
        turned.subcauses, turned.sure, turned.settled, turned.excluded, given.themes,
    )  # fmt: skip
    few = Relearning(most=30)
    there = FoundAgain.of(given, rows, few).overlap(range(50, 65))
    assert FoundAgain.of(turned, rows[::-1], few).overlap(range(15, 30)) == there


def test_where_no_theme_is_known_the_new_one_is_the_first() -> None:
    given, rows = portfolio()
    alone = standing({}, given.texts)
    assert FoundAgain.of(alone, rows).overlap(range(20)) > 0.9

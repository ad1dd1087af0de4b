import numpy as np

from models.clustering.resampled import AWAY, NONE, Resampled, resample
from tests.fakes.clusterers import AlikeClusterer

DRAWN = Resampled(
    np.array(
        [
            [0, 0, 0, 1, 1, 1, NONE],
            [0, 0, AWAY, 0, 0, 0, 1],
            [0, 1, 2, 3, 3, AWAY, NONE],
        ]
    )
)


def rows(seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    middles = np.eye(8)[[0] * 12 + [1] * 12]
    return middles + random.normal(0, 0.05, middles.shape)


def test_two_sets_are_together_in_the_parts_in_which_one_group_holds_most_of_both() -> None:
    assert DRAWN.together([0, 1, 2], [3, 4, 5]) == 1 / 3
    assert DRAWN.apart([0, 1, 2], [3, 4, 5]) == 1 / 3


def test_a_set_is_scattered_where_no_group_holds_most_of_what_was_drawn_of_it() -> None:
    assert DRAWN.scattered([0, 1, 2]) == 1 / 3
    assert DRAWN.scattered([6]) == 2 / 3


def test_coverage_counts_what_was_drawn_only() -> None:
    assert DRAWN.coverage == 17 / 19
    assert Resampled(np.array([[AWAY]])).coverage == 0.0


def test_half_of_a_set_is_not_most_of_it() -> None:
    assert Resampled(np.array([[0, 1]])).homes([0, 1]).tolist() == [NONE]


def test_parts_leave_rows_away_and_group_the_others() -> None:
    found = resample(rows(), AlikeClusterer(), parts=8, share=0.8, seed=3)
    assert found.members.shape == (8, 24)
    assert 0 < (found.members == AWAY).mean() < 0.5
    assert found.apart(range(12), range(12, 24)) == 1.0
    assert found.together(range(6), range(6, 12)) == 1.0


def test_the_order_of_the_rows_does_not_decide_who_is_drawn() -> None:
    given = rows()
    one = resample(given, AlikeClusterer(), parts=4, share=0.5, seed=3)
    other = resample(given[::-1], AlikeClusterer(), parts=4, share=0.5, seed=3)
    assert ((one.members == AWAY) == (other.members[:, ::-1] == AWAY)).all()


def test_equal_rows_are_drawn_and_grouped_together() -> None:
    given = np.concatenate([rows(), rows()])
    found = resample(given, AlikeClusterer(), parts=4, share=0.5, seed=3)
    assert (found.members[:, :24] == found.members[:, 24:]).all()

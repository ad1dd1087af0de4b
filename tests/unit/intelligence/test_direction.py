import pytest

from intelligence.direction import Direction, direction


def test_more_work_alone_is_no_rise() -> None:
    assert direction([4] * 4 + [8] * 4, [50] * 4 + [100] * 4) is Direction.NO_CLEAR_CHANGE


def test_the_same_count_over_half_the_work_is_a_rise() -> None:
    assert direction([10] * 8, [200] * 4 + [50] * 4) is Direction.RISING


def test_a_fall_is_called_a_fall() -> None:
    assert direction([8, 7, 9, 8, 1, 1, 0, 1], [60] * 8) is Direction.FALLING


@pytest.mark.parametrize(
    ("events", "exposure"),
    [
        ([9] * 7, [50] * 7),
        ([0, 0, 0, 0, 1, 2, 1, 1], [50] * 8),
        ([9] * 8, [9] * 4 + [0] * 4),
        ([], []),
    ],
)
def test_little_history_few_events_or_a_gap_in_exposure_is_too_early(
    events: list[int], exposure: list[int]
) -> None:
    assert direction(events, exposure) is Direction.TOO_EARLY


def test_two_engagements_to_seven_is_not_called_a_rise_at_five_percent() -> None:
    assert direction([0, 1, 0, 1, 1, 2, 2, 2], [50] * 8) is Direction.NO_CLEAR_CHANGE


def test_without_any_engagement_there_is_no_rate_to_move() -> None:
    assert direction([9] * 8, [0] * 8) is Direction.NO_EXPOSURE

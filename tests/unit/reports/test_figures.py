import math

import pytest

from reports import figures


@pytest.mark.parametrize(
    ("count", "exposure", "low", "high"),
    [(0, 10, 0.0, 0.2130), (5, 10, 0.2693, 0.7307), (10, 10, 0.7870, 1.0), (3, 40, 0.0304, 0.1732)],
)
def test_wilson_interval_has_the_published_ends(
    count: int, exposure: int, low: float, high: float
) -> None:
    found = figures.wilson(count, exposure)
    assert found == pytest.approx((low, high), abs=0.0005)


def test_interval_narrows_with_more_engagements() -> None:
    few, many = figures.wilson(2, 10), figures.wilson(200, 1000)
    assert many[1] - many[0] < (few[1] - few[0]) / 5


def test_what_is_not_a_proportion_is_refused_with_both_numbers() -> None:
    with pytest.raises(ValueError, match="7 of 5 is not a proportion"):
        figures.wilson(7, 5)


def test_more_engagements_than_were_active_get_a_rate_without_an_interval() -> None:
    found = figures.estimate(3, 2)
    assert found is not None
    assert (found.rate, found.low, found.high) == (150.0, None, None)


@pytest.mark.parametrize("exposure", [None, 0, -1])
def test_without_exposure_there_is_no_rate(exposure: int | None) -> None:
    assert figures.estimate(3, exposure) is None


@pytest.mark.parametrize(
    ("count", "exposure", "small"),
    [(3, 4, True), (2, 400, True), (3, 5, False), (0, 5, False), (0, 4, True)],
)
def test_three_of_four_is_too_few_to_say(count: int, exposure: int, small: bool) -> None:
    assert figures.is_small(count, exposure) is small


def test_excess_probability_is_the_hypergeometric_tail() -> None:
    whole = math.comb(12, 5)
    by_hand = sum(math.comb(4, k) * math.comb(8, 5 - k) for k in (3, 4)) / whole
    assert figures.excess_probability(3, 4, 5, 12) == pytest.approx(by_hand)


@pytest.mark.parametrize("count", range(1, 6))
def test_excess_probability_is_exact_on_both_sides_of_the_mean(count: int) -> None:
    terms = [math.comb(7, k) * math.comb(5, 5 - k) for k in range(count, 6)]
    found = figures.excess_probability(count, 7, 5, 12)
    assert found == pytest.approx(sum(terms) / math.comb(12, 5))


def test_a_cell_far_below_its_share_is_certain_and_not_impossible() -> None:
    assert figures.excess_probability(10, 50_000, 50_000, 100_000) == pytest.approx(1.0)


def test_excess_is_certain_when_the_cell_is_everything() -> None:
    assert figures.excess_probability(5, 12, 5, 12) == 1.0


def test_excess_probability_stays_quick_and_finite_for_large_portfolios() -> None:
    found = figures.excess_probability(900, 5_000, 1_000, 100_000)
    assert 0.0 <= found < 1e-100


def test_discoveries_keep_a_weaker_one_that_stands_with_stronger_ones() -> None:
    assert figures.discoveries([0.06, 0.001, 0.5, 0.04]) == (True, True, False, True)


def test_many_tests_of_noise_discover_nothing() -> None:
    noise = [(order + 0.5) / 200 for order in range(200)]
    assert not any(figures.discoveries(noise))


def test_no_test_discovers_nothing() -> None:
    assert figures.discoveries([]) == ()


def test_one_extreme_cell_does_not_wash_out_the_shades() -> None:
    rates = [float(rate) for rate in range(1, 41)] + [100.0]
    assert figures.colour_breaks(rates)[-1] <= 40


@pytest.mark.parametrize("rates", [[], [0.0], [0.01], [100.0] * 3])
def test_shades_are_ordered_whatever_the_rates(rates: list[float]) -> None:
    breaks = figures.colour_breaks(rates)
    assert len(breaks) == 4
    assert list(breaks) == sorted(set(breaks))


def test_zero_has_its_own_shade() -> None:
    assert [figures.shade(rate, (10, 20)) for rate in (0, 0.1, 10, 25)] == [0, 1, 2, 3]


def test_rates_carry_no_false_precision() -> None:
    assert [figures.per_100(rate) for rate in (0.04, 9.96, 12.345, 1234.5)] == [
        "under 0.1",
        "10",
        "12",
        "1,234",
    ]


@pytest.mark.parametrize("text", ["2026", "2026-13-01", "in May", "2026-0x-01"])
def test_what_is_not_a_date_is_shown_as_it_is(text: str) -> None:
    assert figures.plain_date(text) == text


def test_a_time_of_day_is_left_out_of_a_date() -> None:
    assert figures.plain_date("2026-02-09T16:20:00") == "9 Feb 2026"

from math import inf

import numpy as np
import pytest

from intelligence.proportions import (
    Estimate,
    corrected_share,
    share_of,
    total,
    wilson,
    wilson_of,
)


def test_the_interval_is_the_published_one() -> None:
    """Newcombe 1998 (intervals for the single proportion), method 3: 81/263 and 15/148."""
    for hits, counted, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)):
        found = wilson_of(hits, counted)
        assert found is not None
        assert (found.low, found.high) == (
            pytest.approx(low, abs=1e-4),
            pytest.approx(high, abs=1e-4),
        )


def test_none_of_a_few_is_not_certainty() -> None:
    found = wilson(0.0, 5)
    assert found.low == 0
    assert found.high == pytest.approx(0.4345, abs=1e-4)


def test_nothing_left_to_chance_has_no_interval_and_nothing_counted_has_all() -> None:
    assert wilson(0.3, inf) == Estimate(0.3, 0.3, 0.3, inf)
    assert wilson(0.0, 0) == Estimate(0.0, 0.0, 1.0, 0.0)
    assert wilson_of(0, 0) is None


def test_a_sum_is_wider_than_its_parts_and_narrower_than_their_ends_together() -> None:
    one, other = wilson(0.5, 20), wilson(0.2, 20)
    found = total([one, other])
    assert found.value == pytest.approx(0.7)
    assert one.high + other.high > found.high > max(one.high + 0.2, other.high + 0.5)


def test_a_share_of_two_amounts_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(3)
    right, missed = (0.8, 12, 100), (0.03, 120, 1500)
    truth = 80 / (80 + 45)
    inside = 0
    for _ in range(2000):
        amounts = [
            wilson(random.binomial(n, p) / n, n).scaled(size) for p, n, size in (right, missed)
        ]
        found = share_of(*amounts)
        assert found is not None
        inside += found.low <= truth <= found.high
    assert 0.93 <= inside / 2000 <= 0.99


def test_a_share_of_nothing_is_unknown() -> None:
    nothing = Estimate(0.0, 0.0, 0.0, inf)
    assert share_of(nothing, nothing) is None


def test_where_nothing_was_missed_the_share_may_be_whole() -> None:
    found = share_of(wilson(0.9, 10).scaled(50), wilson(0.0, 100).scaled(1000))
    assert found is not None
    assert (found.value, found.high) == (1.0, 1.0)
    assert 0 < found.low < 1


def test_a_raw_share_is_corrected_and_a_blind_classifier_corrects_nothing() -> None:
    assert corrected_share(0.26, 0.8, 0.9) == pytest.approx((0.26 - 0.1) / 0.7)
    assert corrected_share(0.05, 0.8, 0.9) == 0
    assert corrected_share(0.5, 0.5, 0.5) is None

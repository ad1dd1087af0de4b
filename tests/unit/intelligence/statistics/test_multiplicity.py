"""Decisions over many tests at once."""

from __future__ import annotations

import numpy as np

from intelligence.statistics.multiplicity import benjamini_hochberg

# The 15 p-values of Benjamini and Hochberg (1995), section 4.
_PUBLISHED = (
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
)


def test_published_example_has_four_rejections_where_bonferroni_has_three() -> None:
    q_values = benjamini_hochberg(_PUBLISHED)
    assert int((q_values <= 0.05).sum()) == 4
    assert int((np.array(_PUBLISHED) <= 0.05 / 15).sum()) == 3


def test_tests_that_were_not_made_do_not_count() -> None:
    with_gap = benjamini_hochberg([0.01, np.nan, 0.02])
    assert np.isnan(with_gap[1])
    assert with_gap[[0, 2]].tolist() == benjamini_hochberg([0.01, 0.02]).tolist()


def test_order_does_not_matter_and_equal_values_get_equal_answers() -> None:
    values = np.array([0.2, 0.01, 0.2, 0.03])
    shuffled = np.array([2, 0, 3, 1])
    assert benjamini_hochberg(values[shuffled]).tolist() == (
        benjamini_hochberg(values)[shuffled].tolist()
    )
    assert benjamini_hochberg(values)[0] == benjamini_hochberg(values)[2]


def test_nothing_to_test_gives_nothing() -> None:
    assert benjamini_hochberg([]).shape == (0,)
    assert np.isnan(benjamini_hochberg([np.nan])).all()

"""The classifier of wordings: a reading and named cues weighed together."""

from __future__ import annotations

import numpy as np
import pytest

from models.wordings.classifier import WordingClassifier


def _classifier() -> WordingClassifier:
    return WordingClassifier(
        reader="reader",
        kinds=("open", "vague"),
        cues=("rule: open",),
        of_reading=np.array([[0.5, 0.0], [0.0, 1.0]]),
        of_cues=np.array([[1.5, 0.0]]),
        bias=np.array([-1.0, -2.0]),
        bounds=np.array([0.0, 0.5]),
    )


def test_each_part_speaks_for_its_kind_and_a_text_of_nothing_has_the_bias() -> None:
    readings = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 0.0], [0.0, 3.0]])
    named: list[dict[str, float]] = [{}, {}, {"rule: open": 1.0, "never seen": 9.0}, {}]
    odds = _classifier().log_odds(readings, named)
    assert odds[0] == pytest.approx([-1.0, -2.0])
    assert odds[1] == pytest.approx([1.0, -2.0])
    assert odds[2, 0] == pytest.approx(0.5)
    assert odds[3, 1] == pytest.approx(1.0)


def test_one_text_alone_is_told_as_in_company() -> None:
    readings = np.array([[1.0, 0.3], [0.0, 1.0]])
    both = _classifier().log_odds(readings, [{}, {}])
    alone = _classifier().log_odds(readings[:1], [{}])
    assert np.array_equal(both[0], alone[0])
    assert _classifier().log_odds(readings[:0], []).shape == (0, 2)

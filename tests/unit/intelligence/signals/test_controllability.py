"""Controllability."""

from __future__ import annotations

import pytest

from intelligence.errors import InvalidPriority
from intelligence.signals.controllability import Controllability, default_controllability
from intelligence.taxonomy import starter_taxonomy


def test_every_starter_theme_has_a_judgement_with_a_reason() -> None:
    told = default_controllability()
    assert set(told) == {theme.key for theme in starter_taxonomy().themes}
    assert all(len(item.reason) >= 20 for item in told.values())


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_what_is_no_share_is_refused(value: float) -> None:
    with pytest.raises(InvalidPriority, match="not between 0 and 1"):
        Controllability(value, "because")

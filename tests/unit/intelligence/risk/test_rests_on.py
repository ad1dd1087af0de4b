"""What a probability rests on, in words."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.risk.base_rates import BaseRates, base_rates
from intelligence.risk.rests_on import (
    BASE_RATE_ONLY,
    MODELLED,
    TOO_LITTLE_DATA,
    Learned,
    learned_notes,
    standing_of,
)


def _rates(engagements: int) -> BaseRates:
    shows = np.zeros((engagements, 3))
    shows[: engagements // 2, 0] = shows[:3, 1] = 1.0
    return base_rates(shows, np.ones(engagements), ["Unknown"] * engagements)


@pytest.mark.parametrize(
    ("theme", "standing", "said"),
    [(0, MODELLED, "50 past"), (1, BASE_RATE_ONLY, "3 past"), (2, BASE_RATE_ONLY, "none of 100")],
)
def test_a_theme_is_modelled_drawn_or_was_never_seen(theme: int, standing: str, said: str) -> None:
    learned = Learned(100, 0, 0, 0)
    modelled = np.array([True, False, False])
    found, note = standing_of(learned, _rates(100), modelled, theme)
    assert found == standing
    assert note.startswith(said)


def test_what_was_never_seen_says_up_to_where_its_rate_may_lie() -> None:
    found, note = standing_of(Learned(10, 0, 0, 0), _rates(10), None, 2)
    assert found == TOO_LITTLE_DATA
    assert "10 past engagements are too few" in note
    assert "none of 10 past engagements shows it, by which alone its rate may be up to 12" in note


def test_engagements_that_taught_in_part_or_not_are_told() -> None:
    learned = Learned(100, 2, 3, 4, partly=5)
    notes = learned_notes(learned, _rates(100), modelled=True)
    assert [note.split()[0] for note in notes] == ["2", "5", "3", "4"]

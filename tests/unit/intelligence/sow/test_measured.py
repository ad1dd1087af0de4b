"""Two figures that cannot both hold."""

from __future__ import annotations

import pytest

from intelligence.sow.amounts import amounts_of
from intelligence.sow.measured import edge, excluding


@pytest.mark.parametrize(
    ("one", "other", "exclude"),
    [
        ("nine pumps", "twelve pumps", True),
        ("nine pumps", "nine pumps", False),
        ("20,000 lines", "up to 50,000 lines", False),
        ("between 18 and 24 degrees", "at most 22 degrees", True),
        ("at least four pumps", "at most three pumps", True),
        ("two pumps", "900 pumps", False),
        ("4 hours", "one day", True),
        ("daily", "monthly", True),
    ],
)
def test_figures_exclude_each_other_within_bounds(one: str, other: str, *, exclude: bool) -> None:
    mine, its = amounts_of(one)[-1], amounts_of(other)[-1]
    assert excluding(mine, its) is exclude
    assert excluding(its, mine) is exclude


def test_edge_is_the_end_that_is_told() -> None:
    assert edge(amounts_of("at least four pumps")[0]) == 4
    assert edge(amounts_of("at most four pumps")[0]) == 4

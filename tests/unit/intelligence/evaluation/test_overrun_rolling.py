"""Contingencies learned from what had ended, in portfolios drawn over time."""

from __future__ import annotations

from intelligence.evaluation.overrun_rolling import rolling_coverage
from intelligence.evaluation.tables import Mean


def test_allowing_for_quarters_covers_more_in_every_world_and_never_less() -> None:
    table = rolling_coverage(2)
    assert [row[1] for row in table.rows[:2]] == ["the check", "not allowing for quarters"]
    for check, plain in zip(table.rows[::2], table.rows[1::2], strict=True):
        assert check[0] == plain[0]
        assert isinstance(check[2], Mean)
        assert isinstance(plain[2], Mean)
        assert check[2].value >= plain[2].value


def test_the_same_seed_draws_the_same() -> None:
    assert rolling_coverage(1) == rolling_coverage(1)
    assert rolling_coverage(1) != rolling_coverage(1, first_seed=3)

"""Contingencies learned from what had ended, in portfolios drawn over time."""

from __future__ import annotations

from intelligence.evaluation.overrun_rolling import rolling_coverage
from intelligence.evaluation.tables import Mean, Table


def _covered(table: Table) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for world, method, covered, *_ in table.rows:
        assert isinstance(covered, Mean)
        found.setdefault(str(world), {})[str(method)] = covered.value
    return found


def test_what_is_allowed_for_covers_more_in_every_world() -> None:
    for covered in _covered(rolling_coverage(2)).values():
        check, ended, plain = covered.values()
        assert check >= ended - 0.02
        assert ended >= plain


def test_where_lateness_costs_what_still_runs_is_looked_at() -> None:
    """What had ended alone covered .64 instead of .80: the late ones were running."""
    covered = _covered(rolling_coverage(3, 500))["each point delays the end by 25 days"]
    assert covered["the check"] > covered["not looking at what still runs"] + 0.05


def test_the_same_seed_draws_the_same() -> None:
    assert rolling_coverage(1) == rolling_coverage(1)
    assert rolling_coverage(1) != rolling_coverage(1, first_seed=3)

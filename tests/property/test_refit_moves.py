"""Filing old findings elsewhere: what is not applied changes nothing, what is moves its findings.

A house moves some findings by hand; a refit proposes what to do with the old ones of their kinds.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.curation import entries
from tests.fakes.filings import LATE, PLAN, TEXTS, Filing


@cache
def first() -> Filing:
    return Filing.first()


#: Findings of a kind that somebody moves or confirms, and where.
RULED = st.tuples(
    st.sampled_from(["VPN", "badges", "plan"]),
    st.integers(1, 3),
    st.sampled_from([LATE, PLAN, None]),
)


@cache
def _decided(ruled: tuple[tuple[str, int, str | None], ...]) -> Filing:
    moves: list[Any] = [entries.Move(first().named(word, n), to) for word, n, to in ruled]
    return first().after(*moves)


def decided(ruled: list[tuple[str, int, str | None]]) -> Filing:
    return _decided(tuple(ruled))


def listed(item: Any) -> set[str]:
    return {name.rsplit("-", 1)[0] for one in item.decisions for name in one.findings}


@settings(max_examples=8, deadline=None)
@given(st.lists(RULED, min_size=1, max_size=3, unique_by=lambda one: one[0]), st.data())
def test_applying_items_moves_exactly_their_findings_and_no_others(
    ruled: list[tuple[str, int, str | None]], data: st.DataObject
) -> None:
    filed = decided(ruled)
    items = filed.items()
    applied = [item for item in items if data.draw(st.booleans(), item.name)]
    after = filed.after(*(one for item in applied for one in item.decisions))
    had, have = filed.themes(), after.themes()
    moved = {name for name in had if had[name] != have[name]}
    assert moved == {name for item in applied for name in listed(item)}
    for item in applied:
        assert {have[name] for name in listed(item)} == {item.decisions[0].to}
    left = [one.decisions for one in items if one not in applied]
    assert [one.decisions for one in after.items()] == left


@settings(max_examples=5, deadline=None)
@given(st.lists(RULED, min_size=1, max_size=3, unique_by=lambda one: one[0]))
def test_items_that_are_not_applied_change_nothing_and_undone_ones_neither(
    ruled: list[tuple[str, int, str | None]],
) -> None:
    filed = decided(ruled)
    items = filed.items()
    assert filed.after().themes() == filed.themes()
    decisions = [one for item in items for one in item.decisions]
    done = filed.after(*decisions)
    newest = len(done.log)
    undoings = [entries.Undo(n) for n in range(newest, newest - len(decisions), -1)]
    back = done.after(*undoings)
    assert back.themes() == filed.themes()
    named = {name for item in items for name in listed(item)}
    assert len(named) == sum(len(listed(item)) for item in items)
    assert len(named) <= len(TEXTS)

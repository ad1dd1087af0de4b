"""What a signal table says of itself."""

from __future__ import annotations

import pytest

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable

_COLUMNS = (
    Metric("theme_id", "Theme", Unit.TEXT, "id"),
    Metric("verdict", "Verdict", Unit.TEXT, "rule"),
)


def test_rows_are_noteworthy_by_their_verdict() -> None:
    table = SignalTable("x", "X", "?", _COLUMNS, ("verdict",), "", "verdict", frozenset({"rising"}))
    assert table.is_noteworthy({"theme_id": "t", "verdict": "rising"})
    assert not table.is_noteworthy({"theme_id": "t", "verdict": "too little data"})
    assert table.shown_first == (_COLUMNS[1],)
    assert table.keys == ("theme_id", "verdict")


def test_every_row_of_a_table_that_only_counts_is_noteworthy() -> None:
    assert SignalTable("x", "X", "?", _COLUMNS, (), "").is_noteworthy({"verdict": None})


def test_headline_of_a_column_that_does_not_exist_is_an_error() -> None:
    table = SignalTable("x", "X", "?", _COLUMNS, ("lift",), "")
    with pytest.raises(KeyError):
        _ = table.shown_first

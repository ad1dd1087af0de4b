"""How many rows are worth attention."""

from __future__ import annotations

from intelligence.signals.attention import attention
from intelligence.signals.registry import SIGNALS


def test_verdicts_that_sort_rows_are_counted_each() -> None:
    """Each of 27 themes was told to stand out, 26 of them as structural."""
    rows = [{"verdict": "local"}, *[{"verdict": "structural"}] * 26]
    assert attention(SIGNALS["structure"], rows) == "26 structural, 1 local"
    judged = [{"verdict": "cannot say"}, {"verdict": "fell"}, {"verdict": "cannot say"}]
    assert attention(SIGNALS["interventions"], judged) == "2 cannot say, 1 fell"


def test_a_row_that_is_merely_estimated_does_not_stand_out() -> None:
    table = SIGNALS["durations"]
    assert table.verdict is not None
    rows = [{table.verdict: "estimated"}] * 3
    assert attention(table, rows) == "3 of 3 rows could be estimated"


def test_rows_that_stand_out_are_counted_of_all() -> None:
    table = SIGNALS["over_representation"]
    assert table.verdict is not None
    loud = {table.verdict: min(table.noteworthy)}
    rows = [*[loud] * 2, *[{table.verdict: "no excess shown"}] * 1_998]
    assert attention(table, rows) == "2 of 2,000 rows stand out"
    assert attention(table, rows[1:]) == "1 of 1,999 rows stands out"


def test_a_table_that_only_counts_and_an_empty_one_say_their_rows() -> None:
    assert attention(SIGNALS["skill_teams"], [{}]) == "1 row"
    assert attention(SIGNALS["structure"], []) == "0 rows"

from __future__ import annotations

from dataclasses import replace

from intelligence.evaluation.joined_causes import (
    CONNECTIVES,
    evaluate_joined,
    joined_statements,
    single_statements,
    themes_found,
)
from models.clause_rules import cuts
from models.recognition.labelled import Cause, causes_of
from tests.unit.intelligence.test_several_causes import DATA, LATE, PLAN, cutter

CAUSES = tuple(
    Cause("X", theme, "", text) for theme, text in (("late", LATE), ("plan", PLAN), ("data", DATA))
)


def test_two_causes_of_different_themes_are_joined_by_every_connective_alike() -> None:
    found = joined_statements(CAUSES, 20)
    assert [one.connective for one in found] == list(CONNECTIVES) * 2
    assert all(len(one.themes) == 2 and one.connective in one.text for one in found)
    assert joined_statements(CAUSES, 20) == found
    assert joined_statements(CAUSES, 20, seed=1) != found


def test_one_theme_or_no_sentence_gives_nothing_to_join() -> None:
    assert joined_statements(CAUSES[:1], 5) == []
    long = [replace(cause, text=f"{cause.text}. {cause.text}. So.") for cause in CAUSES]
    assert joined_statements(long, 5) == single_statements(long) == []


def test_most_of_what_a_writer_said_can_be_cut_where_it_was_joined() -> None:
    found = joined_statements(causes_of("C"), 100)
    proposed = [one for one in found if cuts(one.text)]
    assert len(proposed) > 90


def test_both_themes_are_found_only_where_statements_are_cut() -> None:
    joined = joined_statements(CAUSES, 10)
    whole, cut = (themes_found(cutter(), joined, cut=cut) for cut in (False, True))
    assert all(len(found) <= 1 for found in whole)
    assert [found == one.themes for found, one in zip(cut, joined, strict=True)].count(True) >= 8


def test_the_tables_say_what_cutting_gives_and_what_it_costs() -> None:
    outcome = evaluate_joined(cutter(), [("writer X", CAUSES), ("writer Y", CAUSES)])
    pairs, kinds, apart = outcome.tables
    assert [row[0] for row in pairs.rows] == [
        "writer X: whole",
        "writer X: cut",
        "writer Y: whole",
        "writer Y: cut",
    ]
    assert pairs.rows[0][1].value == 0  # type: ignore[union-attr]
    assert pairs.rows[1][1].value > 0.8  # type: ignore[union-attr]
    assert len(kinds.rows) == len(CONNECTIVES)
    assert [row[1].value for row in apart.rows] == [0, 0]  # type: ignore[union-attr]
    assert [row[2:] for row in apart.rows] == [(0, 0), (0, 0)]

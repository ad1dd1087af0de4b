from dataclasses import replace

import pandas as pd

from intelligence.edition import Edition
from reports.life import Event, life_of, step_of, steps_to
from tests.fakes.editions import fake_edition

QUARTERS = ("2026Q1", "2026Q2", "2026Q3")


def tables(
    met: dict[str, list[int]], relations: list[tuple[str, str | None, str | None, bool]]
) -> dict[str, pd.DataFrame]:
    """Return the tables of an edition: documents by quarter of each theme, and its lineage."""
    trends = [
        (theme, q, n) for theme, own in met.items() for q, n in zip(QUARTERS, own, strict=False)
    ]
    lineage = [(*row, 3, 4, 5) for row in relations]
    return {
        "trends": pd.DataFrame(trends, columns=["theme_id", "quarter", "documents"]),
        "themes": pd.DataFrame({"theme_id": list(met), "name": [t.upper() for t in met]}),
        "lineage": pd.DataFrame(
            lineage,
            columns=["event", "theme_id", "previous_theme_id", "keeps_id", "shared",
                     "previous_findings", "current_findings"],
        ),
        "changes": pd.DataFrame({"theme_id": ["a"], "kind": ["definition"], "quarter": ["2026Q2"]}),
    }  # fmt: skip


FIRST = tables({"a": [4], "b": [2], "c": [1]}, [("starts", t, None, False) for t in "abc"])
SECOND = tables(
    {"a": [3, 2], "n": [1, 1], "b": [2, 0], "c": [1, 1]},
    [("splits", "a", "a", True), ("splits", "n", "a", False), ("continues", "b", "b", True),
     ("continues", "c", "c", True)],
)  # fmt: skip
THIRD = tables(
    {"a": [5, 2, 1], "n": [1, 1, 1], "x": [0, 0, 3]},
    [("merges", "a", "a", True), ("merges", "a", "b", False), ("starts", "x", None, False),
     ("ends", None, "c", False), ("continues", "n", "n", True)],
)  # fmt: skip
ALL = {1: FIRST, 2: SECOND, 3: THIRD}


def edition(number: int = 3) -> Edition:
    return Edition(replace(fake_edition().manifest, number=number), ALL[number])


STEPS = tuple(step_of(number, own) for number, own in ALL.items())


def test_events_stand_at_the_newest_quarter_of_the_edition_that_came_with_them() -> None:
    life = life_of(edition(), QUARTERS, STEPS)
    assert [(e.kind, e.theme_id, e.other, e.quarter, e.edition) for e in life.events] == [
        ("splits", "n", "a", "2026Q2", 2),
        ("definition", "a", None, "2026Q2", 3),
        ("ends", "c", None, "2026Q3", 3),
        ("merges", "b", "a", "2026Q3", 3),
        ("starts", "x", None, "2026Q3", 3),
    ]
    assert life.editions == 3


def test_a_change_that_was_decided_after_the_newest_quarter_stands_at_it_once() -> None:
    """People decide after the newest quarter that they know; such marks used not to be drawn."""
    rows = [("c", "examples", "2026Q4", 1)] * 2 + [("x", "definition", "2027Q1", 2)]
    changes = pd.DataFrame(rows, columns=["theme_id", "kind", "quarter", "after_edition"])
    told = replace(edition(), tables={**THIRD, "changes": changes})
    marks = [event for event in life_of(told, QUARTERS, STEPS).events if event.is_change]
    assert [(e.theme_id, e.quarter, e.edition) for e in marks] == [
        ("c", "2026Q2", 2), ("x", "2026Q3", 3),
    ]  # fmt: skip


def test_what_an_arc_shows_is_not_told_again_as_a_changed_meaning() -> None:
    rows = [("a", "split", "2026Q2", 1), ("n", "split", "2026Q2", 1), ("a", "merge", "2026Q3", 2),
            ("c", "split", "2026Q2", 1)]  # fmt: skip
    changes = pd.DataFrame(rows, columns=["theme_id", "kind", "quarter", "after_edition"])
    told = replace(edition(), tables={**THIRD, "changes": changes})
    marks = [event for event in life_of(told, QUARTERS, STEPS).events if event.is_change]
    assert [(event.kind, event.theme_id) for event in marks] == [("split", "c")]


def test_overlaps_are_of_the_part() -> None:
    found = {event.kind: event for event in life_of(edition(), QUARTERS, STEPS).events}
    assert (found["splits"].shared, found["splits"].findings) == (3, 5)
    assert (found["merges"].shared, found["merges"].findings) == (3, 4)


def test_parts_stand_below_what_they_came_from_and_what_is_gone_keeps_its_line() -> None:
    life = life_of(edition(), QUARTERS, STEPS)
    names = [line.theme_id for line in life.lines]
    assert names.index("a") < names.index("n")
    assert names.index("a") < names.index("b")
    lines = {line.theme_id: line for line in life.lines}
    assert (lines["b"].name, lines["b"].documents, lines["b"].ended) == ("B", (2, 0, 0), 2)
    assert lines["a"].ended is None
    assert lines["a"].documents == (5, 2, 1)


def test_what_a_first_edition_has_does_not_start_with_it() -> None:
    life = life_of(edition(1), QUARTERS[:1], STEPS[:1])
    assert [event.kind for event in life.events if not event.is_change] == []
    assert len(life.lines) == 3


def test_without_steps_an_edition_speaks_for_itself() -> None:
    life = life_of(edition(2), QUARTERS, ())
    assert ("splits", "n") in {(event.kind, event.theme_id) for event in life.events}


def test_steps_end_with_the_edition_and_leave_out_what_was_built_twice() -> None:
    many = {**ALL, 4: THIRD, 5: THIRD}
    steps = steps_to(4, many, lambda number, name: many[number][name])
    assert [step.edition for step in steps] == [1, 2, 3]


def test_a_quarter_that_the_report_does_not_reach_has_no_events() -> None:
    life = life_of(edition(), QUARTERS[:2], STEPS)
    assert {event.quarter for event in life.events} == {"2026Q2"}


def test_themes_to_which_nothing_happened_are_counted_where_there_are_many() -> None:
    met = {f"t{number:02d}": [40 - number] for number in range(35)}
    own = tables(met, [])
    life = life_of(
        Edition(fake_edition().manifest, {**own, "changes": pd.DataFrame()}), QUARTERS, ()
    )
    assert len(life.lines) == 30
    assert life.hidden == 5
    assert life.lines[0].theme_id == "t00"


def test_a_change_of_meaning_is_told_from_what_happens_to_a_theme() -> None:
    assert Event("split", "a", "q", 1).is_change
    assert not Event("splits", "a", "q", 1).is_change


def test_parts_of_each_other_do_not_end_in_a_circle() -> None:
    own = tables({"a": [1], "b": [1]}, [("splits", "a", "b", False), ("splits", "b", "a", False)])
    life = life_of(Edition(fake_edition().manifest, own), QUARTERS, ())
    assert sorted(line.theme_id for line in life.lines) == ["a", "b"]

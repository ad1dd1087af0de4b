from dataclasses import replace

from intelligence.curation.conflicts import Reason
from intelligence.curation.entries import (
    Confirm,
    Define,
    Exclude,
    Merge,
    Move,
    Pin,
    Promote,
    Reject,
    Rename,
    Retire,
    SetGoal,
    SetOwner,
    Split,
    Undo,
)
from intelligence.curation.replay import Example, in_force, replay
from intelligence.identity.placing import Placement
from intelligence.identity.registry import ChangeKind
from intelligence.identity.theme import Origin, Owner, ThemeStatus
from tests.fakes.curations import WordJudge, causes_of, log_of, refs, replayed, theme, themes_in

TEXTS = [
    "access late vpn",
    "access late badge",
    "scope vague",
    "plan weak",
    "prices rose",
    "vpn old",
]
START = ["a", "a", "b", "c", None, None]
CAUSES = causes_of(TEXTS)


def after(*decisions: object):  # noqa: ANN201
    return replayed(log_of(*decisions), CAUSES, START)


def test_an_empty_log_changes_nothing() -> None:
    result = after()
    assert themes_in(result) == START
    assert result.conflicts == ()


def test_names_owners_goals_and_status_are_told() -> None:
    result = after(Rename("a", "Access"), SetOwner("a", "CIO", "Ann"), SetGoal("a", "Speed"),
                   Retire("b"), Retire("c"), Promote("c"))  # fmt: skip
    assert (result.themes["a"].name, result.themes["a"].owner) == ("Access", Owner("CIO", "Ann"))
    assert result.themes["a"].goal == "Speed"
    assert result.themes["b"].status is ThemeStatus.RETIRED
    assert result.themes["c"].status is ThemeStatus.ACTIVE
    assert themes_in(result) == START


def test_a_merged_theme_ends_and_what_was_its_is_the_others() -> None:
    result = after(Merge(("b",), "a"))
    assert themes_in(result) == ["a", "a", "a", "c", None, None]
    assert list(result.themes) == ["a", "c"]
    assert result.merged == {"b": "a"}


def test_an_entry_on_a_theme_that_was_merged_away_is_a_conflict() -> None:
    result = after(Merge(("b",), "a"), Rename("b", "Scope"))
    (found,) = result.conflicts
    assert (found.sequence, found.reason, found.theme_id) == (2, Reason.MERGED_AWAY, "b")


def test_an_entry_on_an_unknown_theme_is_a_conflict_and_changes_nothing() -> None:
    result = after(Rename("z", "Z"))
    assert result.conflicts[0].reason is Reason.NO_THEME
    assert "z" not in result.themes


def test_a_split_by_findings_makes_a_theme_and_the_rest_keeps_its_id() -> None:
    result = after(
        Split("a", "Badges", chosen=refs(CAUSES, 1), kept=refs(CAUSES, 0), new_theme="n")
    )
    assert themes_in(result)[:2] == ["a", "n"]
    assert (result.themes["n"].name, result.themes["n"].origin) == ("Badges", Origin.SPLIT)
    assert result.split_off == {"n": "a"}


def test_what_comes_after_a_split_goes_to_the_nearer_part() -> None:
    texts = [*TEXTS[:2], "access late vpn again", "access late badge again"]
    causes = causes_of(texts)
    split = Split("a", "Badges", chosen=refs(causes, 1), kept=refs(causes, 0), new_theme="n")
    result = replayed(log_of(split), causes, ["a"] * 4)
    assert themes_in(result) == ["a", "n", "a", "n"]


def test_a_split_by_sub_cause_takes_later_findings_with_it() -> None:
    result = replayed(log_of(Split("a", "VPN", "vpn", new_theme="n")), CAUSES, ["a"] * 6,
                      subcauses={0: "vpn", 5: "vpn"})  # fmt: skip
    assert themes_in(result) == ["n", "a", "a", "a", "a", "n"]


def test_a_split_that_leaves_a_part_empty_is_a_conflict() -> None:
    result = after(Split("a", "All", chosen=refs(CAUSES, 0, 1), new_theme="n"))
    assert result.conflicts[0].reason is Reason.EMPTY_PART
    assert "n" not in result.themes


def test_a_chosen_finding_that_is_elsewhere_now_is_told_and_the_rest_is_split() -> None:
    result = after(Split("a", "Badges", chosen=refs(CAUSES, 1, 2), new_theme="n"))
    assert themes_in(result)[:3] == ["a", "n", "b"]
    (found,) = result.conflicts
    assert (found.reason, found.partly, found.count) == (Reason.ELSEWHERE, True, 1)


def test_moved_findings_stay_moved_and_teach_two_lessons() -> None:
    result = after(Move(refs(CAUSES, 0), "b"), Move(refs(CAUSES, 3), None))
    assert themes_in(result) == ["b", "a", "b", None, None, None]
    assert set(result.examples) == {
        Example("a", 0, is_right=False),
        Example("b", 0, is_right=True),
        Example("c", 3, is_right=False),
    }
    assert result.settled == {0, 3}


def test_a_confirmed_finding_holds_where_the_machine_would_have_it_elsewhere() -> None:
    result = after(Confirm(refs(CAUSES, 2), "a"))
    assert themes_in(result)[2] == "a"
    assert result.examples == (Example("a", 2, is_right=True),)


def test_what_a_person_confirmed_moved_or_pinned_where_it_stood_is_doubted_no_more() -> None:
    result = after(Confirm(refs(CAUSES, 0), "a"), Move(refs(CAUSES, 2), "b"),
                   Pin(refs(CAUSES, 3), "c"))  # fmt: skip
    assert themes_in(result) == START
    assert [place.confidence for place in result.placements[:4]] == [1.0, 0.8, 1.0, 1.0]


def test_a_rejected_finding_leaves_and_no_definition_draws_it_back() -> None:
    result = after(Reject(refs(CAUSES, 0), "a"), Define("a", include=("access late vpn",)))
    assert themes_in(result) == [None, "a", "b", "c", None, None]
    assert result.examples == (Example("a", 0, is_right=False),)


def test_a_pinned_finding_stays_through_splits_and_exclusions() -> None:
    pin = Pin(refs(CAUSES, 0), "a")
    result = replayed(log_of(pin, Split("a", "VPN", "vpn", new_theme="n"), Exclude(phrase="vpn")),
                      CAUSES, ["a"] * 6, subcauses={0: "vpn", 1: "vpn"})  # fmt: skip
    assert themes_in(result) == ["a", "n", "a", "a", "a", None]
    assert result.pinned == {0: "a"}


def test_an_exclusion_that_pins_stand_against_says_how_many() -> None:
    """Once it was neither applied nor told."""
    result = after(Pin(refs(CAUSES, 0), "a"), Exclude(phrase="vpn"), Exclude(document=f"{0:016x}"))
    told = [(item.sequence, item.reason, item.partly, item.count) for item in result.conflicts]
    assert told == [(2, Reason.PINNED, True, 1), (3, Reason.PINNED, False, 1)]
    assert result.excluded == {5}


def test_a_finding_confirmed_as_another_theme_s_is_pinned_no_more() -> None:
    """Once the pin to the theme that it had left kept it from every exclusion."""
    pin = Pin(refs(CAUSES, 0), "a")
    assert after(pin, Confirm(refs(CAUSES, 0), "a")).pinned == {0: "a"}
    result = after(pin, Confirm(refs(CAUSES, 0), "b"), Exclude(phrase="vpn"))
    assert result.pinned == {}
    assert result.excluded == {0, 5}
    assert result.conflicts == ()


def test_an_excluded_document_or_phrase_counts_for_no_theme() -> None:
    result = after(Exclude(document=f"{2:016x}"), Exclude(phrase="Access  LATE"))
    assert themes_in(result) == [None, None, None, "c", None, None]
    assert result.excluded == {0, 1, 2}


def test_an_exclusion_that_meets_nothing_is_a_conflict() -> None:
    result = after(Exclude(phrase="acces"), Exclude(document=f"{99:016x}"))
    assert [item.reason for item in result.conflicts] == [Reason.NOTHING_FOUND] * 2


def test_a_definition_and_examples_draw_in_what_no_theme_has_and_nothing_else() -> None:
    result = after(Define("a", definition="vpn"), Define("c", include=("prices rose",)))
    assert themes_in(result) == ["a", "a", "b", "c", "c", "a"]
    assert result.placements[5].confidence == 0.9


def test_a_later_definition_lets_go_what_the_earlier_one_drew_in() -> None:
    result = after(Define("a", definition="vpn"), Define("a", definition="prices"))
    assert themes_in(result) == ["a", "a", "b", "c", "a", None]


def test_examples_given_after_a_definition_keep_what_the_definition_drew_in() -> None:
    result = after(Define("a", definition="vpn"), Define("a", include=("prices rose",)))
    assert themes_in(result)[4:] == ["a", "a"]


def test_what_is_nearer_to_an_example_that_does_not_belong_leaves() -> None:
    result = after(Define("a", include=("access late vpn",), exclude=("access late badge",)))
    assert themes_in(result)[:2] == ["a", None]


def test_undoing_gives_what_had_been_and_undoing_that_makes_it_count_again() -> None:
    once = after(Merge(("b",), "a"), Undo(1))
    assert themes_in(once) == START
    assert list(once.themes) == ["a", "b", "c"]
    twice = after(Merge(("b",), "a"), Undo(1), Undo(2))
    assert themes_in(twice) == ["a", "a", "a", "c", None, None]


def test_an_undoing_of_nothing_is_a_conflict() -> None:
    result = after(Rename("a", "A"), Undo(1), Undo(1), Undo(9))
    assert [(item.sequence, item.reason) for item in result.conflicts] == [
        (2, Reason.NO_ENTRY),
        (4, Reason.NO_ENTRY),
    ]
    assert result.themes["a"].name == "A".upper()


def test_findings_that_are_gone_are_counted_and_the_rest_is_decided() -> None:
    away = causes_of(["x" * 40] * 9)
    result = after(Move((*refs(CAUSES, 0), *refs(away, 8)), "b"), Reject(refs(away, 7), "a"))
    assert themes_in(result)[0] == "b"
    told = [(item.sequence, item.reason, item.partly, item.count) for item in result.conflicts]
    assert told == [(1, Reason.NO_FINDING, True, 1), (2, Reason.NO_FINDING, False, 1)]


def test_changes_of_meaning_are_marked_in_the_quarter_of_the_decision() -> None:
    result = after(
        Define("a", definition="vpn"),
        Merge(("b",), "c"),
        Rename("a", "A"),
        Split("a", "N", chosen=refs(CAUSES, 0), new_theme="n"),
        Define("z", "q"),
    )
    assert [(mark.theme_id, mark.kind, mark.quarter) for mark in result.marks] == [
        ("a", ChangeKind.DEFINITION, "2026Q1"),
        ("c", ChangeKind.MERGE, "2026Q1"),
        ("a", ChangeKind.SPLIT, "2026Q1"),
        ("n", ChangeKind.SPLIT, "2026Q1"),
    ]


def test_what_is_in_force_leaves_undone_entries_and_undoings_out() -> None:
    force = in_force(log_of(Rename("a", "A"), Rename("b", "B"), Undo(1)))
    assert [entry.sequence for entry in force.entries] == [2]
    assert {place: entry.sequence for place, entry in force.undone.items()} == {1: 3}


def test_a_theme_that_is_merged_into_itself_stays_and_that_is_told() -> None:
    """It was gone with its findings once, and the build failed where a source stood twice."""
    result = after(Merge(("a",), "a"))
    assert themes_in(result) == START
    assert "a" in result.themes
    assert [(item.reason, item.partly) for item in result.conflicts] == [(Reason.ITSELF, False)]
    result = after(Merge(("b", "a", "b"), "a"))
    assert themes_in(result) == ["a", "a", "a", "c", None, None]
    assert [(item.reason, item.partly) for item in result.conflicts] == [(Reason.ITSELF, True)]
    assert after(Merge(("b", "b"), "a")).conflicts == ()


def test_a_row_of_undoings_counts_from_its_end() -> None:
    log = [Rename("a", "X"), *(Undo(number) for number in range(1, 6))]
    assert [after(*log[: 1 + undoings]).themes["a"].name for undoings in range(6)] == [
        "X", "A", "X", "A", "X", "A"
    ]  # fmt: skip


def test_a_rejected_finding_whose_document_vanished_is_told_and_counts_when_it_is_back() -> None:
    log = log_of(Reject(refs(CAUSES, 0), "a"))
    away = replayed(log, causes_of(TEXTS[3:]), ["a", "b", "c"])
    assert [(item.reason, item.count) for item in away.conflicts] == [(Reason.NO_FINDING, 1)]
    assert away.examples == ()
    assert themes_in(replayed(log, CAUSES, START))[0] is None


def test_a_confirmation_holds_for_the_words_confirmed_and_not_for_those_that_replaced_them() -> (
    None
):
    log = log_of(Confirm(refs(CAUSES, 0), "b"))
    changed = causes_of(["access late vpn, and the scope vague", *TEXTS[1:]])
    result = replayed(log, changed, START)
    assert themes_in(result) == START
    assert [item.reason for item in result.conflicts] == [Reason.NO_FINDING]
    assert (result.examples, result.settled) == ((), frozenset())
    same = causes_of(["  Access, late VPN!", *TEXTS[1:]])
    assert themes_in(replayed(log, same, START))[0] == "b"


def test_a_decision_of_a_time_to_come_applies_like_any_other() -> None:
    (entry,) = log_of(Merge(("b",), "a"))
    later = replayed((replace(entry, at="9999-12-31T00:00:00+00:00"),), CAUSES, START)
    assert themes_in(later)[2] == "a"
    assert [mark.quarter for mark in later.marks] == ["9999Q4"]


def test_all_words_that_causes_are_judged_by_are_read_at_once_before_the_first_decision() -> None:
    """One at a time, a log of a thousand entries took twenty seconds to replay."""
    judge = WordJudge(CAUSES)
    log = log_of(Rename("a", "Access"), Rename("b", "Scope of work"),
                 Define("a", "vpn", ("vpn old",)), Define("a", None, None, ("plan weak",)),
                 Split("c", "Weak plans", None, refs(CAUSES, 3), new_theme="d"))  # fmt: skip
    replay(log, {name: theme(name) for name in "abc"}, [Placement()] * 6, CAUSES, judge)
    assert judge.told == [("A", "Access", "plan weak", "vpn", "vpn old")]

"""What is measured once is in the registry after every build, whichever encoder measured it."""

from dataclasses import replace

from intelligence.curation import entries
from intelligence.history import History
from intelligence.identity.registry import (
    ChangeKind,
    DecisionBound,
    DefinitionChange,
    Registry,
)
from intelligence.leaving import Left, bounds_known, registry_after
from tests.fakes.curations import causes_of, log_of, replayed

CAUSES = causes_of(["access late one", "access late two", "plan slipped"])
LOG = log_of(entries.Define("a", None, ("plan slipped",)))


def left(encoder: str = "words") -> Left:
    curated = replayed(LOG, CAUSES, ["a", "a", None])
    return Left(None, curated, tuple(curated.themes.values()), (), encoder)


def test_a_decision_that_goes_by_examples_leaves_its_bound() -> None:
    registry = registry_after(History(log=LOG), left(), "2026Q1")
    assert registry.bounds == (DecisionBound(1, 0.5, "words"),)
    assert bounds_known(registry, "words") == {1: 0.5}
    assert bounds_known(registry, "others") == {}


def test_bounds_of_another_encoder_are_kept_beside() -> None:
    old = DecisionBound(1, 0.7, "others")
    registry = registry_after(History(Registry(bounds=(old,)), LOG), left(), "2026Q1")
    assert registry.bounds == (old, DecisionBound(1, 0.5, "words"))
    assert registry.applied == 1
    assert registry.seen == ("a", "b", "c")


def test_a_proposal_that_was_cut_anew_is_marked_in_the_newest_quarter() -> None:
    recut = replace(left(), recut=frozenset({"b"}))
    registry = registry_after(History(log=LOG, edition=3), recut, "2026Q1")
    marks = [mark for mark in registry.changes if mark.kind is ChangeKind.CUT_ANEW]
    assert marks == [DefinitionChange("b", ChangeKind.CUT_ANEW, "2026Q1", 3)]


def test_a_phrase_that_is_excluded_marks_the_themes_that_it_takes_from_once() -> None:
    """Themes lost half their findings, and their trends bore no mark."""
    log = log_of(entries.Exclude(phrase="plan"))
    curated = replayed(log, CAUSES, ["a", "a", "b"])
    first = registry_after(History(log=log, edition=3), replace(left(), curated=curated), "2026Q1")
    assert first.changes == (DefinitionChange("b", ChangeKind.EXCLUSION, "2026Q1", 3, 1),)
    again = replace(left(), curated=replayed(log, CAUSES, ["a", "a", "c"]))
    later = registry_after(History(first, log, edition=4), again, "2026Q1")
    assert later.changes == first.changes


def test_a_document_that_is_excluded_changes_no_meaning() -> None:
    log = log_of(entries.Exclude(document=CAUSES.findings[2].document_uid))
    curated = replayed(log, CAUSES, ["a", "a", "b"])
    found = registry_after(History(log=log), replace(left(), curated=curated), "2026Q1")
    assert found.changes == ()


def test_what_is_taken_back_is_marked_as_an_undoing_and_not_as_done_again() -> None:
    """The undoing of a merge stood in the history as another merge."""
    merge = DefinitionChange("a", ChangeKind.MERGE, "2026Q1", 1, 1)
    log = log_of(entries.Merge(("b",), "a"), entries.Undo(1))
    before = Registry(changes=(merge,), applied=1)
    curated = replace(left(), curated=replayed(log, CAUSES, ["a", "a", "b"]))
    found = registry_after(History(before, log, edition=2), curated, "2026Q1")
    assert found.changes == (merge, DefinitionChange("a", ChangeKind.UNDO, "2026Q1", 2, 2))
    redone = (*log, *log_of(entries.Undo(9), entries.Undo(9), entries.Undo(2))[2:])
    third = replace(left(), curated=replayed(redone, CAUSES, ["a", "a", "b"]))
    last = registry_after(History(found, redone, edition=3), third, "2026Q1")
    assert [(change.kind, change.sequence) for change in last.changes] == [
        (ChangeKind.MERGE, 1), (ChangeKind.UNDO, 2), (ChangeKind.UNDO, 3),
    ]  # fmt: skip

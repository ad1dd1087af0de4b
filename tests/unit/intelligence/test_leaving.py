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

from typing import Any

from intelligence.curation.entries import Merge, Retire, Split, Start, Undo
from intelligence.curation.keep import Keep
from intelligence.curation.kept import Kept, decisions_taken_back, kept_by
from tests.fakes.curations import causes_of, log_of, refs

REFS = refs(causes_of(["one"]), 0)


def kept(*decisions: Any) -> Kept:
    return kept_by(log_of(*decisions))


def pairs(*names: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(name.split("-")) for name in names)


def split(theme: str, new: str, refit: str | None = None) -> Split:
    return Split(theme, new, "sub", new_theme=new, refit=refit)


def test_what_a_person_keeps_is_kept_until_that_is_undone() -> None:
    assert kept() == Kept()
    assert kept(Keep("a"), Keep("b", "c")) == Kept(frozenset({"a"}), pairs("b-c"))
    assert kept(Keep("a"), Keep("b", "c"), Undo(1), Undo(2)) == Kept()
    assert kept(Keep("b", "c")).are_two("c", "b")
    assert not kept(Keep("b", "c")).are_two("c", "a")


def test_what_people_put_together_or_parted_is_kept() -> None:
    found = kept(Merge(("b",), "a"), split("c", "n"))
    assert found == Kept(frozenset(), pairs("c-n"), frozenset({"a"}))
    assert found.is_one("a")
    assert not found.is_one("c")
    assert not kept(Merge(("b",), "a"), split("a", "n")).is_one("a")
    assert kept(Keep("a")).is_one("a")


def test_the_newest_decision_on_a_theme_or_a_pair_wins() -> None:
    assert kept(Keep("a"), split("a", "n")).whole == frozenset()
    assert kept(split("a", "n"), Keep("a")).whole == {"a"}
    assert kept(Keep("a"), split("a", "n"), Undo(2)).whole == {"a"}
    assert kept(Keep("a", "b"), Merge(("b",), "a")).apart == frozenset()
    assert kept(split("a", "n"), Merge(("n",), "a")) == Kept(gathered=frozenset({"a"}))
    assert kept(Keep("a", "b"), Merge(("a", "b"), "c")).apart == frozenset()


def test_what_is_kept_apart_outlasts_a_merge_into_a_third_and_a_split() -> None:
    """As what a person rejected of a theme does."""
    assert kept(Keep("a", "b"), Merge(("a",), "c")).apart == pairs("c-b")
    assert kept(Keep("a", "b"), Merge(("a",), "c"), Merge(("b",), "d")).apart == pairs("c-d")
    assert kept(Keep("a", "b"), Merge(("a",), "c"), Merge(("b",), "c")).apart == frozenset()
    assert kept(Keep("a", "b"), split("a", "n")).apart == pairs("a-b", "n-b", "a-n")
    assert kept(split("a", "n"), split("a", "m")).apart == pairs("a-n", "a-m", "n-m")


def test_what_a_person_takes_back_of_a_refit_is_kept_as_it_had_been() -> None:
    merge, end = Merge(("a", "b"), "c", "1/merge-1"), Retire("d", "1/end-1")
    log = (merge, end, split("e", "n", "1/split-1"), Undo(1), Undo(2), Undo(3))
    assert kept(*log) == Kept(frozenset({"d", "e"}), pairs("a-b", "a-c", "b-c"))
    assert kept(*log, Merge(("a",), "b")).apart == pairs("b-c")
    assert kept(Retire("d")) == kept(Retire("d"), Undo(1)) == Kept()


def test_only_what_came_from_a_refit_is_taken_back() -> None:
    start = Start("N", REFS, new_theme="n", refit="1/start-1")
    log = log_of(start, Keep("a"), Undo(2), Undo(1))
    assert list(decisions_taken_back(log)) == [start]

from intelligence.curation.conflicts import Reason
from intelligence.curation.entries import Merge, Undo
from intelligence.curation.keep import Keep
from intelligence.curation.named import themes_named
from tests.fakes.curations import causes_of, log_of, replayed, themes_in

CAUSES = causes_of(["access late", "badge late", "scope vague"])
START = ["a", "b", "c"]


def test_a_theme_alone_or_two_are_named() -> None:
    assert themes_named(Keep("a")) == ("a",)
    assert themes_named(Keep("a", "b")) == ("a", "b")


def test_a_later_merge_of_what_was_kept_apart_holds_and_is_no_conflict() -> None:
    result = replayed(log_of(Keep("a", "b"), Keep("b"), Merge(("b",), "a")), CAUSES, START)
    assert themes_in(result) == ["a", "a", "c"]
    assert result.conflicts == ()


def test_a_theme_that_is_not_there_is_told_whichever_of_the_two_it_is() -> None:
    log = log_of(Keep("gone"), Keep("a", "gone"), Keep("gone", "a"))
    told = replayed(log, CAUSES, START).conflicts
    assert [(item.sequence, item.theme_id, item.reason) for item in told] == [
        (number, "gone", Reason.NO_THEME) for number in (1, 2, 3)
    ]
    log = log_of(Merge(("b",), "c"), Undo(1), Keep("a", "b"), Undo(2))
    (found,) = replayed(log, CAUSES, START).conflicts
    assert (found.sequence, found.theme_id, found.reason) == (3, "b", Reason.MERGED_AWAY)

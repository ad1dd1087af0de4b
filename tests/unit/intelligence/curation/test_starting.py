from intelligence.curation.conflicts import Reason
from intelligence.curation.entries import Exclude, Move, Start, Undo
from intelligence.identity.theme import ThemeStatus
from tests.fakes.curations import causes_of, log_of, refs, replayed, themes_in

TEXTS = ["access late one", "access late two", "access late six", "law", "access late new"]
CAUSES = causes_of(TEXTS)
FREE = [None, None, None, None, "a"]
STARTED = Start("Late", refs(CAUSES, 0, 1), new_theme="n")


def test_a_started_theme_has_its_findings_and_draws_in_what_is_as_close() -> None:
    result = replayed(log_of(STARTED), CAUSES, FREE)
    assert themes_in(result) == ["n", "n", "n", None, "a"]
    assert result.themes["n"].status is ThemeStatus.PROPOSED
    assert result.conflicts == ()


def test_findings_that_are_in_a_theme_meanwhile_stay_there_and_are_told() -> None:
    result = replayed(log_of(Start("L", refs(CAUSES, 0, 4), new_theme="n")), CAUSES, FREE)
    assert themes_in(result)[4] == "a"
    (told,) = result.conflicts
    assert (told.reason, told.partly, told.count) == (Reason.ELSEWHERE, True, 1)


def test_what_people_placed_or_excluded_is_not_drawn_in() -> None:
    log = log_of(Move(refs(CAUSES, 2), None), Exclude(phrase="two"), STARTED)
    result = replayed(log, CAUSES, FREE)
    assert themes_in(result) == ["n", None, None, None, "a"]


def test_a_theme_of_nothing_is_not_started() -> None:
    result = replayed(log_of(Start("L", refs(CAUSES, 4), new_theme="n")), CAUSES, FREE)
    assert "n" not in result.themes
    assert result.conflicts[0].reason is Reason.EMPTY_PART


def test_a_finding_that_is_gone_is_told() -> None:
    gone = f"{99:016x}-0-4-{'0' * 12}"
    result = replayed(log_of(Start("L", (*refs(CAUSES, 0), gone), new_theme="n")), CAUSES, FREE)
    assert result.conflicts[0].reason is Reason.NO_FINDING
    assert themes_in(result)[0] == "n"


def test_an_id_that_is_taken_is_not_given_twice() -> None:
    result = replayed(log_of(Start("L", refs(CAUSES, 0), new_theme="a")), CAUSES, FREE)
    assert result.conflicts[0].reason is Reason.TAKEN


def test_undoing_it_gives_what_had_been() -> None:
    before = replayed((), CAUSES, FREE)
    after = replayed(log_of(STARTED, Undo(1)), CAUSES, FREE)
    assert (after.themes, after.placements) == (before.themes, before.placements)

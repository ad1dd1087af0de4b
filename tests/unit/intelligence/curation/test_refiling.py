from intelligence.curation.conflicts import Reason
from intelligence.curation.entries import Confirm, Define, Exclude, Move, Reject
from intelligence.curation.refile import Refile
from tests.fakes.curations import causes_of, log_of, refs, replayed, themes_in

TEXTS = ["one", "two", "three", "four"]
CAUSES = causes_of(TEXTS)
START = ["a", "a", "b", None]


def refile(*positions: int, source: str | None = "a", to: str | None = "b") -> Refile:
    return Refile(refs(CAUSES, *positions), 0.7, source, to)


def test_findings_go_to_their_theme_as_surely_as_their_kind_does() -> None:
    done = replayed(log_of(refile(0, 1)), CAUSES, START)
    assert themes_in(done) == ["b", "b", "b", None]
    assert [place.confidence for place in done.placements[:2]] == [0.7, 0.7]
    assert done.placements[0].subcause_key is None
    assert (done.conflicts, done.examples, done.settled) == ((), (), frozenset())
    assert {mark.theme_id for mark in done.marks} == {"a", "b"}


def test_they_come_from_none_and_go_into_none_as_well() -> None:
    log = log_of(refile(3, source=None), refile(0, to=None))
    assert themes_in(replayed(log, CAUSES, START)) == [None, "a", "b", "b"]


def test_what_stands_elsewhere_by_now_stays_and_is_told() -> None:
    done = replayed(log_of(Move(refs(CAUSES, 0), "c"), refile(0, 1)), CAUSES, START)
    assert themes_in(done) == ["c", "b", "b", None]
    (told,) = done.conflicts
    assert (told.reason, told.partly, told.count) == (Reason.ELSEWHERE, True, 1)


def test_what_a_person_placed_ruled_out_or_excluded_stays() -> None:
    said = (
        Confirm(refs(CAUSES, 0), "a"),
        Reject(refs(CAUSES, 1), "b"),
        Exclude(document=CAUSES.findings[2].document_uid),
    )
    log = log_of(*said, refile(0, 1), refile(2, source=None, to="c"))
    done = replayed(log, CAUSES, START)
    assert themes_in(done) == ["a", "a", None, None]
    assert [(told.partly, told.count) for told in done.conflicts] == [(False, 2), (False, 1)]


def test_what_is_there_already_is_nothing_to_tell() -> None:
    done = replayed(log_of(refile(2)), CAUSES, START)
    assert (themes_in(done), done.conflicts) == (START, ())


def test_a_theme_that_is_gone_is_told_and_nothing_moves() -> None:
    done = replayed(log_of(refile(0, to="gone")), CAUSES, START)
    assert themes_in(done) == START
    assert [told.reason for told in done.conflicts] == [Reason.NO_THEME]


def test_a_definition_may_still_let_go_of_what_was_filed() -> None:
    log = log_of(refile(0), Define("b", exclude=("one",)))
    assert themes_in(replayed(log, CAUSES, START))[0] is None

import pytest

from intelligence.curation import entries
from intelligence.curation.board import Board
from intelligence.curation.conflicts import Reason
from intelligence.curation.named import found_findings, named_findings, themes_named
from intelligence.curation.refile import Refile
from intelligence.identity.placing import NOWHERE
from tests.fakes.curations import WordJudge, causes_of, log_of, refs, theme


@pytest.mark.parametrize(
    ("decision", "named"),
    [
        (entries.Rename("a", "A"), ("a",)),
        (entries.Merge(("a", "b"), "c"), ("a", "b", "c")),
        (entries.Split("a", "N", "x", new_theme="n"), ("a", "n")),
        (entries.Move(("f",), None), ()),
        (entries.Move(("f",), "b"), ("b",)),
        (Refile(("f",), 0.5, "a", "b"), ("a", "b")),
        (Refile(("f",), 0.5, None, "b"), ("b",)),
        (entries.Exclude(phrase="x"), ()),
        (entries.Undo(1), ()),
    ],
)
def test_each_decision_tells_the_themes_it_names(decision: object, named: tuple[str, ...]) -> None:
    assert themes_named(decision) == named


def test_findings_are_found_once_each_and_those_gone_are_counted() -> None:
    causes, gone = causes_of(["one", "two"]), refs(causes_of(["one", "two", "three"]), 2)
    board = Board({"a": theme("a")}, [NOWHERE, NOWHERE], causes, WordJudge(causes), {})
    names = (*refs(causes, 1, 0, 1), *gone)
    assert found_findings(names, board) == ([1, 0], 1)
    (entry,) = log_of(entries.Move(names, "a"))
    found, (told,) = named_findings(entry, names, board)
    assert found == [1, 0]
    assert (told.reason, told.theme_id, told.partly, told.count) == (
        Reason.NO_FINDING, "a", True, 1,
    )  # fmt: skip

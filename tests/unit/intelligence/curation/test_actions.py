import pytest

from intelligence.curation import entries
from intelligence.curation.actions import apply, themes_named
from intelligence.curation.board import Board
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
        (entries.Exclude(phrase="x"), ()),
        (entries.Undo(1), ()),
    ],
)
def test_each_decision_tells_the_themes_it_names(decision: object, named: tuple[str, ...]) -> None:
    assert themes_named(decision) == named


def test_an_entry_changes_the_board_and_reports_what_did_not_apply() -> None:
    causes = causes_of(["one", "two"])
    board = Board({"a": theme("a")}, [NOWHERE, NOWHERE], causes, WordJudge(causes), {})
    (entry,) = log_of(entries.Move(refs(causes, 0), "a"))
    assert apply(entry, board, draws=False) == []
    assert board.members("a") == [0]

from intelligence.curation import entries
from intelligence.curation.actions import apply
from intelligence.curation.board import Board
from intelligence.identity.placing import NOWHERE
from tests.fakes.curations import WordJudge, causes_of, log_of, refs, theme


def test_an_entry_changes_the_board_and_reports_what_did_not_apply() -> None:
    causes = causes_of(["one", "two"])
    board = Board({"a": theme("a")}, [NOWHERE, NOWHERE], causes, WordJudge(causes), {})
    (entry,) = log_of(entries.Move(refs(causes, 0), "a"))
    assert apply(entry, board, draws=False) == []
    assert board.members("a") == [0]

from intelligence.curation.board import Board
from intelligence.identity.placing import NOWHERE, Placement
from tests.fakes.curations import WordJudge, causes_of, theme


def board() -> Board:
    causes = causes_of(["VPN access was late", "price rose", "scope of VPNs vague"])
    places = [Placement("a", "vpn", 0.7), Placement("b", None, 0.6), NOWHERE]
    return Board({"a": theme("a"), "b": theme("b")}, places, causes, WordJudge(causes), {})


def test_a_cause_put_elsewhere_leaves_its_old_theme() -> None:
    given = board()
    given.put(0, Placement("b", confidence=0.7))
    assert (given.members("a"), given.members("b")) == ([], [0, 1])


def test_a_cause_handed_over_keeps_its_confidence_and_loses_a_foreign_sub_cause() -> None:
    given = board()
    given.hand_over([0], "b")
    assert given.placements[0] == Placement("b", None, 0.7)


def test_a_settled_cause_is_not_movable_and_not_free() -> None:
    given = board()
    given.settle(0, "a")
    given.settle(2, None)
    assert given.movable("a") == []
    assert given.free("a") == []


def test_a_cause_settled_where_it_stood_is_beyond_doubt_and_keeps_its_sub_cause() -> None:
    """Once it kept the machine's doubt, and a confirmed finding was asked about for ever."""
    given = board()
    given.settle(0, "a")
    assert given.placements[0] == Placement("a", "vpn", 1.0)


def test_what_was_ruled_out_of_one_theme_is_free_for_another() -> None:
    given = board()
    given.barred.add((2, "a"))
    assert (given.free("a"), given.free("b")) == ([], [2])


def test_a_phrase_is_met_as_whole_words_in_any_case() -> None:
    assert board().with_phrase("vpn") == [0]
    assert board().with_phrase("ACCESS was") == [0]
    assert board().with_phrase("c++ (old)") == []

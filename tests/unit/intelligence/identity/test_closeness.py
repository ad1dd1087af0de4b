import numpy as np

from intelligence.identity.closeness import CLOSED, Spread
from tests.fakes.embedders import WordEmbedder

EMBED = WordEmbedder().embed
LATE = [
    f"access accounts were late by {word} weeks" for word in ("two", "four", "six", "nine", "ten")
]
OTHER = ["prices rose twice", "nobody tested the load", "the scope was vague", "a dispute on fees"]


def test_what_says_the_same_is_close_and_what_does_not_is_far() -> None:
    spread = Spread.of(EMBED(LATE))
    near, far = spread.closeness(EMBED(["access accounts were late by weeks", OTHER[0]]))
    assert near > spread.bound(EMBED(OTHER)) > far


def test_a_statement_is_as_close_alone_as_in_a_crowd() -> None:
    spread = Spread.of(EMBED(LATE))
    crowd = spread.closeness(EMBED([*OTHER, LATE[0]]))
    assert crowd[-1] == spread.closeness(EMBED([LATE[0]]))[0]


def test_an_anchor_is_not_held_against_itself() -> None:
    spread = Spread.of(EMBED(LATE))
    assert (spread.closeness_within(EMBED(LATE)) < spread.closeness(EMBED(LATE))).all()


def test_wordings_said_twice_count_once() -> None:
    assert len(Spread.of(EMBED([*LATE, *LATE])).rows) == len(LATE)


def test_the_bound_rises_where_others_are_near() -> None:
    spread = Spread.of(EMBED(LATE))
    near = EMBED(
        [f"access accounts were fine by {word} weeks" for word in ("two", "four", "six")] * 9
    )
    assert spread.bound(np.concatenate([EMBED(OTHER), near])) >= spread.bound(EMBED(OTHER))


def test_a_theme_with_too_few_anchors_takes_nothing_in() -> None:
    assert Spread.of(EMBED(LATE[:3])).bound(EMBED(OTHER)) == CLOSED
    empty = Spread.of(EMBED([]))
    assert empty.bound(EMBED(OTHER)) == CLOSED
    assert empty.closeness(EMBED(OTHER)).tolist() == [-1.0] * 4


def test_without_others_nine_of_ten_of_the_anchors_decide() -> None:
    spread = Spread.of(EMBED(LATE))
    own = spread.closeness_within(spread.rows)
    assert spread.bound(EMBED([])) == np.round(np.quantile(own, 0.1), 4)

"""Which of a document's themes a piece of advice answers."""

import numpy as np

from intelligence.risk.answers import Scores, anchors_of, scores_of
from intelligence.taxonomy import starter_taxonomy
from tests.fakes.advice import Note, advice_tables
from tests.fakes.embedders import WordEmbedder

PLACES = {f"t{place}": place for place in range(10)}


def _scores(own: list[float]) -> Scores:
    return Scores(np.array([own]), PLACES)


def test_of_several_themes_the_closest_is_answered() -> None:
    assert _scores([0.1, 0.6, 0.5, *[0.1] * 7]).answered(0, ("t0", "t1", "t2")) == "t1"


def test_advice_on_something_else_answers_none_of_the_documents_themes() -> None:
    assert _scores([0.1, 0.9, *[0.1] * 8]).answered(0, ("t0", "t3")) is None


def test_with_few_themes_the_closest_is_taken() -> None:
    few = Scores(np.array([[0.1, 0.9]]), {"t0": 0, "t1": 1})
    assert few.answered(0, ("t0",)) == "t0"


def test_equal_scores_are_settled_by_the_theme_and_not_by_order() -> None:
    even = _scores([0.5] * 10)
    assert even.answered(0, ("t2", "t4")) == even.answered(0, ("t4", "t2"))


def test_a_theme_that_the_edition_no_longer_has_is_not_answered() -> None:
    assert _scores([0.5] * 10).answered(0, ("gone",)) is None
    assert _scores([0.5] * 10).answered(0, ()) is None


def test_known_themes_are_told_by_sub_causes_and_others_by_their_quotes() -> None:
    tables = advice_tables(Note([], themes=("theme-cut", "theme-own")))
    anchors = anchors_of(tables, starter_taxonomy())
    assert anchors.themes == ("theme-cut", "theme-test", "theme-own")
    assert "no rollback or fallback" in anchors.meaning[0]
    assert len(anchors.advice[0]) == 4
    assert anchors.meaning[2] == (
        "Tablets at customs. Devices wait at the border",
        "Cause theme-own of d000.",
    )
    assert anchors.advice[2] == ()


def test_advice_in_the_words_of_a_theme_scores_highest_there() -> None:
    anchors = anchors_of(advice_tables(Note([])), starter_taxonomy())
    embedder = WordEmbedder()
    said = ["no rollback or fallback was there", "devices wait at the border"]
    scores = scores_of(anchors, embedder.embed(anchors.texts), embedder.embed(said))
    assert scores.answered(0, anchors.themes) == "theme-cut"
    assert scores.answered(1, anchors.themes) == "theme-own"
    assert scores.values.shape == (2, 3)


def test_nothing_said_gives_no_scores() -> None:
    anchors = anchors_of(advice_tables(), starter_taxonomy())
    embedder = WordEmbedder()
    empty = np.zeros((0, 64), dtype=np.float32)
    assert scores_of(anchors, embedder.embed(anchors.texts), empty).values.shape == (0, 3)

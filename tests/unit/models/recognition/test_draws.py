from __future__ import annotations

import numpy as np

from models.recognition.draws import draw_examples

TARGET = np.array([0, 0, 0, 0, 1, 1, 1, 2])
TEXTS = ("a", "b", "c", "d", "e", "f", "g", "h")
ALONE = ("",) * 8


def test_what_was_drawn_is_not_asked_and_everything_else_is() -> None:
    draw = draw_examples(TARGET, TEXTS, ALONE, [2, 1, 0], seed=1)
    assert [len(rows) for rows in draw.examples] == [2, 1, 0]
    assert all(TARGET[row] == label for label, rows in enumerate(draw.examples) for row in rows)
    drawn = {row for rows in draw.examples for row in rows}
    assert set(draw.asked.tolist()) == set(range(8)) - drawn


def test_at_most_half_of_a_label_is_drawn_so_that_some_is_left_to_ask() -> None:
    draw = draw_examples(TARGET, TEXTS, ALONE, [10, 10, 10], seed=1)
    assert [len(rows) for rows in draw.examples] == [2, 1, 0]


def test_the_document_of_an_example_is_not_asked_and_another_always_is() -> None:
    documents = ("one", "one", "two", "two", "one", "two", "", "two")
    for seed in range(8):
        draw = draw_examples(TARGET, TEXTS, documents, [2, 2, 2], seed)
        told = {documents[row] for rows in draw.examples for row in rows} - {""}
        assert len(told) == 1
        assert set(draw.asked.tolist()) >= {r for r in range(6) if documents[r] not in told}
        assert not {documents[row] for row in draw.asked} & told


def test_one_document_alone_shows_nothing() -> None:
    draw = draw_examples(TARGET, TEXTS, ("one",) * 8, [2, 2, 2], seed=1)
    assert draw.examples == ((), (), ())
    assert len(draw.asked) == 8


def test_a_text_that_says_the_same_as_an_example_is_not_asked() -> None:
    texts = ("Same  thing", "same thing", "SAME THING", "same thing ", *TEXTS[4:])
    draw = draw_examples(TARGET, texts, ALONE, [1, 0, 0], seed=1)
    assert draw.asked.tolist() == [4, 5, 6, 7]


def test_a_seed_repeats_a_draw_and_fewer_are_the_first_of_more() -> None:
    one, same = (draw_examples(TARGET, TEXTS, ALONE, [2, 1, 0], seed=5) for _ in range(2))
    assert one.examples == same.examples
    fewer = draw_examples(TARGET, TEXTS, ALONE, [1, 1, 0], seed=5)
    assert fewer.examples[0] == one.examples[0][:1]
    assert any(
        draw_examples(TARGET, TEXTS, ALONE, [2, 1, 0], seed=n).examples != one.examples
        for n in range(6, 12)
    )

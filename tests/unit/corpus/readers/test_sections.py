from corpus.readers.sections import Mark, sections_of


def test_marks_give_sections_without_surrounding_space() -> None:
    text = "A\n  body  \nB\n"
    sections = sections_of(text, [Mark("A", 0, 2), Mark("B", 11, 13)])
    assert [(s.heading, s.start, s.end) for s in sections] == [("A", 4, 8), ("B", 13, 13)]


def test_text_before_the_first_mark_stands_under_no_heading() -> None:
    text = "before\nA\nbody"
    sections = sections_of(text, [Mark("A", 7, 9)])
    assert [(s.heading, text[s.start : s.end]) for s in sections] == [("", "before"), ("A", "body")]


def test_a_text_without_marks_has_no_sections() -> None:
    assert sections_of("It was late.", []) == ()

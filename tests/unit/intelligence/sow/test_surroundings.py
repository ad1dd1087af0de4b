"""Cues that stand around a statement."""

from __future__ import annotations

from intelligence.sow.outline import outline
from intelligence.sow.setting import Setting
from intelligence.sow.surroundings import (
    defined_terms,
    says_what_is_meant,
    surroundings_of,
)
from models.segmentation import RuleSegmenter

TEXT = """The Engineer answers promptly. "Promptly" means within four hours. Work above
that is priced by change order."""


def cues(place: int) -> dict[str, bool]:
    found = outline(TEXT, RuleSegmenter()).statements
    after = found[place + 1] if place + 1 < len(found) else None
    defined = defined_terms(one.words for one in found)
    return surroundings_of(Setting(found[place], after=after, defined=defined))


def test_term_that_the_text_defines_is_known_wherever_it_stands() -> None:
    assert cues(0)["defined"]
    assert not cues(2)["defined"]


def test_next_statement_and_heading_are_seen() -> None:
    text = "Our work\n\n- The team works on tickets.\n- It works up to 46 hours a month."
    found = outline(text, RuleSegmenter()).statements
    seen = surroundings_of(Setting(found[-2], after=found[-1]))
    assert seen["next: cap"]
    assert seen["above: supplier"]
    assert not surroundings_of(Setting(found[-1]))["next: cap"]


def test_nothing_is_defined_where_nothing_is_said() -> None:
    assert defined_terms([]) == frozenset()


def test_other_vague_words_beside_a_defined_term_are_still_vague() -> None:
    defined = frozenset({"promptly"})
    for text, settled in (
        ("The Engineer answers promptly.", True),
        ("The Engineer answers promptly and in a professional manner.", False),
        ("The Engineer answers in a professional manner.", False),
    ):
        (statement,) = outline(text, RuleSegmenter()).statements
        assert says_what_is_meant(Setting(statement, defined=defined)) is settled


def test_terms_that_are_not_vague_excuse_nothing() -> None:
    assert defined_terms(['"Services" means those of Schedule 1.']) == frozenset()


def test_a_term_inside_another_word_is_not_that_term() -> None:
    defined = frozenset({"appropriate"})
    (statement,) = outline("Inappropriate words are left out.", RuleSegmenter()).statements
    assert not says_what_is_meant(Setting(statement, defined=defined))
    assert not surroundings_of(Setting(statement, defined=defined))["defined"]

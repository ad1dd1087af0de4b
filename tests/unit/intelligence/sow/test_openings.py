"""What patterns begin with, and which of many can be met in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelligence.sow.alternatives import _PATTERNS
from intelligence.sow.cues import _BLIND
from intelligence.sow.openings import Openings, openings
from intelligence.sow.vague_terms import BLIND_TERMS
from intelligence.sow.vocabulary import in_small_letters, whole

_ALL = [
    *BLIND_TERMS,
    *_BLIND.values(),
    *(pattern for answers in _PATTERNS.values() for pattern in answers.values()),
]
_KNOWN = [pattern for pattern in _ALL if openings(pattern) is not None]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\bat the client's|\bremote", {"at the", "remote"}),
        (r"(?<![\w-])(?:on[- ]site|by hand)(?![\w-])", {"on", "by han"}),
        (r"\b(?:un)?manned", {"un", "manned"}),
        (r"\b24[x/]7", {"24"}),
        (r"\bno(?:t|thing)?", {"no"}),
    ],
)
def test_a_pattern_is_met_where_a_word_begins_as_it_does(pattern: str, found: set[str]) -> None:
    assert openings(re.compile(pattern)) == frozenset(found)


@pytest.mark.parametrize(
    "pattern",
    [r"remote", r"\b\w+ing", r"\ba|b", r"\b(?:a|\d)", r"\b(?:x)*y", r"\bs?he", r"\b", r"\b(?!a)b"],
)
def test_a_pattern_that_may_be_met_anywhere_tells_no_opening(pattern: str) -> None:
    assert openings(re.compile(pattern)) is None


def test_what_ignores_capitals_tells_no_opening_of_small_letters() -> None:
    assert openings(whole("remote")) is None


def test_what_tells_no_opening_is_always_possible() -> None:
    sieve = Openings({"any": re.compile(r"\d"), "word": re.compile(r"\bplans?\b")})
    assert sieve.possible("nothing of it") == {"any"}
    assert sieve.possible("the plan of it") == {"any", "word"}


def test_most_patterns_of_the_product_tell_their_openings() -> None:
    assert len(_KNOWN) > 0.9 * len(_ALL)


@given(st.data())
def test_whatever_is_met_in_a_text_was_possible(data: st.DataObject) -> None:
    sieve = Openings(dict(enumerate(_KNOWN)))
    pattern = data.draw(st.sampled_from(_KNOWN))
    met = data.draw(st.from_regex(pattern))
    small = in_small_letters(data.draw(st.text(max_size=8)) + met + data.draw(st.text(max_size=8)))
    possible = sieve.possible(small)
    missed = [at for at, one in enumerate(_KNOWN) if at not in possible and one.search(small)]
    assert missed == []

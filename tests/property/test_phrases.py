from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from models.keyphrases import contrasting_phrases, short_clauses
from models.recognition.lexicon import Lexicon

TEXTS = st.lists(st.text(max_size=60), max_size=6)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_no_text_breaks_the_phrases_and_none_holds_a_digit(
    one: list[str], other: list[str]
) -> None:
    for phrases in contrasting_phrases([one, other]):
        assert all(0 < phrase.share <= 1 for phrase in phrases)
        assert not any(char.isdecimal() for phrase in phrases for char in phrase.text)
    assert all(count <= len(one) for count in short_clauses(one, set()).values())


@settings(max_examples=60)
@given(TEXTS)
def test_rows_of_words_are_never_longer_than_one(texts: list[str]) -> None:
    rows = Lexicon.fitted(["late access", "late access to data"]).vectors(texts)
    lengths = rows.multiply(rows).sum(axis=1)
    assert rows.shape[0] == len(texts)
    assert (lengths <= 1 + 1e-9).all()

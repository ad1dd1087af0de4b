"""What holds of mitigations whatever documents say."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.risk.advice import is_advice, masked, named, stands_alone
from intelligence.risk.mitigations import mitigations_of
from tests.fakes.advice import THEMES, Note, advice_tables
from tests.fakes.embedders import WordEmbedder

WORDS = ("cutover", "test", "rehearse", "plan", "twice", "border", "tablets", "runbook", "it")


def _notes() -> st.SearchStrategy[list[Note]]:
    texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
    said = st.tuples(st.sampled_from(("recommendation", "resolution")), texts)
    return st.lists(
        st.builds(
            Note,
            st.lists(said, max_size=3),
            themes=st.lists(st.sampled_from(sorted(THEMES)), max_size=2, unique=True),
            engagement=st.sampled_from(("P1", "P2", None)),
            customer=st.sampled_from(("C1", None)),
            type=st.sampled_from(("ERP", "Unknown")),
            date=st.sampled_from(("2025-01-01", "2026-01-01", None)),
        ),
        max_size=8,
    )


@given(_notes(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_an_editions_rows_changes_nothing(notes: Sequence[Note], random) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - Hypothesis's own Random
    tables = advice_tables(*notes)
    mixed = {name: _shuffled(table, random.random()) for name, table in tables.items()}
    first = mitigations_of(tables, WordEmbedder())
    again = mitigations_of(mixed, WordEmbedder())
    for theme in THEMES:
        assert first.for_theme(theme, most=50) == again.for_theme(theme, most=50)


@given(_notes())
@settings(max_examples=25, deadline=None)
def test_words_and_quotes_are_verbatim_and_counts_agree(notes: Sequence[Note]) -> None:
    tables = advice_tables(*notes)
    texts = tables["documents"].set_index("document_uid")["text"].to_dict()
    built = mitigations_of(tables, WordEmbedder())
    for theme in THEMES:
        for one in built.of(theme).mined:
            assert one.engagements <= one.documents
            assert one.customers <= one.documents
            assert 1 <= len(one.quotes) <= one.documents
            assert any(quote.text == one.words for quote in one.quotes)
            for quote in one.quotes:
                assert texts[quote.document_uid][quote.start : quote.end] == quote.text


@given(st.text(max_size=300))
def test_any_text_can_be_judged(text: str) -> None:
    assert stands_alone(text) in {True, False}
    assert is_advice(text, asked=True) <= is_advice(text, asked=False)
    assert 0 <= named(text) <= len(text)
    assert masked(masked(text)) == masked(text)


def _shuffled(table: pd.DataFrame, seed: float) -> pd.DataFrame:
    order = np.random.default_rng(int(seed * 1e9)).permutation(len(table))
    return table.iloc[order].reset_index(drop=True)

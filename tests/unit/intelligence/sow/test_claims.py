"""What one statement claims."""

from __future__ import annotations

from intelligence.sow.claims import claims_of
from intelligence.sow.outline import outline
from models.segmentation import RuleSegmenter


def test_row_is_read_with_the_currency_of_its_column_and_what_its_first_cell_numbers() -> None:
    text = "| Lot | Service | Price (EUR) |\n| 3 | Line marking | 9,700 |\n"
    _, row = claims_of(outline(text, RuleSegmenter()).statements)
    assert [(one.low, one.unit) for one in row.facts.amounts] == [(9700.0, "money")]
    assert row.facts.labels == {"3"}


def test_word_that_many_statements_have_tells_less() -> None:
    text = "The pump is red. The pump is blue. The pump leaks. The valve is red."
    claims = claims_of(outline(text, RuleSegmenter()).statements)
    assert claims[0].weights["pump"] < claims[3].weights["valv"]
    assert claims[0].told == sum(claims[0].weights.values())


def test_pronoun_goes_on_with_who_acted_before() -> None:
    text = "The Vendor digs the trench. It closes the surface. You pay the fee."
    claims = claims_of(outline(text, RuleSegmenter()).statements)
    assert [one.doer for one in claims] == ["supplier", "supplier", "client"]


def test_statement_without_words_claims_nothing() -> None:
    assert claims_of(outline("", RuleSegmenter()).statements) == []
    (claim,) = claims_of(outline("It is so.", RuleSegmenter()).statements)
    assert (claim.doer, claim.owner, claim.told) == ("", "", 0)


def test_what_some_of_them_are_not_is_no_denial_of_all() -> None:
    text = (
        "Invoices not paid within 45 days of receipt accrue interest. "
        "Invoices are not paid within 45 days. Changes not signed."
    )
    claims = claims_of(outline(text, RuleSegmenter()).statements)
    assert [one.negative for one in claims] == [False, True, True]


def test_what_one_may_do_is_told_where_nothing_says_that_it_is_to_be_done() -> None:
    text = (
        "The Client may dispute an invoice within fifteen days. The Client pays it in thirty. "
        "It may not cancel. It may cancel with a notice of two weeks."
    )
    claims = claims_of(outline(text, RuleSegmenter()).statements)
    assert [one.permitted for one in claims] == ["disput", "", "termin", ""]

from dataclasses import replace

from reports.risk import told
from tests.fakes.risk_checks import empty_check, finding, rich_check


def test_a_decision_turns_on_three_sentences() -> None:
    feared, contingency, text = told.headline(rich_check())
    assert feared == (
        "Most to fear: Staffing shortfall, 46 % (35 to 58 %), against 27 % in its reference class."
    )
    assert contingency == (
        "Effort: a contingency of 10 % was enough for 58 % of the reference class; "
        "19 % (12 to 31) would be for 80 %."
    )
    assert text == "6 passages of the text invite disputes, and 1 section is missing."


def test_of_nothing_nothing_is_told() -> None:
    assert told.headline(empty_check()) == ("No theme can be told for this offer.",)
    assert told.offered(empty_check().offer) == ()


def test_a_probability_that_is_no_model_says_so() -> None:
    check = replace(rich_check(), themes=rich_check().themes[2:])
    assert told.headline(check)[0].endswith("(9 to 31 %); base rate only.")


def test_counts_that_are_withheld_are_not_written_as_none() -> None:
    risk = replace(rich_check().themes[0].risk, n=0, showing=0, withheld=True)
    assert told.basis(risk) == "engagement type ERP finance; counts withheld"
    mitigation = replace(rich_check().themes[0].mitigations[1], withheld=True, documents=0)
    assert told.how_often(mitigation) == "said by few customers; counts withheld"


def test_a_mitigation_says_how_often_and_what_it_did() -> None:
    mined = rich_check().themes[0].mitigations[1]
    assert told.how_often(mined) == (
        "recommended after the fact: 7 documents, 6 engagements, 5 customers; "
        "ERP finance (4), Build (3)"
    )
    assert mined.effect is not None
    assert told.effect_said(mined.effect) == (
        "helped: rate ratio 0.62 (0.41 to 0.94, 95 % interval); "
        "a high rate alone would have led to 0.88 times"
    )
    bare = replace(mined.effect, note="")
    assert told.effect_said(replace(bare, ratio=None)) == "helped"
    why = replace(mined.effect, ratio=None, verdict="cannot say", note="3 quarters, 4 are needed")
    assert told.effect_said(why) == "cannot say: 3 quarters, 4 are needed"
    assert told.effect_said(replace(bare, low=None)) == "helped: rate ratio 0.62"


def test_a_quote_tells_whose_it_is_once() -> None:
    assert told.quote_source(finding("u3", "A mapping workshop")) == (
        "LL-31 · 2026Q1 · Alder & Finch Stores plc · Alder and Finch - Ledger one"
    )


def test_a_key_gives_way_to_the_customers_name() -> None:
    offer = rich_check().offer
    assert ("Customer", "C-2") in told.offered(offer)
    assert ("Customer", "Alder & Finch") in told.offered(offer, "Alder & Finch")


def test_a_reason_whose_words_were_not_kept_says_where_it_stands() -> None:
    """An annex of a check without its text said "1.2 x" and nothing after it."""
    by_type, sentence, _ = rich_check().themes[0].risk.reasons
    assert told.reason_words(by_type) == by_type.words
    gone = told.reason_words(replace(sentence, words="", value=None))
    assert gone.startswith(f"A sentence of the text, characters {sentence.start} to ")


def test_a_reason_that_is_a_sentence_quotes_it_from_the_offer() -> None:
    check = rich_check()
    by_type, sentence, _ = check.themes[0].risk.reasons
    assert told.reason_quote(check.offer, by_type) == ""
    bare = replace(sentence, value="")
    assert told.reason_quote(check.offer, bare) == "Go-live is on 30 June 2027."
    assert told.reason_quote(check.offer, replace(bare, start=None, end=None)) == ""

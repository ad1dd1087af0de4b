from dataclasses import replace

from reports.risk import told
from tests.fakes.risk_checks import empty_check, finding, rich_check, unstable_check


def test_a_decision_turns_on_three_sentences() -> None:
    feared, contingency, text = told.headline(rich_check())
    assert feared == (
        "Most to fear: Staffing shortfall, 46 % (80 % interval 35 to 58 %), against a base rate of "
        "27 % (engagement type ERP finance)."
    )
    assert contingency == (
        "Effort: a contingency of 10 % was enough for 58 % (41 to 74 %, 95 % interval) of "
        "engagement type ERP finance; 19 % (12 to 31) would be for 80 %."
    )
    assert text == "6 passages of the text invite disputes, and 1 section is missing."


def test_of_nothing_nothing_is_told() -> None:
    assert told.headline(empty_check()) == ("No theme can be told for this offer.",)
    assert told.offered(empty_check().offer) == ()


def test_a_probability_that_is_no_model_says_so() -> None:
    check = replace(rich_check(), themes=rich_check().themes[2:])
    assert told.headline(check)[0].endswith("(80 % interval 9 to 31 %); base rate only.")


def test_without_any_engagement_nothing_is_most_to_fear() -> None:
    one = rich_check().themes[0]
    none = replace(one, risk=replace(one.risk, n=0, showing=0))
    assert told.headline(replace(rich_check(), themes=(none,)))[0] == (
        "Nothing can be told of what to fear: no past engagement was seen for long enough."
    )


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
    named = replace(finding("u3", "A mapping workshop"), customer_name="Alder and Finch")
    assert told.quote_source(named) == "LL-31 · 2026Q1 · Alder and Finch - Ledger one"


def test_a_share_has_its_interval_wherever_it_is_known() -> None:
    outlook = rich_check().overrun[0]
    assert told.within_said(outlook) == "58 % (41 to 74 %, 95 % interval)"
    assert told.within_said(replace(outlook, stayed_within=(0.5, None, None))) == "50 %"
    assert told.within_said(replace(outlook, stayed_within=None)) == "—"


def test_a_key_gives_way_to_the_customers_name() -> None:
    offer = rich_check().offer
    assert ("Customer", "C-2") in told.offered(offer)
    assert ("Customer", "Alder & Finch") in told.offered(offer, "Alder & Finch")


def test_the_most_feared_theme_says_that_it_is_unstable() -> None:
    assert told.headline(unstable_check())[0].startswith(
        "Most to fear: Staffing shortfall (unstable), 46 %"
    )

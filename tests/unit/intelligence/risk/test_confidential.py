import json
from dataclasses import replace

import pandas as pd

from intelligence.risk.confidential import redacted
from intelligence.risk.ground import Ground
from intelligence.risk.risk_check import Aspect, MeasuredEffect, Reason, RiskCheck
from intelligence.risk.serial import check_of, check_payload
from tests.fakes.risk_checks import (
    OFFER_TEXT,
    OWN_CUSTOMER,
    empty_check,
    hostile_check,
    portfolio_tables,
    rich_check,
)

TABLES = portfolio_tables()


def clean(check: RiskCheck | None = None, own: str | None = OWN_CUSTOMER) -> RiskCheck:
    return redacted(check or rich_check(), TABLES, own)


def told(check: RiskCheck) -> str:
    return json.dumps(check_payload(check), ensure_ascii=False, allow_nan=False)


def test_no_name_key_address_or_person_of_others_is_told() -> None:
    payload = told(clean()).casefold()
    for name in (
        "nordwall", "vektra", "lakeshore", "prj-101", "prj-203", "prj-104", "hamburg", "boston",
        "ekman", "1234", "esc-1044", "inc0041882", "pm-2025-07", '"c-1"', '"c-3"', '"u1"', "f-u2",
        "policy ledger",
    ):  # fmt: skip
        assert name not in payload, name


def test_the_own_customer_is_told_as_before() -> None:
    payload = told(clean())
    for name in ("Alder & Finch Stores plc", "PRJ-102", "Alder and Finch - Ledger one", "LL-31"):
        assert name in payload
    assert clean().similar[1] == rich_check().similar[1]
    assert clean().themes[1].evidence[1] == rich_check().themes[1].evidence[1]


def test_without_an_own_customer_nobody_is_named() -> None:
    payload = told(replace(clean(own=None), passages=(), offer=replace(clean().offer, text="")))
    without_offer = json.loads(told(clean(own=None)))
    assert without_offer["offer"]["attributes"]["customer"].startswith("Customer ")
    assert "Ledger one" not in payload


def test_figures_of_themes_stay() -> None:
    for before, after in zip(rich_check().themes, clean().themes, strict=True):
        for name in ("theme_id", "theme_key", "probability", "interval", "base_rate", "lift"):
            assert getattr(before.risk, name) == getattr(after.risk, name)
    assert clean().themes[0].risk.n == 41


def test_counts_behind_which_few_customers_stand_are_withheld() -> None:
    check = clean()
    few = check.themes[3].risk
    assert (few.n, few.showing, few.withheld) == (0, 0, True)
    assert few.note == "Fewer than 3 customers stand behind it: counts are withheld."
    mitigation = check.themes[1].mitigations[0]
    assert (mitigation.documents, mitigation.customers, mitigation.withheld) == (0, 0, True)
    assert mitigation.contexts == ()
    assert check.overrun[1].withheld
    assert check_payload(check)["themes"][3]["n"] is None


def test_counts_of_enough_customers_are_told() -> None:
    mitigation = clean().themes[0].mitigations[1]
    assert mitigation.documents == 7
    assert mitigation.contexts == (("engagement type", "ERP finance", 4), ("phase", "Build", 3))
    assert clean().overrun[0].customers == 17


def test_the_own_customers_class_is_told_however_small() -> None:
    check = rich_check()
    own = replace(check.themes[3].risk, reference_class="customer Alder & Finch Stores plc")
    check = replace(check, themes=(replace(check.themes[3], risk=own),))
    assert clean(check).themes[0].risk.n == 3


def test_what_was_measured_at_few_customers_is_withheld() -> None:
    check = rich_check()
    effect = MeasuredEffect(
        "i-7", "Audit at Vektra", "2025-01-01", "team: Boston Delivery", "helped", 0.5, 0.2, 0.9
    )
    mitigation = replace(check.themes[0].mitigations[1], effect=effect)
    check = replace(check, themes=(replace(check.themes[0], mitigations=(mitigation,)),))
    after = clean(check).themes[0].mitigations[0].effect
    assert after is not None
    assert (after.verdict, after.ratio, after.low, after.high) == ("withheld", None, None, None)
    assert after.did == "Audit at Customer B"


def test_an_engagement_is_told_so_coarsely_that_it_could_be_several() -> None:
    one = clean().similar[0]
    assert (one.effort_overrun, one.cost_overrun, one.margin_slippage) == (20, 20, -5)
    assert (one.escalations, one.documents) == (5, 10)
    aspects = {aspect.name: aspect.past for aspect in one.different}
    assert aspects["region"] == "withheld"
    assert aspects["customer"] == one.customer_name
    assert aspects["planned hours"] == "4,000"


def test_what_is_alike_is_left_out_where_it_would_tell_who_it_is() -> None:
    check = rich_check()
    similar = replace(check.similar[0], alike=(Aspect("region", "DACH", "DACH"),), different=())
    assert clean(replace(check, similar=(similar,))).similar[0].alike == ()


def test_quotes_begin_at_zero_and_end_where_their_words_do() -> None:
    check = clean()
    quotes = [quote for theme in check.themes for quote in theme.evidence]
    for quote in quotes:
        if quote.customer != OWN_CUSTOMER:
            assert (quote.start, quote.end) == (0, len(quote.text))
            assert quote.document == quote.document_uid


def test_words_of_the_offer_stay_where_they_stand() -> None:
    for before, after in zip(rich_check().passages, clean().passages, strict=True):
        assert after.passage == before.passage
    assert clean().passages[3].suppressed is not None
    assert "Vektra" not in (clean().passages[3].suppressed or "")


def test_a_customer_has_one_label_wherever_it_is_met() -> None:
    check = clean()
    theme = check.themes[1]
    assert theme.evidence[0].customer_name == "Customer B"
    assert theme.evidence[0].text.startswith("Customer B's test data")
    assert theme.risk.reasons[0].words == "At Customer B the same happened twice."


def test_a_redacted_check_says_so_and_comes_back_from_json() -> None:
    check = clean()
    assert check.redacted
    assert "replaced by labels" in check.notes[-1]
    assert check_of(check_payload(check), OFFER_TEXT) == check


def test_what_is_redacted_twice_changes_no_more() -> None:
    assert clean(clean()) == clean()


def test_an_edition_may_be_read_once_for_many_checks() -> None:
    ground = Ground.of(TABLES)
    assert redacted(rich_check(), TABLES, OWN_CUSTOMER, ground=ground) == clean()


def test_a_customer_may_be_given_by_name() -> None:
    assert clean(own="Alder & Finch Stores plc") == clean()


def test_strange_checks_and_empty_editions_go_through() -> None:
    assert clean(empty_check()).redacted
    assert "alert(1)" in told(clean(hostile_check()))
    nothing = redacted(rich_check(), {}, None)
    assert nothing.themes[0].risk.withheld
    empty = {name: frame.iloc[:0] for name, frame in TABLES.items()}
    assert redacted(rich_check(), empty, OWN_CUSTOMER).redacted
    assert isinstance(TABLES["links"], pd.DataFrame)


def test_what_is_the_same_as_offered_keeps_the_words_of_the_offer() -> None:
    """Where engagements are named after their type, the offer's own type read "[name] audit"."""
    tables = portfolio_tables()
    named = tables["engagements"]
    names = "Sensor audit " + named["name"].str.partition(" - ")[0]
    tables["engagements"] = named.assign(name=names, engagement_type="Sensor audit")
    check = rich_check()
    alike = (Aspect("engagement type", "Sensor audit", "Sensor audit"),)
    similar = replace(check.similar[0], alike=alike, different=())
    shown = redacted(replace(check, similar=(similar,)), tables, OWN_CUSTOMER)
    assert shown.similar[0].alike == alike


def test_a_reason_names_what_it_is_of_once() -> None:
    """A reason read "Customer Customer A makes it likelier"."""
    one = rich_check().themes[0]
    words = "Customer Nordwall Versicherung AG makes it likelier"
    reason = Reason("attribute", "customer", "C-1", 2.0, words)
    noted = replace(one.risk, reasons=(reason,), lift_note="Not of Nordwall Versicherung AG.")
    after = clean(replace(rich_check(), themes=(replace(one, risk=noted),))).themes[0].risk
    assert after.reasons[0].words == "Customer A makes it likelier"
    assert after.lift_note == "Not of Customer A."


def test_what_counts_were_seen_of_is_withheld_with_them() -> None:
    one = rich_check().themes[3]
    risk = replace(one.risk, seen=2.5)
    after = clean(replace(rich_check(), themes=(replace(one, risk=risk),))).themes[0].risk
    assert (after.withheld, after.seen) == (True, None)

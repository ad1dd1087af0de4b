import json
from dataclasses import replace

import numpy as np
import pytest

from intelligence.errors import DamagedCheck
from intelligence.risk.risk_check import Reason
from intelligence.risk.serial import check_of, check_payload, probability_of, stored_payload
from tests.fakes.risk_checks import OFFER_TEXT, empty_check, hostile_check, rich_check


def test_a_check_comes_back_from_json_as_it_was() -> None:
    for check in (rich_check(), empty_check()):
        payload = json.loads(json.dumps(check_payload(check), allow_nan=False))
        assert check_of(payload, check.offer.text) == check


def test_the_payload_has_the_fields_that_were_promised() -> None:
    payload = check_payload(rich_check())
    assert {
        "edition", "themes", "passages", "missing_sections", "similar", "overrun", "notes",
        "redacted", "offer",
    } == set(payload)  # fmt: skip
    theme = payload["themes"][0]
    assert theme["probability"] == 0.46
    assert theme["interval"] == [0.35, 0.58]
    assert {
        "theme_id", "theme_key", "name", "base_rate", "n", "lift", "reasons", "evidence",
        "mitigations", "showing", "reference_class", "standing", "note",
    } <= set(theme)  # fmt: skip
    passage = payload["passages"][0]
    assert OFFER_TEXT[passage["start"] : passage["end"]] == passage["text"]
    assert passage["kind"] == "open_ended"
    assert payload["missing_sections"][0]["section"] == "exclusions"
    assert [one["probability"] for one in payload["themes"]] == [0.46, 0.31, 0.18, 0.04]


def test_the_text_of_the_offer_is_told_by_its_digest_alone() -> None:
    offer = check_payload(rich_check())["offer"]
    assert "text" not in offer
    assert offer["characters"] == len(OFFER_TEXT)
    assert len(offer["sha256"]) == 64


def test_numbers_that_json_cannot_hold_are_null() -> None:
    check = rich_check()
    theme = check.themes[0]
    broken = replace(theme.risk, lift=float("inf"), base_rate=float("nan"))
    outlook = replace(check.overrun[0], quantiles={"p50": (np.float64("nan"), None, np.inf)})
    check = replace(check, themes=(replace(theme, risk=broken),), overrun=(outlook,))
    payload = check_payload(check)
    json.dumps(payload, allow_nan=False)
    assert payload["themes"][0]["lift"] is None
    assert payload["overrun"][0]["quantiles"]["p50"] == [None, None, None]
    assert np.isnan(check_of(payload).themes[0].risk.lift)


def test_counts_of_numpy_are_counts_of_json() -> None:
    check = rich_check()
    theme = check.themes[0]
    counted = replace(theme.risk, n=np.int64(41), probability=np.float32(0.5))
    payload = check_payload(replace(check, themes=(replace(theme, risk=counted),)))
    assert json.loads(json.dumps(payload))["themes"][0]["n"] == 41


def test_half_a_character_can_be_sent() -> None:
    payload = check_payload(hostile_check())
    assert json.dumps(payload, ensure_ascii=False, allow_nan=False).encode()


def test_counts_that_are_withheld_are_null() -> None:
    check = rich_check()
    theme = check.themes[0]
    few = replace(theme, risk=replace(theme.risk, n=0, showing=0, withheld=True))
    payload = check_payload(replace(check, themes=(few,)))
    assert payload["themes"][0]["n"] is None
    assert payload["themes"][0]["showing"] is None
    assert check_of(payload, OFFER_TEXT).themes == (few,)


def test_what_is_stored_holds_no_sentence_of_the_text() -> None:
    stored = json.dumps(stored_payload(rich_check()), ensure_ascii=False)
    for sentence in ("Reports are delivered in a timely", "Go-live is on 30 June", "client is sat"):
        assert sentence in OFFER_TEXT
        assert sentence not in stored


def test_passages_and_reasons_get_their_words_again_with_the_text() -> None:
    check = rich_check()
    again = check_of(stored_payload(check), OFFER_TEXT)
    assert [one.passage.text for one in again.passages] == [
        one.passage.text for one in check.passages
    ]
    assert again.themes[0].risk.reasons[1].value == "Go-live is on 30 June 2027."
    without = check_of(stored_payload(check))
    assert {one.passage.text for one in without.passages} == {""}
    assert [one.passage.start for one in without.passages] == [
        one.passage.start for one in check.passages
    ]


def test_a_reason_of_the_whole_text_does_not_bring_it_back() -> None:
    check = rich_check()
    whole = Reason("text", "scope text", "", 1.3, "What the text says makes it likelier")
    risk = replace(check.themes[0].risk, reasons=(whole,))
    check = replace(check, themes=(replace(check.themes[0], risk=risk),))
    assert check_of(stored_payload(check), OFFER_TEXT).themes[0].risk.reasons == (whole,)


def test_a_check_without_its_text_still_knows_which_one_it_was() -> None:
    stored = stored_payload(rich_check())
    again = check_payload(check_of(stored), stored)
    assert again["offer"] == check_payload(rich_check())["offer"]
    assert check_payload(rich_check(), stored) == check_payload(rich_check())


def test_another_text_than_the_one_checked_is_refused() -> None:
    with pytest.raises(DamagedCheck, match="not the one that was checked"):
        check_of(check_payload(rich_check()), OFFER_TEXT + " ")


@pytest.mark.parametrize(
    "damage",
    [
        {"themes": None},
        {"edition": "12"},
        {"passages": [{}]},
        {"overrun": [{"measure": 3}]},
        {"offer": {}},
    ],
)
def test_what_is_no_check_is_refused_in_one_way(damage: dict[str, object]) -> None:
    with pytest.raises(DamagedCheck, match="cannot be read"):
        check_of(check_payload(rich_check()) | damage)


def test_figures_of_a_theme_are_read_without_the_words_of_its_reasons() -> None:
    theme = rich_check().themes[0]
    told = stored_payload(replace(rich_check(), themes=(theme,)))["themes"][0]
    assert probability_of(told) == replace(theme.risk, reasons=())
    assert probability_of({**told, "withheld": True, "n": None, "seen": None}).n == 0

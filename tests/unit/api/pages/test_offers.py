"""The pages of risk checks."""

from __future__ import annotations

from dataclasses import replace
from html import escape, unescape

import pytest
from fastapi.testclient import TestClient

from api.check_ports import AskedCheck, ShownCheck
from corpus.one_text import ONE_TEXT
from intelligence.risk.offer_text import MOST_CHARACTERS
from tests.fakes.checks import MemoryChecks
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import empty_edition, fake_edition
from tests.fakes.risk_checks import OFFER_TEXT, rich_check
from tests.fakes.web import client_of


@pytest.fixture
def client() -> TestClient:
    return client_of(checks=MemoryChecks())


def test_form_offers_the_values_that_the_edition_knows(client: TestClient) -> None:
    told = client.get("/check")
    assert told.status_code == 200
    assert 'enctype="multipart/form-data"' in told.text
    assert '<option value="Atlas">' in told.text
    assert "Unknown" not in told.text


class NotedChecks(MemoryChecks):
    """Draws nine themes whose lift is nothing of the offer."""

    def draw(self, asked: AskedCheck) -> ShownCheck:
        shown = super().draw(asked)
        first = {**shown.payload["themes"][0], "lift_note": "Not for the offer.", "level": 0.151}
        return replace(shown, payload={**shown.payload, "themes": [first] * 9})


def test_answer_tells_counts_and_leaves_out_a_lift_that_the_offer_does_not_carry() -> None:
    answer = client_of(checks=NotedChecks()).post(
        "/check", files={"file": ("", b"")}, data={"text": OFFER_TEXT}
    )
    told = unescape(answer.text)
    assert "base rate 27 %: 12 of 41 engagements showed it so far (29 %)" in told
    assert "lift —" in told
    assert "Not for the offer." in told
    assert "Reasons multiply the odds of the theme's own level, 15 %" in told
    assert "1 more theme</summary>" in told


def test_form_says_how_much_is_taken(client: TestClient) -> None:
    """A text of 1.2 MB was refused beside a form that promised 10 MB."""
    told = client.get("/check").text
    assert f"{ONE_TEXT.max_file_bytes // 1_000_000} MB and {MOST_CHARACTERS:,} characters" in told


def test_form_lists_no_customers_for_those_who_may_not_see_them() -> None:
    name = str(fake_edition().tables["customers"]["name"].iloc[0])
    assert escape(name) in client_of(checks=MemoryChecks()).get("/check").text
    hidden = client_of(checks=MemoryChecks(confidential=True)).get("/check").text
    assert escape(name) not in hidden
    assert '<option value="Atlas">' in hidden


def test_form_is_there_for_an_edition_without_engagements_and_says_what_to_do_without_one() -> None:
    assert client_of(MemoryEditions(empty_edition())).get("/check").status_code == 200
    assert "premortem ingest" in client_of(MemoryEditions()).get("/check").text


def test_answer_shows_the_text_with_every_passage_and_leads_from_one_to_the_other(
    client: TestClient,
) -> None:
    told = client.post("/check", files={"file": ("", b"")}, data={"text": OFFER_TEXT})
    assert told.status_code == 200
    for number, one in enumerate(rich_check().passages, 1):
        assert f'id="p-{number}"' in told.text
        assert f'id="w-{number}"' in told.text
        assert f"passage-{one.passage.kind}" in told.text
    assert rich_check().themes[0].risk.name in told.text
    assert "style=" not in told.text


def test_kept_check_without_its_text_shows_places_and_no_words(client: TestClient) -> None:
    client.post("/check", files={"file": ("", b"")}, data={"text": OFFER_TEXT})
    told = client.get("/checks/0000000000000001")
    assert told.status_code == 200
    assert "The text was not kept" in told.text
    assert rich_check().passages[0].passage.text not in told.text
    assert client.get("/checks/ffffffffffffffff").status_code == 404


def test_the_same_text_shows_the_words_of_a_kept_check_again_and_another_does_not(
    client: TestClient,
) -> None:
    client.post("/check", files={"file": ("", b"")}, data={"text": OFFER_TEXT})
    address = "/checks/0000000000000001"
    assert f'action="{address}"' in client.get(address).text
    told = client.post(address, files={"file": ("", b"")}, data={"text": OFFER_TEXT})
    assert told.status_code == 200
    for number, one in enumerate(rich_check().passages, 1):
        assert f'id="p-{number}"' in told.text
        assert one.passage.why in unescape(told.text)
    other = client.post(address, files={"file": ("", b"")}, data={"text": OFFER_TEXT + "x"})
    assert other.status_code == 400
    assert "not the text that was checked" in other.text
    assert rich_check().passages[0].passage.text not in client.get(address).text


def test_a_measured_effect_says_what_was_measured_and_that_it_may_not_hold_here(
    client: TestClient,
) -> None:
    told = client.post("/check", files={"file": ("", b"")}, data={"text": OFFER_TEXT}).text
    assert "0.41 to 0.94, 95 % interval" in told
    assert "a high rate alone would have led to 0.88 times" in told
    assert "whether it would do the same here is not known" in told


def test_list_leads_to_each_check(client: TestClient) -> None:
    assert "No offer has been checked yet" in client.get("/checks").text
    client.post("/check", files={"file": ("", b"")}, data={"text": OFFER_TEXT})
    assert 'href="/checks/0000000000000001"' in client.get("/checks").text


class QuotingChecks(MemoryChecks):
    """Keeps checks whose first theme has one quote, of a quarter that nobody knows."""

    def get(self, check_id: str, *, confidential: bool = False) -> ShownCheck:
        shown = super().get(check_id, confidential=confidential)
        first = shown.payload["themes"][0]
        quote = {**first["evidence"][0], "text": "“Nobody had asked.”", "quarter": "Unknown"}
        return replace(shown, payload={**shown.payload, "themes": [{**first, "evidence": [quote]}]})


class OlderChecks(MemoryChecks):
    """Keeps checks that were drawn before it was said what is alike by chance alone."""

    def get(self, check_id: str, *, confidential: bool = False) -> ShownCheck:
        shown = super().get(check_id, confidential=confidential)
        similar = [
            {name: value for name, value in one.items() if name != "little_in_common"}
            for one in shown.payload["similar"]
        ]
        return replace(shown, payload={**shown.payload, "similar": similar})


def test_a_check_that_was_kept_before_its_newest_fields_is_shown() -> None:
    """Its page failed, for such a check does not say what has little in common."""
    checks = OlderChecks()
    shown = checks.draw(AskedCheck(text=OFFER_TEXT, given={}))
    assert shown.payload["similar"]
    told = client_of(checks=checks).get(f"/checks/{shown.id}")
    assert told.status_code == 200
    assert "little in common" not in told.text


class WithholdingChecks(MemoryChecks):
    """Counts of overruns are withheld."""

    def get(self, check_id: str, *, confidential: bool = False) -> ShownCheck:
        shown = super().get(check_id, confidential=confidential)
        hidden = {"engagements": None, "customers": None, "note": "few", "withheld": True}
        hidden |= {"quantiles": {}}
        overrun = [one | hidden for one in shown.payload["overrun"]]
        return replace(shown, payload={**shown.payload, "overrun": overrun})


def test_counts_that_are_withheld_are_said_to_be() -> None:
    checks = WithholdingChecks()
    shown = checks.draw(AskedCheck(text=OFFER_TEXT, given={}))
    text = client_of(checks=checks).get(f"/checks/{shown.id}").text
    section = text[text.index('<h2 id="overrun">') : text.index('<h2 id="similar">')]
    assert "counts withheld" in section
    assert "finished engagements" not in section


def test_a_quote_is_quoted_once_and_a_quarter_that_nobody_knows_is_left_out() -> None:
    checks = QuotingChecks()
    shown = checks.draw(AskedCheck(text=OFFER_TEXT, given={}))
    text = client_of(checks=checks).get(f"/checks/{shown.id}").text
    assert "<bdi>“Nobody had asked.”</bdi>" in text
    assert "““" not in text
    assert ", Unknown</span>" not in text

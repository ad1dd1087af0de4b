"""Risk checks over HTTP."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from corpus.one_text import ONE_TEXT
from intelligence.risk.offer_text import MOST_CHARACTERS
from tests.fakes.checks import MemoryChecks
from tests.fakes.risk_checks import OFFER_TEXT
from tests.fakes.web import client_of


@pytest.fixture
def checks() -> MemoryChecks:
    return MemoryChecks()


@pytest.fixture
def client(checks: MemoryChecks) -> TestClient:
    return client_of(checks=checks)


def test_text_as_json_gives_the_whole_pre_mortem_with_offsets_into_it(client: TestClient) -> None:
    told = client.post("/v1/checks", json={"text": OFFER_TEXT, "team": "London Delivery"})
    assert told.status_code == 201
    body = told.json()
    assert {"edition", "themes", "passages", "missing_sections", "similar", "overrun"} <= set(body)
    theme = body["themes"][0]
    assert {"theme_id", "theme_key", "name", "probability", "interval", "base_rate"} <= set(theme)
    assert {"n", "lift", "reasons", "evidence", "mitigations"} <= set(theme)
    measured = [one["effect"] for one in theme["mitigations"] if one["effect"]]
    assert [one["note"] for one in measured] == ["a high rate alone would have led to 0.88 times"]
    for one in body["passages"]:
        assert OFFER_TEXT[one["start"] : one["end"]] == one["text"]


def test_what_is_known_reaches_whoever_draws(client: TestClient, checks: MemoryChecks) -> None:
    client.post(
        "/v1/checks",
        json={"text": "x", "customer": " C-2 ", "planned_hours": 900, "keep_text": True},
    )
    (asked,) = checks.asked
    assert (asked.given["customer"], asked.planned_hours, asked.keep_text) == ("C-2", 900.0, True)
    assert asked.given["team"] is None


def test_how_much_is_taken_is_described(client: TestClient) -> None:
    told = client.get("/openapi.json").json()["paths"]["/v1/checks"]["post"]["description"]
    assert f"{ONE_TEXT.max_file_bytes // 1_000_000} MB" in told
    assert f"{MOST_CHARACTERS:,} characters" in told


def test_kept_check_has_no_words_of_its_text_unless_asked_for(client: TestClient) -> None:
    known = client.post("/v1/checks", json={"text": OFFER_TEXT}).json()["id"]
    kept = client.get(f"/v1/checks/{known}").json()
    assert all(one["text"] is None for one in kept["passages"])
    assert client.get("/v1/checks/ffffffffffffffff").status_code == 404
    (row,) = client.get("/v1/checks").json()["checks"]
    assert (row["id"], row["text_kept"], row["engagement"]) == (known, False, None)


def test_a_kept_text_is_forgotten_by_whoever_says_who_it_is(client: TestClient) -> None:
    body = {"text": OFFER_TEXT, "keep_text": True}
    known = client.post("/v1/checks", json=body).json()["id"]
    assert client.get("/v1/checks").json()["checks"][0]["text_kept"]
    assert client.delete(f"/v1/checks/{known}/text").status_code == 422
    assert client.delete(f"/v1/checks/{known}/text", params={"who": "ann"}).status_code == 204
    assert not client.get("/v1/checks").json()["checks"][0]["text_kept"]
    gone = client.delete("/v1/checks/ffffffffffffffff/text", params={"who": "ann"})
    assert gone.status_code == 404


def test_offer_that_was_signed_says_what_it_became(client: TestClient) -> None:
    known = client.post("/v1/checks", json={"text": OFFER_TEXT}).json()["id"]
    body = {"engagement": "PRJ-9", "who": "ann"}
    told = client.put(f"/v1/checks/{known}/engagement", json=body)
    assert told.json()["engagement"] == "PRJ-9"
    assert client.get(f"/v1/checks/{known}").json()["engagement"] == "PRJ-9"


def test_wording_is_accepted_with_a_reason_only(client: TestClient, checks: MemoryChecks) -> None:
    known = client.post("/v1/checks", json={"text": OFFER_TEXT}).json()["id"]
    place = f"/v1/checks/{known}/passages/1"
    assert client.put(place, json={"who": "ann", "why": " "}).status_code == 422
    assert client.put(place, json={"who": "ann", "why": "agreed"}).status_code == 204
    assert checks.accepted == [(known, 1, "agreed", False)]
    far = f"/v1/checks/{known}/passages/99"
    assert client.put(far, json={"who": "ann", "why": "agreed"}).status_code == 404


def test_service_without_a_workspace_draws_nothing() -> None:
    client = client_of()
    assert client.post("/v1/checks", json={"text": "x"}).status_code == 403
    assert client.get("/v1/checks").json() == {"checks": []}

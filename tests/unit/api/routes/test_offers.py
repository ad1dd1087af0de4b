"""Offers in requests: JSON or a form with a file."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.fakes.bad_offers import BAD_OFFERS
from tests.fakes.checks import MemoryChecks
from tests.fakes.web import client_of


@pytest.fixture
def checks() -> MemoryChecks:
    return MemoryChecks()


@pytest.fixture
def client(checks: MemoryChecks) -> TestClient:
    return client_of(checks=checks)


def test_file_of_a_form_is_read_by_what_it_is(client: TestClient, checks: MemoryChecks) -> None:
    page = b"<!doctype html><html><body><h1>Scope</h1><p>Four reports.</p></body></html>"
    told = client.post(
        "/v1/checks",
        files={"file": ("sow.html", page, "application/octet-stream")},
        data={"team": "Pune", "planned_hours": "", "contingency": "7.5"},
    )
    assert told.status_code == 201
    (asked,) = checks.asked
    assert "Four reports." in asked.text
    assert "<p>" not in asked.text
    assert (asked.given["team"], asked.planned_hours, asked.contingency) == ("Pune", None, 7.5)


def test_pasted_text_counts_where_no_file_is_given(
    client: TestClient, checks: MemoryChecks
) -> None:
    empty = {"file": ("", b"", "application/octet-stream")}
    assert client.post("/v1/checks", files=empty, data={"text": "Scope: all."}).status_code == 201
    assert checks.asked[0].text == "Scope: all."


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("sow.docx", b"", 400, "sow.docx is empty"),
        ("sow.png", b"\x89PNG\r\n\x1a\n" + bytes(60), 400, "is an image"),
        ("sow.csv", b"a,b\n1,2\n3,4\n", 400, "is a table"),
        ("../../etc/x.txt", b"   ", 400, "x.txt holds no text"),
        ("sow.pdf", b"%PDF-1.7 nothing", 400, "sow.pdf"),
    ],
)
def test_file_without_text_is_refused_in_one_sentence(
    client: TestClient, name: str, content: bytes, status: int, words: str
) -> None:
    told = client.post("/v1/checks", files={"file": (name, content)})
    assert told.status_code == status
    assert words in told.json()["detail"]
    assert "\n" not in told.json()["detail"]
    assert "premortem-" not in told.json()["detail"]


def test_bad_input_is_refused_in_a_sentence_and_the_next_offer_is_read(
    client: TestClient, checks: MemoryChecks
) -> None:
    for bad in BAD_OFFERS:
        told = client.post("/v1/checks", files={"file": (bad.name, bad.content)})
        assert told.status_code in {400, 413}, bad.name
        assert bad.words in told.json()["detail"]
    assert not checks.asked
    good = client.post("/v1/checks", files={"file": ("sow.txt", b"Scope: four reports.")})
    assert good.status_code == 201


def test_what_is_above_the_bound_is_refused(client: TestClient) -> None:
    told = client.post("/v1/checks", files={"file": ("sow.txt", b"a " * 5_000_001)})
    assert told.status_code == 413
    assert "sow.txt has 10,000,002 bytes" in told.json()["detail"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"{}", "application/json", 422),
        (b'{"text": "x", "colour": "red"}', "application/json", 422),
        (b'{"text": "x", "contingency": -1}', "application/json", 422),
        (b"text", "text/plain", 415),
        (b"text", "", 415),
    ],
)
def test_body_that_is_no_offer_is_refused(
    client: TestClient, body: bytes, kind: str, status: int
) -> None:
    told = client.post("/v1/checks", content=body, headers={"content-type": kind})
    assert told.status_code == status
    assert told.headers["content-type"] == "application/problem+json"


def test_form_without_text_or_with_a_field_twice_is_refused(client: TestClient) -> None:
    empty = client.post("/v1/checks", files={"file": ("", b"")}, data={"text": " "})
    assert (empty.status_code, "nothing to check" in empty.json()["detail"]) == (400, True)
    twice = client.post(
        "/v1/checks", files={"file": ("a.txt", b"x")}, data={"team": ["Pune", "London"]}
    )
    assert (twice.status_code, "twice" in twice.json()["detail"]) == (400, True)


def test_form_of_another_site_draws_nothing(client: TestClient, checks: MemoryChecks) -> None:
    for place in ("/v1/checks", "/check"):
        told = client.post(
            place,
            files={"file": ("a.txt", b"x")},
            headers={"sec-fetch-site": "cross-site"},
        )
        assert told.status_code == 403
    assert checks.asked == []

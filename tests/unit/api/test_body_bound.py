"""The bound on what a request may bring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.fakes.checks import MemoryChecks
from tests.fakes.web import client_of

PIECE = b"x" * 1_000_000


@pytest.fixture
def client() -> TestClient:
    return client_of(checks=MemoryChecks())


def test_body_that_says_it_is_too_large_is_refused_unread(client: TestClient) -> None:
    told = client.post("/v1/checks", content=b"{}", headers={"content-length": "200000000"})
    assert told.status_code == 413
    assert "10,200,000 bytes" in told.json()["detail"]


def test_body_that_does_not_say_its_size_is_cut_off(client: TestClient) -> None:
    given = 0

    def endless() -> Iterator[bytes]:
        nonlocal given
        while given < 40:
            given += 1
            yield PIECE

    told = client.post(
        "/v1/checks", content=endless(), headers={"content-type": "application/json"}
    )
    assert told.status_code == 413
    assert told.json()["title"] == "Request Entity Too Large" or "large" in told.json()["detail"]


def test_page_is_told_of_it_as_a_page(client: TestClient) -> None:
    told = client.post("/check", content=b"", headers={"content-length": "200000000"})
    assert told.status_code == 413
    assert "<html" in told.text

from __future__ import annotations

import pytest

from api.options import LOCAL_HOSTS, AppOptions
from tests.fakes.web import client_of


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "LOCALHOST", "[::1]:8000"])
def test_local_names_are_answered(host: str) -> None:
    client = client_of(options=AppOptions(allowed_hosts=LOCAL_HOSTS))
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil:80", ""]
)
def test_other_names_are_refused_without_repeating_them_raw(host: str) -> None:
    client = client_of(options=AppOptions(allowed_hosts=LOCAL_HOSTS))
    response = client.get("/v1/themes", headers={"host": host})
    assert response.status_code == 421
    assert response.json()["type"].endswith(":misdirected-request")


def test_a_shared_secret_lets_another_process_follow_a_cursor() -> None:
    first = client_of(options=AppOptions(cursor_secret=b"shared"))
    second = client_of(options=AppOptions(cursor_secret=b"shared"))
    cursor = first.get("/v1/findings", params={"limit": 1}).json()["next_cursor"]
    assert second.get("/v1/findings", params={"cursor": cursor}).status_code == 200


def test_without_a_secret_each_process_has_its_own() -> None:
    cursor = client_of().get("/v1/findings", params={"limit": 1}).json()["next_cursor"]
    assert client_of().get("/v1/findings", params={"cursor": cursor}).status_code == 400

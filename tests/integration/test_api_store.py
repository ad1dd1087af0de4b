"""The API over editions on disk: written as Parquet, read back, replaced while serving."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.options import AppOptions
from api.served import ServedEditions
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition
from tests.fakes.web import client_of

ADDRESSES = (
    "/v1/themes",
    "/v1/themes/environment_access",
    "/v1/findings?limit=500",
    "/v1/documents/INC-1001",
    "/v1/trends",
    "/v1/dimensions/customer?limit=200",
    "/",
    "/themes/T-0001",
    "/themes/T-0001/evidence",
    "/documents/INC-1001",
)


@pytest.fixture
def store(tmp_path: Path) -> EditionStore:
    return EditionStore(tmp_path / "editions")


def publish(store: EditionStore) -> Edition:
    edition = fake_edition()
    return store.publish(edition.manifest, edition.tables)


def body(client: TestClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return response.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_edition_read_from_disk_is_answered_like_the_one_in_memory(
    store: EditionStore, address: str
) -> None:
    published = publish(store)
    same = MemoryEditions(Edition(published.manifest, fake_edition().tables))
    options = AppOptions(cursor_secret=b"shared")
    in_memory = body(client_of(same, options), address)
    assert body(client_of(ServedEditions(store), options), address) == in_memory


def test_an_edition_published_by_a_build_is_served_without_a_restart(store: EditionStore) -> None:
    publish(store)
    client = client_of(ServedEditions(store))
    first = client.get("/v1/findings", params={"limit": 3}).json()
    publish(store)
    assert client.get("/v1/themes").json()["edition"] == 2
    rest = client.get("/v1/findings", params={"limit": 3, "cursor": first["next_cursor"]}).json()
    assert rest["edition"] == 1


def test_the_report_is_rendered_from_the_edition(store: EditionStore) -> None:
    publish(store)
    response = client_of(ServedEditions(store)).get("/v1/reports/latest")
    assert response.status_code == 200
    policy = response.headers["content-security-policy"]
    assert policy.count("'sha256-") == 2
    assert "unsafe" not in policy


def test_a_damaged_edition_is_a_problem_and_the_others_go_on(
    store: EditionStore, tmp_path: Path
) -> None:
    publish(store)
    publish(store)
    damaged = tmp_path / "editions" / "0002" / "findings.parquet"
    damaged.write_bytes(b"not a table")
    client = client_of(ServedEditions(store))
    response = client.get("/v1/themes")
    assert response.status_code == 503
    assert str(damaged.parent) not in response.text
    assert client.get("/v1/themes", params={"edition": 1}).status_code == 200

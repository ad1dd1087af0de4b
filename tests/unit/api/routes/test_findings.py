from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import edition_from, fake_edition
from tests.fakes.web import client_of


def walk(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    pages = [client.get("/v1/findings", params=query).json()]
    while pages[-1]["next_cursor"]:
        following = {**query, "cursor": pages[-1]["next_cursor"]}
        pages.append(client.get("/v1/findings", params=following).json())
    return pages


def test_pages_hold_every_finding_once_and_in_order() -> None:
    client = client_of()
    whole = client.get("/v1/findings", params={"limit": 500}).json()
    pages = walk(client, limit=7)
    assert [f for page in pages for f in page["findings"]] == whole["findings"]
    assert {page["total"] for page in pages} == {whole["total"]} == {len(whole["findings"])}


def test_a_walk_stays_with_its_edition_when_another_is_published() -> None:
    source = MemoryEditions(fake_edition())
    client = client_of(source)
    first = client.get("/v1/findings", params={"limit": 5}).json()
    source.publish(edition_from([], [], [], number=8))
    second = client.get("/v1/findings", params={"cursor": first["next_cursor"]}).json()
    assert second["edition"] == 7
    assert second["findings"]
    assert client.get("/v1/findings").json()["edition"] == 8


def test_a_walk_whose_edition_was_removed_is_told_so() -> None:
    source = MemoryEditions(fake_edition(), edition_from([], [], [], number=8))
    client = client_of(source)
    first = client.get("/v1/findings", params={"limit": 5, "edition": 7}).json()
    source.remove(7)
    response = client.get("/v1/findings", params={"cursor": first["next_cursor"]})
    assert response.status_code == 404
    assert response.json()["type"].endswith(":unknown-edition")


def test_a_changed_cursor_is_refused() -> None:
    client = client_of()
    cursor = client.get("/v1/findings", params={"limit": 5}).json()["next_cursor"]
    response = client.get("/v1/findings", params={"cursor": cursor[:9] + cursor[10:] + "A"})
    assert response.status_code == 400
    assert response.json()["type"].endswith(":invalid-cursor")


def test_a_cursor_of_other_filters_is_refused() -> None:
    client = client_of()
    cursor = client.get("/v1/findings", params={"limit": 5}).json()["next_cursor"]
    response = client.get("/v1/findings", params={"cursor": cursor, "role": "cause"})
    assert response.status_code == 400


def test_unassigned_causes_are_as_many_as_the_manifest_says() -> None:
    answer = client_of().get("/v1/findings", params={"unassigned": "true"}).json()
    assert answer["total"] == fake_edition().manifest.counts["unassigned"]
    assert all(finding["role"] == "cause" for finding in answer["findings"])

from __future__ import annotations

from api.ports import NoEditions
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition
from tests.fakes.web import client_of


def test_a_service_without_editions_lives_but_is_not_ready() -> None:
    client = client_of(NoEditions())
    assert client.get("/healthz").json() == {"status": "ok"}
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "premortem build" in response.json()["problems"][0]


def test_a_service_with_an_edition_is_ready() -> None:
    assert client_of().get("/readyz").json() == {"status": "ready", "edition": 7}


def test_problems_of_the_source_are_told() -> None:
    source = MemoryEditions(fake_edition())
    source.found_problems = ("the disk is full",)
    problem = client_of(source).get("/readyz").json()
    assert problem["problems"] == ["the disk is full"]

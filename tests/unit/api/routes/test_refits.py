import pytest
from fastapi.testclient import TestClient

from tests.fakes.refits import MemoryRefits
from tests.fakes.web import client_of


@pytest.fixture
def client() -> TestClient:
    return client_of(refits=MemoryRefits())


def body(**other: object) -> dict[str, object]:
    return {"expected": 0, "who": "pmo", "why": "agreed", **other}


def test_refits_are_listed_with_what_became_of_their_items(client: TestClient) -> None:
    told = client.get("/v1/refits").json()
    assert (told["total"], told["last"], told["truncated"]) == (1, 0, False)
    assert [item["state"] for item in told["refits"][0]["items"]] == ["open"] * 3
    assert client.get("/v1/refits?before=1").json()["refits"] == []


def test_a_refit_shows_quotes_measures_and_effects(client: TestClient) -> None:
    told = client.get("/v1/refits/1").json()
    split = told["items"][0]
    assert split["evidence"][0]["quotes"][0]["text"]
    assert split["evidence"][0]["measured"]["agreeing"] == 1.0
    effect = next(one for one in split["effects"] if one["theme_id"] == "mixed")
    assert effect["before"]["documents"] > effect["after"]["documents"]
    assert len(effect["after"]["quarters"]) == 4


def test_items_are_applied_and_undone(client: TestClient) -> None:
    done = client.post("/v1/refits/1/apply", json=body(only=["merge-1"])).json()
    assert [item["state"] for item in done["items"]] == ["open", "applied", "open"]
    back = client.post("/v1/refits/1/undo", json=body(expected=1)).json()
    assert back["items"][1]["state"] == "undone"


def test_who_has_not_seen_the_newest_decision_is_told(client: TestClient) -> None:
    answer = client.post("/v1/refits/1/apply", json=body(expected=3))
    assert answer.status_code == 409
    assert answer.json()["found"] == 0


def test_unknown_refits_and_items_are_told(client: TestClient) -> None:
    assert client.get("/v1/refits/2").json()["type"].endswith("unknown-refit")
    answer = client.post("/v1/refits/1/apply", json=body(only=["end-1"]))
    assert answer.status_code == 404
    assert client.post("/v1/refits/1/apply", json=body(only=["<b>"])).status_code == 422


def test_a_service_that_only_shows_takes_nothing_over() -> None:
    answer = client_of().post("/v1/refits/1/apply", json=body())
    assert answer.status_code == 403

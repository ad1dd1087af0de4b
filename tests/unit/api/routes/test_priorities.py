from __future__ import annotations

from dataclasses import replace

from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition
from tests.fakes.web import client_of


def test_priorities_of_the_edition_say_their_weights() -> None:
    answer = client_of().get("/v1/priorities").json()
    assert (answer["edition"], answer["total"]) == (7, 9)
    assert abs(sum(answer["weights"].values()) - 1) < 1e-9


def test_effective_weights_leave_out_what_is_known_of_no_theme() -> None:
    edition = fake_edition()
    margins = edition.tables["margins"].assign(points=None, low=None, high=None)
    told = MemoryEditions(replace(edition, tables={**edition.tables, "margins": margins}))
    answer = client_of(told).get("/v1/priorities", params={"cost": 2, "trend": 0}).json()
    assert answer["weights"]["cost"] > 0.5
    assert answer["effective_weights"]["cost"] == 0
    assert abs(sum(answer["effective_weights"].values()) - 1) < 1e-6


def test_weights_of_the_caller_rank_anew_and_have_a_tag_of_their_own() -> None:
    client = client_of()
    only = {"breadth": 0, "trend": 0, "cost": 0, "controllability": 0}
    plain, other = client.get("/v1/priorities"), client.get("/v1/priorities", params=only)
    assert other.json()["weights"]["frequency"] == 1
    told = [row["score"] for row in other.json()["priorities"]]
    scores = [score for score in told if score is not None]
    assert told[: len(scores)] == scores
    assert scores == sorted(scores, reverse=True)
    assert plain.headers["etag"] != other.headers["etag"]


def test_weights_that_cannot_be_meant_are_refused() -> None:
    client = client_of()
    assert client.get("/v1/priorities", params={"cost": -1}).status_code == 422
    assert client.get("/v1/priorities", params={"cost": "nan"}).status_code == 422
    names = ("frequency", "breadth", "trend", "cost", "controllability")
    none = client.get("/v1/priorities", params=dict.fromkeys(names, 0))
    assert none.status_code == 400
    assert "all five weights are 0" in none.json()["detail"]

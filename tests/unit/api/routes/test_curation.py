from typing import Any

import pytest

from intelligence.curation.entries import Promote, Rename, Undo
from intelligence.curation.keep import Keep
from tests.fakes.curation_logs import MemoryCuration
from tests.fakes.web import client_of

GOOD = {
    "expected": 1,
    "who": "pmo",
    "why": "clearer",
    "decision": {"action": "rename", "theme": "T-0001", "name": "Access"},
}


def log() -> MemoryCuration:
    return MemoryCuration(Promote("T-0001"))


def test_the_log_is_walked_in_pages_and_says_what_is_applied_and_undone() -> None:
    client = client_of(curation=MemoryCuration(Promote("T-1"), Rename("T-1", "X"), Undo(1)))
    page = client.get("/v1/curation", params={"limit": 2}).json()
    assert (page["edition"], page["applied"], page["last"], page["total"]) == (7, 3, 3, 3)
    assert [(item["sequence"], item["undone_by"]) for item in page["entries"]] == [
        (1, 3),
        (2, None),
    ]
    assert page["entries"][1]["payload"] == {"theme": "T-1", "name": "X"}
    rest = client.get("/v1/curation", params={"cursor": page["next_cursor"]}).json()
    assert [item["action"] for item in rest["entries"]] == ["undo"]
    assert rest["next_cursor"] is None


def test_a_decision_is_noted_and_returned() -> None:
    given = log()
    response = client_of(curation=given).post("/v1/curation", json=GOOD)
    assert response.status_code == 201
    assert response.json()["sequence"] == 2
    assert given.entries()[1].decision == Rename("T-0001", "Access")


def test_a_suggestion_is_declined_by_a_decision() -> None:
    given = log()
    decision = {"action": "keep", "theme": "T-0001", "apart_from": "T-0002"}
    response = client_of(curation=given).post("/v1/curation", json={**GOOD, "decision": decision})
    assert response.json()["payload"] == {"theme": "T-0001", "apart_from": "T-0002"}
    assert given.entries()[1].decision == Keep("T-0001", "T-0002")


def test_a_caller_who_has_not_seen_the_newest_decision_gets_a_conflict() -> None:
    given = log()
    response = client_of(curation=given).post("/v1/curation", json={**GOOD, "expected": 0})
    assert response.status_code == 409
    problem = response.json()
    assert problem["type"].endswith(":curation-conflict")
    assert (problem["expected"], problem["found"]) == (0, 1)
    assert response.headers["content-type"] == "application/problem+json"
    assert len(given.entries()) == 1


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"why": " "}, 422),
        ({"expected": -1}, 422),
        ({"decision": {"action": "<script>"}}, 422),
        ({"decision": {"action": "rename", "theme": "T-1", "name": "x", "<script>": "y"}}, 422),
        ({"decision": {"action": "define", "theme": "T-1"}}, 400),
        ({"decision": {"action": "promote", "theme": "nope"}}, 404),
        ({"decision": {"action": "keep", "theme": "T-1", "apart_from": "T-1"}}, 400),
        ({"at": "<script>"}, 422),
        ({"who": None}, 422),
    ],
)
def test_what_cannot_be_decided_is_a_problem_that_repeats_nothing(
    changed: dict[str, Any], status: int
) -> None:
    response = client_of(curation=log()).post("/v1/curation", json={**GOOD, **changed})
    assert response.status_code == status
    assert "<script" not in response.text


def test_a_form_from_another_page_is_not_taken_for_a_decision() -> None:
    given = log()
    response = client_of(curation=given).post("/v1/curation", content='{"expected": 1}',
                                              headers={"content-type": "text/plain"})  # fmt: skip
    assert response.status_code == 422
    assert len(given.entries()) == 1


def test_a_service_that_only_shows_says_so() -> None:
    response = client_of().post("/v1/curation", json=GOOD)
    assert response.status_code == 403
    assert client_of().get("/v1/curation").json()["total"] == 0


def test_a_cursor_of_another_walk_is_refused() -> None:
    client = client_of(curation=log())
    other = client.get("/v1/findings", params={"limit": 1}).json()["next_cursor"]
    assert client.get("/v1/curation", params={"cursor": other}).status_code == 400


def test_a_wide_exclusion_is_meant_only_where_that_is_said() -> None:
    given = log()
    client = client_of(curation=given)
    said = {**GOOD, "decision": {"action": "exclude", "phrase": "the"}}
    assert client.post("/v1/curation", json=said).status_code == 201
    assert given.wide is False
    assert client.post("/v1/curation", json={**said, "expected": 2, "wide": True}).is_success
    assert given.wide is True

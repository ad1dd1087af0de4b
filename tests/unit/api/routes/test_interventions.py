from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.intervening import NoInterventions
from api.services import Services
from api.settings import Settings
from intelligence.edition_store import EditionStore
from intelligence.interventions.intervention import Intervention, parse_action
from intelligence.interventions.register import Register
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition
from tests.fakes.web import client_of

_ACTION = {"theme_id": "environment_access", "date": "2026-01-15", "what": "Checklist"}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    return client_of(interventions=Services(Settings(workspace=str(tmp_path))).interventions())


def _body(expected: int, **action: Any) -> dict[str, Any]:
    return {"expected": expected, "who": "K. Ito", "action": {**_ACTION, **action}}


def test_intervention_is_registered_corrected_and_withdrawn(client: TestClient) -> None:
    made = client.post("/v1/interventions", json=_body(0))
    assert made.status_code == 201
    known = made.json()["id"]
    assert made.json()["result"] is None
    put = client.put(f"/v1/interventions/{known}", json=_body(1, what="Two checklists"))
    assert (put.json()["id"], put.json()["corrections"]) == (known, 1)
    listed = client.get("/v1/interventions").json()
    assert [one["what"] for one in listed["interventions"]] == ["Two checklists"]
    assert listed["last"] == 2
    body = {"expected": 2, "who": "K. Ito"}
    left = client.post(f"/v1/interventions/{known}/withdrawal", json=body).json()
    assert left["interventions"] == []


class _Standing(NoInterventions):
    """A register that holds what it is given."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def register(self) -> Register:
        return self._register


def _judged(one: Intervention) -> MemoryEditions:
    """Return editions of which the newest judged an intervention for all engagements."""
    edition = fake_edition()
    table = edition.tables["interventions"].astype("object")
    action = one.action
    table.loc[0, ["intervention_id", "theme_id", "date", "scope"]] = (
        *(one.id, action.theme_id, action.date.isoformat(), "all"),
    )
    return MemoryEditions(replace(edition, tables={**edition.tables, "interventions": table}))


def test_result_is_of_the_action_that_stands() -> None:
    one = Intervention("known", parse_action(_ACTION), "pmo", "2026-01-01T00:00:00")

    def answered(register: Register) -> dict[str, Any]:
        client = client_of(_judged(one), interventions=_Standing(register))
        answer: dict[str, Any] = client.get("/v1/interventions").json()
        return answer

    (held,) = answered(Register((one,)))["interventions"]
    assert (held["result"]["intervention_id"], held["note"]) == ("known", "")
    moved = replace(one, action=replace(one.action, date=date(2020, 1, 1)))
    (told,) = answered(Register((moved,)))["interventions"]
    assert (told["result"], told["quarters"]) == (None, [])
    assert told["note"] == "corrected since: build"
    left = answered(Register(withdrawn=("known", "never-judged")))
    assert (left["interventions"], left["withdrawn"]) == ([], ["known"])


def test_conflict_unknown_and_malformed_are_told_apart(client: TestClient) -> None:
    client.post("/v1/interventions", json=_body(0))
    assert client.post("/v1/interventions", json=_body(0)).status_code == 409
    assert client.put("/v1/interventions/none", json=_body(1)).status_code == 404
    assert client.post("/v1/interventions", json=_body(1, theme_id="none")).status_code == 404
    assert client.post("/v1/interventions", json=_body(1, colour="red")).status_code == 422
    scope = [{"dimension": "colour", "value": "red"}]
    assert client.post("/v1/interventions", json=_body(1, scope=scope)).status_code in {400, 422}


def test_service_that_only_shows_refuses() -> None:
    client = client_of()
    assert client.get("/v1/interventions").json()["interventions"] == []
    assert client.post("/v1/interventions", json=_body(0)).status_code == 403

from __future__ import annotations

import pytest

from intelligence.signals.registry import SIGNALS
from tests.fakes.web import client_of


@pytest.mark.parametrize("name", list(SIGNALS))
def test_each_table_comes_in_pages_of_one_edition(name: str) -> None:
    client = client_of()
    whole = client.get("/v1/signals", params={"table": name}).json()
    assert (whole["edition"], whole["table"], whole["total"]) == (7, name, 9)
    first = client.get("/v1/signals", params={"table": name, "limit": 5}).json()
    query = {"table": name, "cursor": first["next_cursor"]}
    rest = client.get("/v1/signals", params=query).json()
    assert first["signals"] + rest["signals"] == whole["signals"]
    assert list(whole["signals"][0]) == list(SIGNALS[name].keys)


def test_only_what_is_worth_attention_of_one_theme() -> None:
    client = client_of()
    loud = client.get("/v1/signals", params={"table": "structure", "noteworthy": True}).json()
    assert loud["total"] == 6
    own = client.get("/v1/signals", params={"theme": "environment_access"}).json()
    assert own["total"] == 1
    assert client.get("/v1/signals", params={"dimension": "team"}).json()["total"] == 0


def test_unknown_table_theme_and_parameter_are_refused() -> None:
    client = client_of()
    problem = client.get("/v1/signals", params={"table": "colours"})
    assert problem.status_code == 404
    assert "margins" in problem.json()["detail"]
    assert client.get("/v1/signals", params={"theme": "nothing"}).status_code == 404
    assert client.get("/v1/signals", params={"tabel": "margins"}).status_code == 422


def test_every_measure_is_explained() -> None:
    answer = client_of().get("/v1/signals/tables").json()
    assert [table["name"] for table in answer["tables"]] == list(SIGNALS)
    for table in answer["tables"]:
        assert all(column["formula"] and column["name"] for column in table["columns"])

from __future__ import annotations

import pytest

from intelligence.signals.registry import SIGNALS
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import edition_without_signals, empty_edition
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


def test_a_proposed_theme_goes_by_its_id_and_a_known_one_by_its_key_too() -> None:
    client = client_of()
    themes = client.get("/v1/themes", params={"status": "proposed"}).json()["themes"]
    assert themes
    for theme in themes:
        query = {"theme": theme["theme_id"], "table": "structure"}
        (row,) = client.get("/v1/signals", params=query).json()["signals"]
        assert row["theme_id"] == theme["theme_id"]
    by_key = client.get("/v1/signals", params={"theme": "environment_access"}).json()
    query = {"theme": by_key["signals"][0]["theme_id"]}
    assert client.get("/v1/signals", params=query).json()["signals"] == by_key["signals"]


@pytest.mark.parametrize("name", list(SIGNALS))
def test_an_edition_of_an_earlier_release_says_that_it_does_not_tell_the_table(name: str) -> None:
    client = client_of(MemoryEditions(edition_without_signals()))
    answer = client.get("/v1/signals", params={"table": name}).json()
    assert (answer["told"], answer["total"], answer["signals"]) == (False, 0, [])
    assert client_of().get("/v1/signals", params={"table": name}).json()["told"] is True


def test_a_table_with_nothing_to_say_is_told_and_empty() -> None:
    answer = client_of(MemoryEditions(empty_edition())).get("/v1/signals").json()
    assert (answer["told"], answer["total"]) == (True, 0)


def test_unknown_table_theme_and_parameter_are_refused() -> None:
    client = client_of()
    problem = client.get("/v1/signals", params={"table": "colours"})
    assert problem.status_code == 404
    assert "margins" in problem.json()["detail"]
    assert client.get("/v1/signals", params={"theme": "nothing"}).status_code == 404
    assert client.get("/v1/signals", params={"tabel": "margins"}).status_code == 422


def test_a_filter_that_no_row_can_meet_is_refused() -> None:
    client = client_of()
    unknown = client.get("/v1/signals", params={"dimension": "bogus"})
    assert unknown.status_code == 404
    assert unknown.json()["detail"].endswith("; there are customer")
    absent = client.get("/v1/signals", params={"table": "structure", "dimension": "customer"})
    assert absent.status_code == 400
    assert "structure has no dimension" in absent.json()["detail"]


def test_every_measure_is_explained() -> None:
    answer = client_of().get("/v1/signals/tables").json()
    assert [table["name"] for table in answer["tables"]] == list(SIGNALS)
    for table in answer["tables"]:
        assert all(column["formula"] and column["name"] for column in table["columns"])

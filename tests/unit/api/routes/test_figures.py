from __future__ import annotations

from intelligence.edition import DIMENSIONS
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import edition_without_signals
from tests.fakes.web import client_of


def test_trends_cover_every_theme_in_pages() -> None:
    client = client_of()
    whole = client.get("/v1/trends").json()
    assert whole["total"] == len(whole["trends"]) == 9
    first = client.get("/v1/trends", params={"limit": 5}).json()
    rest = client.get("/v1/trends", params={"cursor": first["next_cursor"]}).json()
    assert first["trends"] + rest["trends"] == whole["trends"]


def test_one_theme_in_one_region_by_quarter() -> None:
    query = {"theme": "environment_access", "dimension": "region", "value": "EMEA"}
    answer = client_of().get("/v1/trends", params=query).json()
    assert (answer["dimension"], answer["value"], answer["total"]) == ("region", "EMEA", 1)
    assert sum(row["documents"] for row in answer["trends"][0]["quarters"]) > 0


def test_trends_carry_their_signal_and_its_quarters_over_everything_alone() -> None:
    client = client_of()
    whole = client.get("/v1/trends").json()["trends"]
    for name, key in (("theme_trends", "signal"), ("trend_quarters", "signal_quarters")):
        rows = client.get("/v1/signals", params={"table": name, "limit": 500}).json()["signals"]
        for trend in whole:
            own = [row for row in rows if row["theme_id"] == trend["theme_id"]]
            assert trend[key] == (own[0] if key == "signal" else own)
    query = {"theme": "environment_access", "dimension": "region", "value": "EMEA"}
    (sliced,) = client.get("/v1/trends", params=query).json()["trends"]
    assert (sliced["signal"], sliced["signal_quarters"]) == (None, [])


def test_trends_of_an_edition_without_signals_have_none() -> None:
    client = client_of(MemoryEditions(edition_without_signals()))
    (trend,) = client.get("/v1/trends", params={"theme": "environment_access"}).json()["trends"]
    assert (trend["signal"], trend["signal_quarters"]) == (None, [])
    assert trend["quarters"]


def test_half_a_slice_and_an_unknown_dimension_are_refused() -> None:
    client = client_of()
    assert client.get("/v1/trends", params={"value": "EMEA"}).status_code == 400
    query = {"dimension": "colour", "value": "red"}
    assert client.get("/v1/trends", params=query).status_code == 404


def test_every_dimension_reconciles_with_its_totals() -> None:
    client = client_of()
    for name in DIMENSIONS:
        answer = client.get(f"/v1/dimensions/{name}", params={"limit": 200}).json()
        assert sum(total["documents"] for total in answer["totals"]) == 60
        values = {total["value"] for total in answer["totals"]}
        assert {cell["value"] for cell in answer["cells"]} <= values


def test_a_dimension_comes_in_pages_of_values_and_for_one_theme() -> None:
    client = client_of()
    whole = client.get("/v1/dimensions/customer", params={"theme": "T-0001"}).json()
    assert {cell["theme_id"] for cell in whole["cells"]} == {"T-0001"}
    query: dict[str, str | int] = {"theme": "T-0001", "limit": 3}
    first = client.get("/v1/dimensions/customer", params=query).json()
    assert [t["value"] for t in first["totals"]] == [t["value"] for t in whole["totals"]][:3]
    following = {**query, "cursor": first["next_cursor"]}
    second = client.get("/v1/dimensions/customer", params=following).json()
    assert second["totals"] == whole["totals"][3:6]
    other = client.get("/v1/dimensions/region", params=following)
    assert other.status_code == 400


def test_an_unknown_dimension_lists_those_there_are() -> None:
    problem = client_of().get("/v1/dimensions/colour").json()
    assert problem["status"] == 404
    assert all(name in problem["detail"] for name in DIMENSIONS)

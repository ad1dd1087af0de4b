from __future__ import annotations

import pytest

from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import empty_edition
from tests.fakes.web import client_of


def test_the_register_names_its_edition_and_what_is_unassigned() -> None:
    answer = client_of().get("/v1/themes").json()
    assert answer["edition"] == 7
    assert answer["total"] == len(answer["themes"]) == 9
    assert answer["unassigned_share"] == answer["unassigned"] / answer["causes"]
    assert answer["themes"][0]["documents"] >= answer["themes"][1]["documents"]


def test_the_register_is_filtered_searched_and_sorted() -> None:
    client = client_of()
    proposed = client.get("/v1/themes", params={"status": "proposed"}).json()["themes"]
    assert {theme["status"] for theme in proposed} == {"proposed"}
    assert all(theme["theme_key"] is None for theme in proposed)
    found = client.get("/v1/themes", params={"q": "vpn", "sort": "name"}).json()["themes"]
    assert [theme["theme_key"] for theme in found] == ["environment_access"]


def test_an_empty_edition_has_no_share() -> None:
    answer = client_of(MemoryEditions(empty_edition())).get("/v1/themes").json()
    assert (answer["total"], answer["unassigned_share"]) == (0, None)


@pytest.mark.parametrize("identifier", ["T-0001", "environment_access"])
def test_a_theme_has_trend_dimensions_and_verbatim_evidence(identifier: str) -> None:
    client = client_of()
    theme = client.get(f"/v1/themes/{identifier}").json()
    assert (theme["edition"], theme["theme_id"]) == (7, "T-0001")
    assert len(theme["trend_by_quarter"]) == 12
    assert set(theme["dimensions"]) >= {"customer", "region", "quarter"}
    quote = theme["quotes"][0]
    text = client.get(f"/v1/documents/{quote['document_uid']}").json()["text"]
    assert text[quote["start"] : quote["end"]] == quote["text"]


def test_an_older_edition_can_be_asked_for() -> None:
    client = client_of()
    assert client.get("/v1/themes", params={"edition": 7}).status_code == 200
    missing = client.get("/v1/themes", params={"edition": 6})
    assert missing.status_code == 404
    assert missing.json()["type"].endswith(":unknown-edition")

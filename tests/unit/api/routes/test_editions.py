from __future__ import annotations

import pytest

from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import edition_from
from tests.fakes.web import client_of


def test_editions_come_newest_first_and_bounded() -> None:
    source = MemoryEditions(*(edition_from([], [], [], number=at) for at in (1, 2, 3)))
    client = client_of(source)
    first = client.get("/v1/editions", params={"limit": 2}).json()
    assert [edition["number"] for edition in first["editions"]] == [3, 2]
    assert (first["edition"], first["total"], first["truncated"]) == (3, 3, True)
    rest = client.get("/v1/editions", params={"before": 2}).json()
    assert [edition["number"] for edition in rest["editions"]] == [1]
    assert not rest["truncated"]
    assert source.read == []


def test_a_report_is_html_under_its_own_policy() -> None:
    client = client_of()
    for address in ("/v1/reports/latest", "/v1/reports/7"):
        response = client.get(address)
        assert response.headers["content-type"].startswith("text/html")
        assert "script-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("number", ["0", "07", "-1", "newest", "9" * 40])
def test_what_is_no_number_is_refused(number: str) -> None:
    assert client_of().get(f"/v1/reports/{number}").status_code == 422


def test_a_report_of_no_edition_is_not_found() -> None:
    assert client_of().get("/v1/reports/99").status_code == 404

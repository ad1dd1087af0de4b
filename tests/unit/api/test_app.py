from __future__ import annotations

import json

import pytest

from api.middleware import SAFE_HEADERS
from api.ports import NoEditions
from tests.fakes.edition_sources import BrokenEditions, MemoryEditions
from tests.fakes.editions import fake_edition
from tests.fakes.web import client_of

ADDRESSES = (
    "/",
    "/themes/T-0001",
    "/themes/T-0001/evidence",
    "/documents/INC-1001",
    "/static/premortem.css",
    "/v1/themes",
    "/v1/themes/environment_access",
    "/v1/findings",
    "/v1/documents/INC-1001",
    "/v1/trends",
    "/v1/dimensions/region",
    "/v1/editions",
    "/v1/curation",
    "/v1/lineage",
    "/v1/themes/environment_access/history",
    "/v1/reports/latest",
    "/healthz",
    "/readyz",
    "/openapi.json",
    "/nowhere",
    "/v1/nowhere",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_safe_headers_and_allows_nothing_inline(address: str) -> None:
    headers = client_of().get(address).headers
    assert set(SAFE_HEADERS) <= set(headers)
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_errors_are_json_for_machines_and_pages_for_people() -> None:
    client = client_of()
    machine, person = client.get("/v1/nowhere"), client.get("/nowhere")
    assert machine.headers["content-type"] == "application/problem+json"
    assert machine.json()["status"] == machine.status_code == 404
    assert person.status_code == 404
    assert person.headers["content-type"].startswith("text/html")
    assert "no page at this address" in person.text


def test_a_wrong_method_is_a_problem_that_names_the_right_one() -> None:
    response = client_of().post("/v1/themes")
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]
    assert response.json()["type"].endswith(":method-not-allowed")


def test_an_unforeseen_error_says_nothing_of_itself(caplog: pytest.LogCaptureFixture) -> None:
    words = "Halden Water refused to pay"
    client = client_of(BrokenEditions(fake_edition(), RuntimeError(words)))
    response = client.get("/v1/themes")
    assert response.status_code == 500
    assert words not in response.text
    assert "Traceback" not in response.text
    record = next(item for item in caplog.records if item.message == "request_failed")
    assert record.__dict__["request_id"] == response.json()["request_id"]
    assert record.__dict__["error"] == "RuntimeError"
    assert words not in caplog.text


def test_a_damaged_edition_is_a_problem_without_a_path() -> None:
    response = client_of(BrokenEditions(fake_edition())).get("/v1/themes")
    assert response.status_code == 503
    assert "premortem doctor" in response.json()["detail"]
    assert "secret" not in response.text


def test_before_the_first_build_the_api_says_what_to_run() -> None:
    response = client_of(NoEditions()).get("/v1/themes")
    assert response.status_code == 503
    assert "premortem build" in response.json()["detail"]


def test_a_large_answer_is_compressed_when_the_caller_can_read_it() -> None:
    client = client_of()
    packed = client.get("/v1/findings", headers={"accept-encoding": "gzip"})
    plain = client.get("/v1/findings", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_the_newest_edition_is_arranged_before_the_first_question() -> None:
    source = MemoryEditions(fake_edition())
    with client_of(source):
        assert source.read == [7]


def test_a_service_starts_without_any_edition_and_with_a_damaged_one() -> None:
    for source in (NoEditions(), BrokenEditions(fake_edition())):
        with client_of(source) as client:
            assert client.get("/healthz").status_code == 200


def test_the_description_served_is_openapi_31() -> None:
    served = client_of().get("/openapi.json")
    assert json.loads(served.text)["openapi"] == "3.1.0"


def test_there_is_no_page_that_loads_scripts_from_elsewhere() -> None:
    client = client_of()
    assert client.get("/docs").status_code == client.get("/redoc").status_code == 404


def test_an_address_with_a_slash_too_many_is_not_redirected_to_the_host_sent() -> None:
    response = client_of().get("/v1/themes/", headers={"host": "evil.example"})
    assert response.status_code == 404
    assert "location" not in response.headers


@pytest.mark.parametrize(
    "address", ["/static/../../app.py", "/static/%2e%2e/%2e%2e/app.py", "/static/..%5capp.py"]
)
def test_files_beside_the_style_sheet_are_not_served(address: str) -> None:
    assert client_of().get(address).status_code == 404

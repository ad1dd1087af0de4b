from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from starlette.routing import compile_path

from api.app import create_app
from api.options import LOCAL_HOSTS, AppOptions
from api.ports import NoEditions
from tests.fakes.checks import MemoryChecks
from tests.fakes.curation_logs import MemoryCuration
from tests.fakes.web import client_of

ROUTES = (
    "/v1/themes",
    "/v1/themes/{theme_id}",
    "/v1/findings",
    "/v1/documents/{document_id}",
    "/v1/trends",
    "/v1/dimensions/{name}",
    "/v1/editions",
    "/v1/curation",
    "/v1/lineage",
    "/v1/themes/{theme_id}/history",
    "/v1/reports/{report_id}",
    "/v1/review",
    "/v1/refits",
    "/v1/refits/{number}",
    "/v1/refits/{number}/apply",
    "/v1/refits/{number}/undo",
    "/v1/signals",
    "/v1/signals/tables",
    "/v1/customers/{customer_id}",
    "/v1/priorities",
    "/v1/interventions",
    "/v1/interventions/{intervention_id}",
    "/v1/interventions/{intervention_id}/withdrawal",
    "/v1/checks",
    "/v1/checks/{check_id}",
    "/v1/checks/{check_id}/annex",
    "/v1/checks/{check_id}/engagement",
    "/v1/checks/{check_id}/passages/{number}",
    "/v1/checks/{check_id}/text",
    "/healthz",
    "/readyz",
)

#: Lists over the whole life of a workspace; each row names the edition that it was made on.
WITHOUT_EDITION = {"/v1/refits", "/v1/checks"}


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return create_app(NoEditions()).openapi()


def test_exactly_the_routes_promised_are_described(described: dict[str, Any]) -> None:
    assert sorted(described["paths"]) == sorted(ROUTES)


def test_every_problem_is_described_as_problem_details(described: dict[str, Any]) -> None:
    answers = [
        (status, answer)
        for path in described["paths"].values()
        for method in path.values()
        for status, answer in method["responses"].items()
        if status >= "400"
    ]
    reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
    assert answers
    assert all(a["content"] == {"application/problem+json": reference} for _, a in answers)
    assert "HTTPValidationError" not in described["components"]["schemas"]


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    names = {
        part.split('"')[0]
        for part in str(described).replace("'", '"').split("#/components/schemas/")[1:]
    }
    assert names <= set(schemas)


def test_every_route_and_parameter_is_explained(described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        for method in methods.values():
            assert method["description"], path
            for parameter in method.get("parameters", []):
                if parameter["in"] == "query":
                    assert parameter["description"], (path, parameter["name"])


def test_every_answer_about_an_edition_names_it(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    for path, methods in described["paths"].items():
        if "get" not in methods or path in WITHOUT_EDITION:
            continue
        content = methods["get"]["responses"]["200"]["content"]
        if path.startswith("/v1") and "application/json" in content:
            name = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
            assert "edition" in schemas[name]["required"], path


#: What is asked, and what is to come of it: method, address, body, headers, status.
_JSON = {"content-type": "application/json"}
_ASKED: tuple[tuple[str, str, bytes, dict[str, str], int], ...] = (
    ("GET", "/v1/themes", b"", {}, 200),
    ("GET", "/v1/themes", b"", {"host": "evil.example"}, 421),
    ("GET", "/v1/themes", b"", {"if-none-match": "*"}, 304),
    ("GET", "/v1/themes?edition=99", b"", {}, 404),
    ("GET", "/v1/themes?edition=0", b"", {}, 422),
    ("GET", "/v1/themes?sort=a&sort=b", b"", {}, 400),
    ("GET", "/v1/themes/%00", b"", {}, 404),
    ("GET", "/v1/findings?limit=0", b"", {}, 422),
    ("GET", "/v1/findings?cursor=zzz", b"", {}, 400),
    ("GET", "/v1/documents/..%2f..%2fetc%2fpasswd", b"", {}, 404),
    ("GET", "/v1/customers/nobody", b"", {}, 404),
    ("GET", "/v1/dimensions/nothing", b"", {}, 404),
    ("GET", "/v1/reports/nothing", b"", {}, 422),
    ("GET", "/v1/refits/99", b"", {}, 404),
    ("GET", "/v1/checks/%2e%2e", b"", {}, 404),
    ("GET", "/v1/checks/none/annex?format=exe", b"", {}, 422),
    ("GET", "/v1/checks?limit=501", b"", {}, 422),
    ("POST", "/v1/checks", b"{", _JSON, 400),
    ("POST", "/v1/checks", b"[]", _JSON, 422),
    ("POST", "/v1/checks", b"x", {"content-type": "text/plain"}, 415),
    ("POST", "/v1/checks", b"x", {"content-length": "99999999"}, 413),
    ("POST", "/v1/checks", b"x", {"host": "evil.example"}, 421),
    ("POST", "/v1/curation", b"{", _JSON, 400),
    ("POST", "/v1/curation", b"[]", _JSON, 422),
    ("POST", "/v1/curation", b"x", {"content-length": "99999999"}, 413),
    ("POST", "/v1/interventions", b"{", _JSON, 400),
    ("POST", "/v1/interventions", b"x", {"content-length": "99999999"}, 413),
    ("PUT", "/v1/checks/none/engagement", b'{"engagement": "E", "who": "a"}', _JSON, 404),
    ("PUT", "/v1/checks/none/passages/x", b"{}", _JSON, 422),
    ("DELETE", "/v1/checks/none/text?who=a", b"", {}, 404),
)


@pytest.mark.parametrize(("method", "address", "body", "headers", "status"), _ASKED)
def test_whatever_is_answered_is_described(
    method: str, address: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    """A caller met 413 and 421 where the description knew neither."""
    options = AppOptions(allowed_hosts=LOCAL_HOSTS)
    client = client_of(options=options, curation=MemoryCuration(), checks=MemoryChecks())
    response = client.request(method, address, content=body or None, headers=headers)
    assert response.status_code == status
    paths = client.get("/openapi.json").json()["paths"]
    path = unquote(address.partition("?")[0])
    fitting = [
        operations[method.lower()]
        for template, operations in paths.items()
        if compile_path(template)[0].match(path) and method.lower() in operations
    ]
    assert any(str(status) in operation["responses"] for operation in fitting) or not fitting


def test_every_way_in_tells_of_an_unknown_host_and_of_a_failure() -> None:
    for operations in create_app(NoEditions()).openapi()["paths"].values():
        for operation in operations.values():
            assert {"421", "500"} <= set(operation["responses"])
            assert "requestBody" not in operation or "413" in operation["responses"]

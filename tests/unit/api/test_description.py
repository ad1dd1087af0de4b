from __future__ import annotations

from typing import Any

import pytest

from api.app import create_app
from api.ports import NoEditions

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

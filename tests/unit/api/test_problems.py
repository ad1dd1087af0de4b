from __future__ import annotations

import pytest

from api import errors
from api.problems import KINDS, http_problem, internal_problem, problem_of
from intelligence import errors as intelligence
from tests.fakes.changed_editions import merged_editions
from tests.fakes.checks import MemoryChecks
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.web import client_of


def test_every_error_of_the_api_that_a_request_can_meet_has_a_status() -> None:
    leaves = {value for value in vars(errors).values() if isinstance(value, type)}
    assert leaves - {errors.ApiError} <= set(KINDS)


def test_types_are_distinct() -> None:
    slugs = [kind.slug for kind in KINDS.values()]
    assert len(slugs) == len(set(slugs))


def test_an_error_that_is_not_deliberate_is_no_problem_of_its_own() -> None:
    assert problem_of(RuntimeError("x")) is None


def test_a_subclass_follows_its_base() -> None:
    class Special(intelligence.UnknownTheme): ...

    problem = problem_of(Special("no such theme"))
    assert problem is not None
    assert (problem.status, problem.detail) == (404, "no such theme")


@pytest.mark.parametrize(
    "address",
    ["/v1/themes/T-0002", "/v1/findings?theme=T-0002", "/v1/trends?theme=T-0002"],
)
def test_a_theme_that_was_merged_away_leads_to_the_one_it_became_a_part_of(address: str) -> None:
    """Whoever had a link to it was told that there is no such theme, and nothing more."""
    before, after = merged_editions()
    name = str(after.tables["themes"]["name"].iloc[0])
    problem = client_of(MemoryEditions(before, after)).get(address).json()
    assert (problem["status"], problem["successor"]) == (404, "T-0001")
    assert problem["detail"].endswith(f"; it became a part of {name} (T-0001)")


def test_the_page_of_a_theme_that_was_merged_away_links_to_the_one_of_today() -> None:
    page = client_of(MemoryEditions(*merged_editions())).get("/themes/T-0002")
    assert page.status_code == 404
    assert 'href="/themes/T-0001"' in page.text


def test_a_theme_that_never_was_leads_nowhere() -> None:
    problem = client_of(MemoryEditions(*merged_editions())).get("/v1/themes/nope").json()
    assert "successor" not in problem
    assert "became" not in problem["detail"]


def test_a_framework_error_has_a_type_and_a_detail() -> None:
    assert http_problem(405).type.endswith(":method-not-allowed")
    assert http_problem(413).detail


def test_an_internal_problem_tells_only_where_to_look() -> None:
    assert "abc" in internal_problem("abc").detail


def test_a_misspelt_filter_is_refused_and_the_right_ones_listed() -> None:
    problem = client_of().get("/v1/findings", params={"thme": "x"}).json()
    assert problem["status"] == 422
    assert problem["errors"][0]["name"] == '"thme"'
    assert "theme" in problem["errors"][0]["reason"]


def test_all_faults_are_named_at_once() -> None:
    query: dict[str, str | int] = {"limit": 0, "role": "villain", "quarter": "2026"}
    problem = client_of().get("/v1/findings", params=query).json()
    assert {fault["name"] for fault in problem["errors"]} == {"limit", "role", "quarter"}
    assert all(fault["place"] == "query" for fault in problem["errors"])


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/v1/findings", {"<script>alert(1)</script>": "1"}),
        ("/v1/findings", {"role": "<script>alert(1)</script>"}),
        ("/v1/findings", {"theme": "<script>alert(1)</script>"}),
        ("/v1/themes/<script>alert(1)<%2Fscript>", {}),
        ("/v1/documents/<script>alert(1)</script>", {}),
        ("/v1/dimensions/<script>", {}),
        ("/v1/reports/<script>", {}),
        ("/themes/<script>alert(1)<%2Fscript>", {}),
        ("/documents/<script>alert(1)</script>", {}),
        ("/<script>alert(1)</script>", {}),
        ("/", {"status": "<script>"}),
        ("/", {"<script>": "x"}),
    ],
)
def test_hostile_input_is_refused_and_not_repeated(address: str, query: dict[str, str]) -> None:
    response = client_of().get(address, params=query)
    assert 400 <= response.status_code < 500
    assert "<script" not in response.text


@pytest.mark.parametrize("address", ["/v1/curation", "/v1/interventions", "/v1/checks"])
def test_a_body_that_is_no_json_is_refused_in_the_same_words_everywhere(address: str) -> None:
    """One address said `body field "1": JSON decode error`, another that the body is not JSON."""
    headers = {"content-type": "application/json"}
    response = client_of(checks=MemoryChecks()).post(address, content=b"{", headers=headers)
    assert (response.status_code, response.json()["detail"]) == (400, "the body is not JSON")


@pytest.mark.parametrize("address", ["/v1/curation", "/v1/interventions", "/v1/checks"])
@pytest.mark.parametrize("body", ["[]", "null", "7"])
def test_a_body_that_is_no_object_is_told_without_names_of_the_code(
    address: str, body: str
) -> None:
    """It read: body field : Input should be a valid dictionary or instance of NewCheck."""
    headers = {"content-type": "application/json"}
    response = client_of(checks=MemoryChecks()).post(address, content=body, headers=headers)
    assert response.status_code == 422
    told = "the body is to be one JSON object, sent as application/json"
    assert response.json()["detail"] == told


def test_a_form_that_cannot_be_read_says_what_a_form_is() -> None:
    client = client_of(checks=MemoryChecks())
    files = [("file", ("a.txt", b"x")), ("file", ("b.txt", b"y"))]
    broken = {"content-type": "multipart/form-data"}
    for response in (
        client.post("/v1/checks", files=files),
        client.post("/v1/checks", content=b"x", headers=broken),
    ):
        assert response.status_code == 400
        assert "at most one file" in response.json()["detail"]


def test_an_address_with_two_methods_names_both_when_a_third_is_tried() -> None:
    response = client_of().delete("/v1/curation")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, POST"

from __future__ import annotations

import pytest

from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import edition_from, fake_edition
from tests.fakes.web import client_of

TAGGED = ("/v1/themes", "/v1/findings", "/v1/reports/latest", "/", "/documents/INC-1001")


@pytest.mark.parametrize("address", TAGGED)
def test_the_same_edition_is_answered_with_304_and_no_body(address: str) -> None:
    client = client_of()
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-length" not in again.headers
    assert "content-security-policy" in again.headers


def test_a_tag_is_compared_weakly_and_in_lists() -> None:
    client = client_of()
    tag = client.get("/v1/themes").headers["etag"]
    for sent in (tag.removeprefix("W/"), f'"other", {tag}', "*"):
        assert client.get("/v1/themes", headers={"if-none-match": sent}).status_code == 304
    assert client.get("/v1/themes", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_new_edition_ends_the_old_tag() -> None:
    source = MemoryEditions(fake_edition())
    client = client_of(source)
    tag = client.get("/v1/themes").headers["etag"]
    source.publish(edition_from([], [], [], number=8))
    assert client.get("/v1/themes", headers={"if-none-match": tag}).status_code == 200


def test_an_error_is_never_not_modified() -> None:
    response = client_of().get("/v1/themes/none", headers={"if-none-match": "*"})
    assert response.status_code == 404


@pytest.mark.parametrize("address", ["/v1/themes", "/", "/healthz", "/static/premortem.css"])
def test_head_is_get_without_the_body(address: str) -> None:
    client = client_of()
    got, head = client.get(address), client.head(address)
    assert head.status_code == got.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == got.headers["content-type"]


def test_head_of_nothing_is_not_found() -> None:
    assert client_of().head("/v1/nowhere").status_code == 404

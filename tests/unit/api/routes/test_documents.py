from __future__ import annotations

from tests.fakes.changed_editions import edition_with
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.web import client_of


def test_a_document_has_text_findings_and_segments_that_fit_together() -> None:
    document = client_of().get("/v1/documents/INC-1001").json()
    text = document["text"]
    assert document["edition"] == 7
    assert "".join(piece["text"] for piece in document["segments"]) == text
    for finding in document["findings"]:
        own = [p for p in document["segments"] if finding["finding_id"] in p["finding_ids"]]
        assert "".join(piece["text"] for piece in own) == finding["text"]
        assert text[finding["start"] : finding["end"]] == finding["text"]
    for section in document["sections"]:
        assert 0 <= section["start"] <= section["end"] <= len(text)


def test_text_with_every_kind_of_character_arrives_whole() -> None:
    text = "caf\u0301e 👩\u200d🔧 \u202e<script>\r\n\x00\ud800"
    client = client_of(MemoryEditions(edition_with({0: {"text": text}})))
    response = client.get(f"/v1/documents/{0:016x}")
    assert response.headers["content-type"] == "application/json"
    assert response.json()["text"] == text.replace("\ud800", "\ufffd")


def test_a_source_id_with_slashes_is_found_plain_and_encoded() -> None:
    client = client_of(MemoryEditions(edition_with({0: {"document": "archive.zip/notes/pm-7"}})))
    for address in ("archive.zip/notes/pm-7", "archive.zip%2Fnotes%2Fpm-7"):
        assert client.get(f"/v1/documents/{address}").json()["document"] == "archive.zip/notes/pm-7"


def test_a_shared_source_id_is_a_conflict_that_lists_uids() -> None:
    client = client_of(MemoryEditions(edition_with({0: {"document": "INC-1001"}})))
    problem = client.get("/v1/documents/INC-1001").json()
    assert (problem["status"], problem["total"]) == (409, 2)
    assert problem["documents"] == [f"{0:016x}", f"{1:016x}"]


def test_an_unknown_document_is_not_found() -> None:
    assert client_of().get("/v1/documents/none").status_code == 404

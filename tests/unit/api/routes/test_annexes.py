"""Risk checks as downloads."""

from __future__ import annotations

import re

import pytest

from tests.fakes.checks import MemoryChecks
from tests.fakes.risk_checks import OFFER_TEXT, rich_check
from tests.fakes.web import client_of

KNOWN = "0000000000000001"


@pytest.mark.parametrize(
    ("form", "start", "name"),
    [
        ("html", b"<!doctype html", f"premortem-{KNOWN}.html"),
        ("docx", b"PK", f"premortem-{KNOWN}.docx"),
        ("raid", b"\xef\xbb\xbf", f"raid-{KNOWN}.csv"),
    ],
)
def test_check_is_sent_to_be_saved(form: str, start: bytes, name: str) -> None:
    client = client_of(checks=MemoryChecks())
    drawn = client.post(
        f"/check/annex/{form}", files={"file": ("", b"")}, data={"text": OFFER_TEXT}
    )
    kept = client.get(f"/v1/checks/{KNOWN}/annex", params={"format": form})
    for told in (drawn, kept):
        assert told.status_code == 200
        assert told.content.lower().startswith(start.lower())
        assert told.headers["content-disposition"] == f'attachment; filename="{name}"'
    words = rich_check().passages[2].passage.text
    if form == "html":
        assert words in re.sub(r"<[^>]+>", "", drawn.text)
        assert words not in re.sub(r"<[^>]+>", "", kept.text)


def test_form_that_is_none_is_refused() -> None:
    client = client_of(checks=MemoryChecks())
    assert client.get(f"/v1/checks/{KNOWN}/annex", params={"format": "pdf"}).status_code == 422
    assert client.get("/v1/checks/ffffffffffffffff/annex").status_code == 404

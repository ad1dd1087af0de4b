"""Offers in, pre-mortem out: command line and HTTP on the sample portfolio."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from starlette.testclient import TestClient

from api.services import Services
from api.settings import Settings
from corpus.sample.offers import OFFERS
from intelligence.edition_store import EditionStore
from tests.e2e.conftest import Sample

pytestmark = pytest.mark.xdist_group("sample")

PARTS = {"edition", "themes", "passages", "missing_sections", "similar", "overrun"}
THEME = {"theme_id", "theme_key", "name", "probability", "interval", "base_rate", "n", "lift"}


def _checked(sample: Sample, number: int, *more: str) -> tuple[str, dict[str, Any]]:
    offer = OFFERS[number]
    path = sample.run.workspace / "offers" / f"{offer.name}.md"
    given = ("--customer", offer.customer, "--type", offer.engagement_type, "--team", offer.team)
    told = sample.run.json("check", str(path), *given, "--hours", str(offer.hours), *more, "--json")
    return path.read_text(encoding="utf-8"), told


@pytest.mark.parametrize("number", range(len(OFFERS)))
def test_pre_mortem_is_whole_and_leads_to_verbatim_evidence(sample: Sample, number: int) -> None:
    text, told = _checked(sample, number)
    assert set(told) >= PARTS
    chances = [one["probability"] for one in told["themes"]]
    assert chances == sorted(chances, reverse=True)
    for one in told["themes"]:
        assert set(one) >= THEME | {"reasons", "evidence", "mitigations"}
        assert one["interval"][0] <= one["probability"] <= one["interval"][1]
    for one in told["passages"]:
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["why"]
        assert one["rewrite"]
    documents = EditionStore(sample.run.workspace / "editions").latest().tables["documents"]
    texts = documents.set_index("document_uid")["text"]
    quotes = [quote for one in told["themes"] for quote in one["evidence"]]
    assert len(quotes) >= 20
    for quote in quotes:
        assert texts[quote["document_uid"]][quote["start"] : quote["end"]] == quote["text"]
    assert any(one["mitigations"] for one in told["themes"])
    assert len(told["similar"]) == 5
    assert {one["measure"] for one in told["overrun"]} == {"effort", "cost", "margin"}


def test_the_careless_offer_invites_more_disputes_than_the_careful_one(sample: Sample) -> None:
    names = [offer.name for offer in OFFERS]
    (_, careless), (_, careful) = (
        _checked(sample, names.index(name)) for name in ("cloud_migration", "erp_finance")
    )
    assert careful["missing_sections"] == []
    assert "change_control" in {one["section"] for one in careless["missing_sections"]}
    assert len(careless["passages"]) > 2 * len(careful["passages"])


def test_check_is_kept_without_a_word_of_its_text_and_says_the_same_again(sample: Sample) -> None:
    text, told = _checked(sample, 0)
    kept = sample.run.json("checks", "show", told["id"], "--json")
    longest = max(text.split("\n"), key=len)
    assert longest not in json.dumps(kept, ensure_ascii=False)
    assert [one["probability"] for one in kept["themes"]] == [
        one["probability"] for one in told["themes"]
    ]
    path = sample.run.workspace / "offers" / f"{OFFERS[0].name}.md"
    done = sample.run("checks", "replay", told["id"], str(path))
    assert "says the same" in done.stdout, done.stdout + done.stderr


def test_names_of_other_customers_stay_away_where_that_is_asked(sample: Sample) -> None:
    _, told = _checked(sample, 0, "--confidential")
    customers = EditionStore(sample.run.workspace / "editions").latest().tables["customers"]
    others = [name for name in customers["name"] if name != OFFERS[0].customer]
    told_all = json.dumps(told, ensure_ascii=False)
    assert told["redacted"]
    assert [name for name in others if name in told_all] == []


def test_annex_and_entries_are_written(sample: Sample, tmp_path: Path) -> None:
    for form, ending in (("html", "html"), ("docx", "docx"), ("raid", "csv")):
        path = tmp_path / f"annex.{ending}"
        _checked(sample, 1, "--format", form, "-o", str(path))
        assert path.stat().st_size > 1_000


def test_checks_of_engagements_that_were_signed_are_scored(sample: Sample) -> None:
    engagements = EditionStore(sample.run.workspace / "editions").latest().tables["engagements"]
    ended = engagements[engagements["status"] == "Closed"]["engagement"]
    key = str(ended.iloc[0]) if len(ended) else str(engagements["engagement"].iloc[0])
    _checked(sample, 2, "--engagement", key)
    card = sample.run.json("check", "--score", "--json")
    assert card["checks"] >= card["signed"] >= 1


def test_command_line_and_http_say_the_same(sample: Sample) -> None:
    text, told = _checked(sample, 1)
    offer = OFFERS[1]
    services = Services(Settings(workspace=str(sample.run.workspace)))
    client = TestClient(services.application("127.0.0.1"), base_url="http://127.0.0.1")
    body = {
        "text": text,
        "customer": offer.customer,
        "engagement_type": offer.engagement_type,
        "team": offer.team,
        "planned_hours": offer.hours,
    }
    answer = client.post("/v1/checks", json=body).json()
    for part in PARTS:
        assert answer[part] == told[part], part


def _scan() -> bytes:
    """A PDF of two pages without a letter of text."""
    document = pdfium.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.md", b"", "is empty"),
        ("binary.bin", bytes(range(256)) * 40, "no known format"),
        ("scan.pdf", _scan(), "probably a scan"),
        (
            "german.txt",
            (
                "Der Auftragnehmer erstellt die Schnittstellen und übergibt sie dem Kunden nach "
                "der Abnahme, die innerhalb von zehn Tagen erfolgt. " * 5
            ).encode(),
            "does not seem to be English",
        ),
    ],
)
def test_what_cannot_be_checked_is_told_in_one_line(
    sample: Sample, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = sample.run("check", str(path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert words in done.stderr

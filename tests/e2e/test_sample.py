"""Files in, themes, links, report and API out: the main job on the sample portfolio."""

from collections import Counter
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.services import Services
from api.settings import Settings
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.registry import read
from intelligence.edition_store import EditionStore
from tests.e2e.conftest import Sample

pytestmark = pytest.mark.xdist_group("sample")


def test_every_sample_document_is_read_and_none_is_rejected(sample: Sample) -> None:
    planted = {item["document"] for item in sample.truth["documents"]}
    assert {row["document"] for row in sample.run.rows("documents")} == planted
    assert "0 rows and 0 files rejected" in sample.told


def test_reading_the_sample_again_adds_nothing(sample: Sample) -> None:
    again = sample.run.json("ingest", str(sample.run.workspace / "sample"), "--json")
    for name in ("documents", "engagements", "customers"):
        assert again[name]["added"] == again[name]["changed"] == 0, name
    assert again["files_unchanged"] == again["files"]


def test_findings_are_verbatim_in_the_documents_that_hold_them(sample: Sample) -> None:
    edition = EditionStore(sample.run.workspace / "editions").latest()
    texts = edition.tables["documents"].set_index("document")["text"]
    findings = sample.run.rows("findings")
    assert len(findings) > 3000
    for row in findings:
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"]


def test_no_document_is_linked_to_a_wrong_customer(sample: Sample) -> None:
    truth = {item["document"]: item["customer"] for item in sample.truth["documents"]}
    rows = sample.run.rows("documents")
    linked = [row for row in rows if row["customer_link"] == "linked"]
    assert len(linked) > 0.75 * len(rows)
    assert [row for row in linked if row["customer"] != truth[row["document"]]] == []
    assert Counter(row["customer_link"] for row in rows)["ambiguous"] > 0


def test_most_planted_causes_are_found_as_causes(sample: Sample) -> None:
    """Exact figures are in docs/quality; this fails when findings or roles stop working."""
    edition = EditionStore(sample.run.workspace / "editions").latest()
    texts = edition.tables["documents"].set_index("document")["text"]
    causes = edition.tables["findings"].query("role == 'cause'")
    by_document = {key: part for key, part in causes.groupby("document")}  # noqa: C416
    found = planted = 0
    for item in sample.truth["documents"]:
        for cause in item["causes"]:
            planted += 1
            start = texts[item["document"]].find(cause["text"])
            own = by_document.get(item["document"])
            if own is not None:
                found += bool(
                    ((own["start"] < start + len(cause["text"])) & (own["end"] > start)).any()
                )
    assert planted > 900
    assert found > 0.75 * planted


def test_what_was_agreed_reaches_the_edition_and_no_document(sample: Sample) -> None:
    edition = EditionStore(sample.run.workspace / "editions").latest()
    engagements = edition.tables["engagements"].set_index("engagement")
    written = engagements["scope"].dropna()
    assert set(written.index) == sample.truth["facts"]["scope"]["invites"].keys()
    assert written.str.len().min() > 100
    documents = "\n".join(edition.tables["documents"]["text"])
    assert not [text for text in written if text in documents]


def test_the_offers_stand_beside_the_sample_and_are_no_documents_of_it(sample: Sample) -> None:
    offers = sample.run.workspace / "offers"
    names = {path.stem for path in offers.iterdir()}
    assert names == {"cloud_migration", "contact_centre", "erp_finance"}
    assert f'premortem check "{offers / "cloud_migration.docx"}" --customer' in sample.told
    assert not names & {row["document"] for row in sample.run.rows("documents")}
    (word,) = read(offers / "cloud_migration.docx", Limits())
    assert isinstance(word, RawText)
    assert "Leipzig data centre" in word.text
    assert "fixed price is EUR 412,000" in word.text


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_planted_excess_shows_in_its_cell(sample: Sample, position: int) -> None:
    fact = sample.truth["facts"]["over_represented"][position]
    cells = sample.run.json("theme", fact["theme"], "--json")["dimensions"][fact["dimension"]]
    inside = next(cell for cell in cells if cell["value"] == fact["value"])
    others = [cell for cell in cells if cell["value"] != fact["value"] and cell["rate"] is not None]
    outside = sum(cell["engagements"] for cell in others)
    assert inside["active_engagements"] == fact["engagements"]
    assert inside["rate"] > 2 * 100 * outside / (150 - fact["engagements"])


def test_the_rising_theme_rises_and_the_falling_one_falls(sample: Sample) -> None:
    for name, sign in (("rising", 1), ("falling", -1)):
        key = sample.truth["facts"][name]["theme"]
        trend = sample.run.json("theme", key, "--json")["trend"]
        assert len(trend) == 12
        early, late = trend[:5], trend[-5:]
        rates = [
            sum(row["engagements"] for row in part) / sum(row["active_engagements"] for row in part)
            for part in (early, late)
        ]
        assert sign * (rates[1] - rates[0]) > 0, key


def test_a_second_build_of_the_same_inputs_has_the_same_fingerprint(sample: Sample) -> None:
    store = EditionStore(sample.run.workspace / "editions")
    first = store.manifest(1)
    built = sample.run.json("build", "--json")
    assert store.manifest(built["edition"]).fingerprint == first.fingerprint
    assert store.manifest(built["edition"]).files == first.files


def test_the_report_is_there_and_loads_nothing(sample: Sample) -> None:
    path = sample.run.workspace / "reports" / "premortem-edition-0001.html"
    html = path.read_text(encoding="utf-8")
    assert "Staffing shortfall" in html
    assert " src=" not in html.replace(' src="data:', "")
    assert path.stat().st_size < 5_000_000


def test_pages_and_api_agree_with_the_command_line(sample: Sample) -> None:
    services = Services(Settings(workspace=str(sample.run.workspace)))
    client = TestClient(services.application("127.0.0.1"), base_url="http://127.0.0.1")
    register = client.get("/v1/themes").json()["themes"]
    listed = {row["theme_id"]: row for row in sample.run.json("themes", "--json")["themes"]}
    assert {row["theme_id"]: row["documents"] for row in register} == {
        key: row["documents"] for key, row in listed.items()
    }
    assert client.get("/").status_code == 200
    assert client.get(f"/themes/{register[0]['theme_id']}").status_code == 200
    assert client.get("/review").status_code == 200
    form = client.get("/check")
    assert form.status_code == 200
    segments = (
        EditionStore(sample.run.workspace / "editions").latest().tables["customers"]["segment"]
    )
    assert all(f'<option value="{one}">' in form.text for one in set(segments.dropna()))
    assert client.get("/v1/reports/latest").status_code == 200
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_every_export_is_written_in_every_format(sample: Sample, tmp_path: Path) -> None:
    for what in ("findings", "documents", "themes", "links"):
        for form in ("jsonl", "csv", "parquet"):
            target = tmp_path / f"{what}.{form}"
            done = sample.run("export", what, "--format", form, "-o", str(target))
            assert done.returncode == 0, done.stderr
            assert target.stat().st_size > 1000


def test_the_planted_new_theme_is_the_one_that_is_proposed(sample: Sample) -> None:
    fact = sample.truth["facts"]["new_theme"]
    told = {
        item["document"]
        for item in sample.truth["documents"]
        if any(cause["theme"] == fact["theme"] for cause in item["causes"])
    }
    themes = sample.run.json("themes", "--json")["themes"]
    (proposed,) = [theme for theme in themes if theme["status"] == "proposed"]
    tables = EditionStore(sample.run.workspace / "editions").latest().tables
    findings, documents = tables["findings"], tables["documents"]
    names = documents.set_index("document_uid")["document"]
    members = findings.loc[findings["theme_id"] == proposed["theme_id"], "document_uid"].map(names)
    assert members.isin(told).mean() > 1 / 2
    quotes = sample.run.json("theme", proposed["theme_id"], "--json")["quotes"]
    assert sum(quote["document"] in told for quote in quotes) > len(quotes) / 2
    assert proposed["engagements"] >= 3

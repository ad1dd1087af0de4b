from dataclasses import replace

import pandas as pd
import pytest

from corpus.document import Document, DocumentKind
from corpus.progress import Silent
from intelligence.curation.entries import Confirm, Entry
from intelligence.curation.keep import Keep
from intelligence.edition import DIMENSIONS, TABLES, UNKNOWN
from intelligence.errors import NothingToBuild
from intelligence.history import History
from intelligence.identity.references import FindingRef, digest_of
from intelligence.identity.theme import theme_id_of
from intelligence.pipeline import Conclusions, Portfolio, Tools, build
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from tests.fakes.curations import log_of
from tests.fakes.embedders import WordEmbedder
from tests.fakes.mixed import mixed_build
from tests.fakes.portfolios import portfolio, tools


@pytest.fixture(scope="module")
def built() -> Conclusions:
    return build(portfolio(), tools(), Silent())


def test_every_table_of_an_edition_is_there(built: Conclusions) -> None:
    assert tuple(built.tables) == TABLES


def test_only_causes_have_themes_and_every_finding_is_verbatim(built: Conclusions) -> None:
    findings = built.tables["findings"]
    texts = built.tables["documents"].set_index("document_uid")["text"]
    for row in findings.itertuples():
        assert texts[row.document_uid][row.start : row.end] == row.text
    assert set(findings[findings["theme_id"].notna()]["role"]) == {"cause"}
    assert set(findings["role"]) == {"cause", "impact", "recommendation"}


def test_themes_are_counted_by_engagement_not_by_document(built: Conclusions) -> None:
    themes = built.tables["themes"].set_index("theme_key")
    late = themes.loc["late_access"]
    assert (late["findings"], late["documents"], late["engagements"], late["customers"]) == (
        3,
        3,
        1,
        1,
    )
    assert (late["first_seen"], late["last_seen"]) == ("2026-01-09", "2026-04-09")
    assert late["quotes"]


@pytest.mark.parametrize("name", DIMENSIONS)
def test_cells_reconcile_to_the_register(built: Conclusions, name: str) -> None:
    cells = built.tables["dimensions"]
    documents = cells[cells["dimension"] == name].groupby("theme_id")["documents"].sum()
    seen = built.tables["themes"].query("documents > 0").set_index("theme_id")["documents"]
    assert documents.to_dict() == seen.to_dict()


def test_unknown_is_a_value_of_every_dimension_that_is_not_known(built: Conclusions) -> None:
    cells = built.tables["dimensions"]
    for name in ("customer", "team", "quarter"):
        values = set(cells[cells["dimension"] == name]["value"])
        assert UNKNOWN in values


def test_counts_in_the_manifest_are_those_of_the_tables(built: Conclusions) -> None:
    counts = built.manifest.counts
    assert counts["documents"] == 4
    assert counts["causes"] == 4
    states = ("linked", "ambiguous", "unlinked")
    assert sum(counts[f"customers_{state}"] for state in states) == 4
    assert counts["customers_unlinked"] == 1


def test_the_same_inputs_give_the_same_edition(built: Conclusions) -> None:
    again = build(portfolio(), tools(), Silent())
    assert again.manifest == built.manifest
    for name in TABLES:
        pd.testing.assert_frame_equal(again.tables[name], built.tables[name])


def test_the_order_of_documents_does_not_matter(built: Conclusions) -> None:
    given = portfolio()
    turned = replace(given, documents=given.documents[::-1])
    again = build(turned, tools(), Silent())
    for name in ("findings", "themes", "dimensions", "totals", "trends"):
        pd.testing.assert_frame_equal(again.tables[name], built.tables[name])


def test_nothing_to_build_is_said_with_what_to_do() -> None:
    with pytest.raises(NothingToBuild, match="premortem ingest"):
        build(Portfolio(()), tools(), Silent())


def test_documents_without_any_date_or_record_still_make_an_edition() -> None:
    bare = tuple(
        replace(item, date=None, customer_name=None, engagement_key=None, engagement_name=None)
        for item in portfolio().documents
    )
    tables = build(Portfolio(bare), tools(), Silent()).tables
    assert tables["trends"].empty
    assert tables["themes"]["documents"].sum() == 4
    assert set(tables["totals"]["value"]) == {UNKNOWN}


BOTH = "Because access accounts were late and scope deliverables unclear because so."
ONLY = Document("test", "D9", DocumentKind.LESSON, BOTH)


def sure_tools() -> Tools:
    choice = Choice((25.0, 5.0, 5.0), none=12.0, threshold=0.5)
    return replace(tools(), recogniser=Recogniser(WordEmbedder(), plain=choice))


def test_a_sentence_of_two_causes_counts_for_both_themes() -> None:
    tables = build(Portfolio((ONLY,)), sure_tools(), Silent()).tables

    causes = tables["findings"]
    assert causes["theme_key"].tolist() == ["late_access", "vague_scope"]
    places = zip(causes["start"].tolist(), causes["end"].tolist(), strict=True)
    assert [BOTH[start:end] for start, end in places] == causes["text"].tolist()
    assert tables["themes"]["documents"].tolist() == [1, 1]
    assert len(tables["health"]) == 2


def test_a_sentence_that_a_person_decided_about_stays_whole_and_in_its_theme() -> None:
    ref = f"{ONLY.uid}-0-{len(BOTH)}"
    start = FindingRef.parse(ref)
    known = FindingRef(start.document_uid, start.start, start.end, digest_of(BOTH))
    decision = Confirm((str(known),), theme_id_of("vague_scope"))
    log = (Entry(1, "0" * 16, "2026-09-30T10:00:00+00:00", "pmo", "", decision),)
    history = replace(History(), log=log)

    tables = build(Portfolio((ONLY,), history=history), sure_tools(), Silent()).tables

    assert tables["findings"]["text"].tolist() == [BOTH]
    assert tables["findings"]["theme_key"].tolist() == ["vague_scope"]
    assert tables["conflicts"].empty


def test_a_decision_on_a_sentence_that_is_not_there_any_more_is_a_conflict() -> None:
    gone = FindingRef(ONLY.uid, 0, 9, digest_of("other words"))
    decision = Confirm((str(gone),), theme_id_of("vague_scope"))
    log = (Entry(1, "0" * 16, "2026-09-30T10:00:00+00:00", "pmo", "", decision),)

    tables = build(Portfolio((ONLY,), history=History(log=log)), sure_tools(), Silent()).tables

    assert len(tables["findings"]) == 2
    assert tables["conflicts"]["reason"].tolist() == ["findings do not exist any more"]


def test_a_merge_that_a_person_declined_is_suggested_by_no_later_build() -> None:
    """And nothing else of the edition is another one."""
    before = mixed_build()
    after = mixed_build(log_of(Keep("scope-a", "scope-b")), before)
    assert before.tables["suggestions"]["kind"].tolist() == ["merge"]
    assert after.tables["suggestions"].empty
    for name in ("themes", "findings", "dimensions", "trends", "health", "conflicts"):
        pd.testing.assert_frame_equal(after.tables[name], before.tables[name])

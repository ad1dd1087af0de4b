from dataclasses import replace

import pandas as pd
import pytest

from corpus.progress import Silent
from intelligence.edition import DIMENSIONS, TABLES, UNKNOWN
from intelligence.errors import NothingToBuild
from intelligence.pipeline import Conclusions, Portfolio, build
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

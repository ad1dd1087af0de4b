import dataclasses
from typing import Any

import pytest

from intelligence.edition import SIGNAL_TABLES, Edition
from reports.errors import UnknownQuarter
from reports.freeze import freeze
from reports.views import Basis
from tests.fakes.editions import _documents, _engagements, edition_from, empty_edition, fake_edition

NOWHERE = dict.fromkeys(
    ("customer", "engagement", "segment", "region", "team", "phase", "severity", "billing_model")
)


def edition_of(**changes: Any) -> Edition:
    engagements = _engagements()
    documents, findings = _documents(engagements)
    return edition_from([row | changes for row in documents], findings, engagements)


def with_counts(edition: Edition, **counts: int) -> Edition:
    held = {**edition.manifest.counts, **counts}
    return dataclasses.replace(edition, manifest=dataclasses.replace(edition.manifest, counts=held))


def test_the_cover_says_what_was_read() -> None:
    cover = freeze(fake_edition()).cover
    assert (cover.edition, cover.documents, cover.findings, cover.causes) == (7, 60, 127, 67)
    assert (cover.unassigned, cover.engagements, cover.customers) == (7, 60, 9)
    assert (cover.first_date, cover.last_date, cover.undated) == ("2023-10-01", "2026-09-17", 1)
    assert [(k.entity, k.linked, k.ambiguous, k.unlinked) for k in cover.links] == [
        ("customer", 49, 4, 7),
        ("engagement", 49, 4, 7),
    ]


def test_rejected_rows_are_told_only_when_the_edition_knows_them() -> None:
    assert freeze(fake_edition()).cover.rejected is None
    assert freeze(with_counts(fake_edition(), rejected=12)).cover.rejected == 12


def test_the_newest_quarter_is_incomplete_until_documents_reach_its_last_week() -> None:
    assert freeze(fake_edition()).incomplete is True
    assert freeze(edition_of(date="2026-09-28", quarter="2026Q3")).incomplete is False


def test_an_earlier_quarter_ends_the_trends_and_counts_what_is_later() -> None:
    report = freeze(fake_edition(), quarter="2025Q2")
    assert report.quarters[-1] == "2025Q2"
    assert report.incomplete is False
    assert report.later == 25
    assert report.until == "2026Q3"
    assert all(theme.points[-1].quarter == "2025Q2" for theme in report.all_shown)


def test_an_earlier_quarter_does_not_borrow_a_later_word() -> None:
    report = freeze(fake_edition(), quarter="2025Q2")
    access = next(theme for theme in report.themes if theme.name == "Environment and access")
    assert access.trend == "new, no baseline"


def test_an_unknown_quarter_is_refused_with_the_range_there_is() -> None:
    with pytest.raises(UnknownQuarter, match="no quarter '2031Q1'; it has 2023Q4 to 2026Q3"):
        freeze(fake_edition(), quarter="2031Q1")


def test_a_quarter_of_an_edition_without_dates_is_refused() -> None:
    with pytest.raises(UnknownQuarter, match="no document is dated"):
        freeze(empty_edition(), quarter="2026Q3")


def test_themes_met_in_most_engagements_come_first_and_proposals_apart() -> None:
    report = freeze(fake_edition())
    sizes = [theme.engagements for theme in report.themes]
    assert sizes == sorted(sizes, reverse=True)
    assert [theme.status for theme in report.proposed] == ["proposed", "proposed"]
    assert [theme.name for theme in report.unseen] == ["Underpricing"]


def test_an_empty_edition_freezes_to_a_report_that_says_nothing() -> None:
    report = freeze(empty_edition())
    assert (report.quarter, report.all_shown, report.standouts, report.heat_maps) == (
        None,
        (),
        (),
        (),
    )


def test_without_dates_there_is_no_trend_and_no_word_for_one() -> None:
    report = freeze(edition_of(date=None, quarter=None))
    assert (report.quarter, report.quarters) == (None, ())
    assert {theme.trend for theme in report.themes} == {None}


def test_a_quarter_written_as_unknown_is_no_quarter() -> None:
    assert freeze(edition_of(date=None, quarter="Unknown")).quarter is None


def test_rates_are_per_document_when_most_documents_name_no_engagement() -> None:
    report = freeze(edition_of(**NOWHERE, engagement_link="unlinked", customer_link="unlinked"))
    assert report.basis is Basis.DOCUMENTS
    overall = report.themes[0].overall
    assert overall is not None
    assert overall.exposure == 60


def test_an_edition_of_one_document_freezes() -> None:
    engagements = _engagements()
    documents, findings = _documents(engagements)
    own = [row for row in findings if row["document_uid"] == documents[0]["document_uid"]]
    edition = edition_from(documents[:1], own, engagements[:1])
    tables = {k: v for k, v in edition.tables.items() if k not in SIGNAL_TABLES}
    report = freeze(dataclasses.replace(edition, tables=tables))
    assert [theme.documents for theme in report.themes] == [1]
    assert not report.standouts, "one document is not widespread"


def test_an_edition_back_from_disk_freezes_to_the_same_report() -> None:
    edition = fake_edition()
    stored = {
        name: table.infer_objects().convert_dtypes() for name, table in edition.tables.items()
    }
    assert freeze(dataclasses.replace(edition, tables=stored)) == freeze(edition)


def test_a_quarter_that_a_theme_lacks_in_the_table_counts_zero() -> None:
    edition = fake_edition()
    trends = edition.tables["trends"]
    sparse = dataclasses.replace(
        edition, tables={**edition.tables, "trends": trends[trends["documents"] > 0]}
    )
    assert freeze(sparse).themes[0].points == freeze(edition).themes[0].points

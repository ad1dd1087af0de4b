import dataclasses

from reports.breakdowns import read_counts
from reports.freeze import freeze
from reports.standouts import standouts
from reports.views import Basis, Report, Standout
from tests.fakes.editions import older_edition


def said(report: Report, kind: str) -> list[Standout]:
    return [item for item in report.standouts if item.kind == kind]


def test_the_widest_themes_come_first_with_their_counts() -> None:
    first = freeze(older_edition()).standouts[0]
    assert (first.name, first.kind) == ("SOW ambiguity", "widespread")
    assert first.figure == "12 of 60 engagements (20 per 100, 90 % interval 13 to 30)"
    assert "14 documents" in first.says


def test_a_proposal_wider_than_every_known_theme_is_told_of_and_marked() -> None:
    report = freeze(older_edition())
    counts = read_counts(older_edition(), engagements_usable=True)
    wide = dataclasses.replace(report.proposed[0], engagements=40)
    found, _ = standouts([*report.themes, wide], counts, 60, Basis.ENGAGEMENTS, "2026Q3")
    told = [item for item in found if item.kind == "widespread"]
    assert [item.proposed for item in told] == [False, False, False, True]
    assert len(said(report, "widespread")) == 3


def test_nothing_is_said_of_a_theme_that_was_taken_out_of_use() -> None:
    """Once it led the report for as long as its documents were there."""
    edition = older_edition()
    told = {item.theme_id for item in freeze(edition).standouts}
    first = freeze(edition).standouts[0].theme_id
    themes = edition.tables["themes"]
    status = themes["status"].mask(themes["theme_id"] == first, "retired")
    tables = {**edition.tables, "themes": themes.assign(status=status)}
    report = freeze(dataclasses.replace(edition, tables=tables))
    found = {item.theme_id for item in report.standouts}
    assert found
    assert first in told - found
    (kept,) = [theme for theme in report.themes if theme.theme_id == first]
    assert kept.is_retired


def test_two_cases_of_many_are_no_reason_for_a_caution() -> None:
    figures = [item.figure for item in said(freeze(older_edition()), "too_few")]
    bases = [int(figure.split(" of ")[1].split()[0]) for figure in figures]
    assert bases
    assert max(bases) <= 10


def test_a_rising_theme_gives_both_periods_and_leads_to_its_trend() -> None:
    (rising,) = said(freeze(older_edition()), "rising")
    assert rising.name == "Environment and access"
    assert "9.4 per 100 active engagements (2025Q4 to 2026Q3), against 3.0" in rising.says
    assert rising.figure == "8 of 85 engagement-quarters, before 3 of 101"
    assert rising.part == "trend"


def test_the_planted_cell_is_the_one_that_is_concentrated() -> None:
    (found,) = said(freeze(older_edition()), "concentrated")
    assert (found.part, found.value) == ("engagement_type", "Cloud migration")
    assert found.figure == "7 of 15 engagements, elsewhere 3 of 45"
    assert "47 per 100 engagements, 6.7 elsewhere" in found.says


def test_striking_small_cells_say_that_they_are_too_few() -> None:
    found = said(freeze(older_edition()), "too_few")
    assert 1 <= len(found) <= 2
    assert all("too few to say" in item.says for item in found)
    assert found[0].figure == "2 of 6 engagements"


def test_a_theme_first_met_in_the_reporting_quarter_is_new() -> None:
    (found,) = said(freeze(older_edition(), quarter="2025Q1"), "new")
    assert found.name == "Environment and access"
    assert found.figure == "1 document"


def test_unknown_is_never_where_a_theme_is_concentrated() -> None:
    report = freeze(older_edition())
    assert "Unknown" not in {item.value for item in report.standouts}


def test_every_sentence_leads_to_a_part_that_shows_its_value() -> None:
    report = freeze(older_edition())
    themes = {theme.theme_id: theme for theme in report.all_shown}
    for item in report.standouts:
        shown = {table.dimension: table for table in themes[item.theme_id].breakdowns}
        assert item.part in {"evidence", "trend", *shown}
        if item.value is not None:
            assert item.value in {cell.value for cell in shown[item.part].cells}


def test_noise_claims_no_concentration() -> None:
    report = freeze(older_edition())
    quiet = [theme for theme in report.themes if theme.name != "Environment and access"]
    from_freeze = {item.name for item in said(report, "concentrated")}
    assert from_freeze.isdisjoint(theme.name for theme in quiet)


def test_without_engagements_shares_of_documents_are_said() -> None:
    edition = older_edition()
    counts = {**edition.manifest.counts, "engagements": 0, "engagements_linked": 0}
    manifest = dataclasses.replace(edition.manifest, counts=counts)
    report = freeze(dataclasses.replace(edition, manifest=manifest))
    assert report.standouts[0].figure == "14 of 60 documents (23 %)"
    rising = said(report, "rising")
    assert [item.says.count("per 100 documents") for item in rising] == [1]


def test_nothing_is_said_of_nothing() -> None:
    counts = read_counts(older_edition(), engagements_usable=True)
    assert standouts([], counts, 0, Basis.ENGAGEMENTS, None) == ((), 0)


def test_one_document_makes_no_theme_widespread() -> None:
    report = freeze(older_edition())
    counts = read_counts(older_edition(), engagements_usable=True)
    lone = [dataclasses.replace(theme, documents=1) for theme in report.themes]
    found, _ = standouts(lone, counts, 3, Basis.DOCUMENTS, "2026Q3")
    assert not [item for item in found if item.kind == "widespread"]

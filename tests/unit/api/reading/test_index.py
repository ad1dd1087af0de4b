from __future__ import annotations

from api.reading.index import build_index
from intelligence.edition import UNKNOWN, Edition
from tests.fakes.editions import empty_edition, fake_edition


def test_a_theme_is_found_by_id_and_by_key() -> None:
    index = build_index(fake_edition())
    assert index.theme_positions["T-0001"] == index.theme_positions["environment_access"]


def test_an_edition_without_tables_is_an_empty_index() -> None:
    edition = fake_edition()
    index = build_index(Edition(edition.manifest, {}))
    assert all(table.height == 0 for table in index.tables.values())
    assert build_index(empty_edition()).exposure == 0


def test_quarters_go_by_time_and_other_values_by_documents_with_unknown_last() -> None:
    index = build_index(fake_edition())
    totals = index.tables["totals"].columns
    places = index.figures.totals_by_dimension
    quarters = [totals["value"][at] for at in places["quarter"]]
    assert quarters[:-1] == sorted(quarters[:-1])
    assert quarters[-1] == UNKNOWN
    regions = [(totals["value"][at], totals["documents"][at]) for at in places["region"]]
    assert regions[-1][0] == UNKNOWN
    counts = [count for _, count in regions[:-1]]
    assert counts == sorted(counts, reverse=True)


def test_every_finding_is_reached_from_its_document() -> None:
    index = build_index(fake_edition())
    reached = sorted(at for own in index.findings.by_document.values() for at in own)
    assert reached == list(range(index.tables["findings"].height))

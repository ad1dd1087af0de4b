import dataclasses

import pytest

from intelligence.edition import UNKNOWN, Edition
from reports.breakdowns import (
    QUARTERS,
    THEMES,
    VALUES,
    breakdowns,
    heat_maps,
    read_counts,
    shown_dimensions,
    with_values,
)
from reports.freeze import freeze
from reports.views import Basis, Breakdown, Theme
from tests.fakes.edition_counts import theme_id
from tests.fakes.editions import fake_edition, frame

ACCESS = theme_id("environment_access")


def table(theme: str, dimension: str, edition: Edition | None = None) -> Breakdown:
    counts = read_counts(edition or fake_edition(), engagements_usable=True)
    return next(t for t in breakdowns(counts, theme) if t.dimension == dimension)


def with_many_values(edition: Edition, values: int) -> Edition:
    """Give one theme that many teams, the first with most documents."""
    cells, totals = [], []
    for order in range(values):
        row = {
            "dimension": "team",
            "value": f"Team {order:02d}",
            "documents": values - order,
            "engagements": values - order,
            "customers": 1,
            "active_engagements": 2 * values,
        }
        totals.append(row)
        cells.append({"theme_id": ACCESS, **row, "rate": None})
    tables = {**edition.tables, "dimensions": frame(cells), "totals": frame(totals)}
    return dataclasses.replace(edition, tables=tables)


@pytest.mark.parametrize("key", ["environment_access", "sow_ambiguity", "badge"])
def test_every_table_of_a_theme_adds_up_to_its_documents(key: str) -> None:
    edition = fake_edition()
    themes = edition.tables["themes"].set_index("theme_id")
    counts = read_counts(edition, engagements_usable=True)
    sums = {t.dimension: t.documents for t in breakdowns(counts, theme_id(key))}
    assert len(sums) == 10
    assert set(sums.values()) == {themes.loc[theme_id(key), "documents"]}


def test_values_stand_by_size_and_unknown_last() -> None:
    cells = table(ACCESS, "segment").cells
    sizes = [cell.documents for cell in cells[:-1]]
    assert sizes == sorted(sizes, reverse=True)
    assert cells[-1].value == UNKNOWN


def test_quarters_stand_by_time() -> None:
    names = [cell.value for cell in table(ACCESS, "quarter").cells if cell.value != UNKNOWN]
    assert names == sorted(names)


def test_values_beyond_the_limit_are_summed_not_dropped() -> None:
    found = table(ACCESS, "team", with_many_values(fake_edition(), VALUES + 5))
    assert len(found.cells) == VALUES
    assert found.rest_values == 5
    assert found.documents == sum(range(1, VALUES + 6))


def test_a_value_that_a_sentence_names_is_moved_out_of_the_rest() -> None:
    edition = with_many_values(fake_edition(), VALUES + 5)
    counts = read_counts(edition, engagements_usable=True)
    theme = with_breakdowns(freeze(fake_edition()).themes[0], breakdowns(counts, ACCESS))
    last = f"Team {VALUES + 4:02d}"
    shown = with_values(counts, theme, [("team", last), ("team", "Team 00"), ("evidence", None)])
    (found,) = shown.breakdowns
    assert [cell.value for cell in found.cells].count(last) == 1
    assert found.rest_values == 4
    assert found.documents == theme.breakdowns[0].documents


def with_breakdowns(theme: Theme, tables: tuple[Breakdown, ...]) -> Theme:
    return dataclasses.replace(theme, theme_id=ACCESS, breakdowns=tables)


def test_the_newest_quarters_are_the_ones_shown() -> None:
    rows = [
        {
            "dimension": "quarter",
            "value": f"{2000 + order // 4}Q{order % 4 + 1}",
            "documents": 1,
            "engagements": 1,
            "customers": 1,
            "active_engagements": 5,
        }
        for order in range(QUARTERS + 8)
    ]
    edition = fake_edition()
    cells = frame({"theme_id": ACCESS, **row} for row in rows)
    tables = {**edition.tables, "dimensions": cells, "totals": frame(rows)}
    found = table(ACCESS, "quarter", dataclasses.replace(edition, tables=tables))
    assert found.cells[-1].value == "2004Q4"
    assert (len(found.cells), found.rest_documents) == (QUARTERS, 8)


def test_rates_are_per_active_engagement_where_the_edition_knows_exposure() -> None:
    cell = next(c for c in table(ACCESS, "engagement_type").cells if c.value == "Cloud migration")
    assert cell.estimate is not None
    assert (cell.estimate.count, cell.estimate.exposure) == (7, 15)


def test_rates_are_per_document_where_it_does_not() -> None:
    found = table(ACCESS, "severity")
    assert found.basis is Basis.DOCUMENTS
    assert found.cells[0].exposure == 15


def test_rates_are_per_document_where_documents_name_no_engagement() -> None:
    counts = read_counts(fake_edition(), engagements_usable=False)
    assert set(counts.basis.values()) == {Basis.DOCUMENTS}


def test_a_cell_of_fewer_than_three_engagements_is_small() -> None:
    small = {cell.engagements: cell.is_small for cell in table(ACCESS, "engagement_type").cells}
    assert small[7] is False
    assert small[1] is True


def test_a_theme_that_never_met_a_value_counts_zero_there() -> None:
    counts = read_counts(fake_edition(), engagements_usable=True)
    cell = counts.cell(ACCESS, "engagement_type", "ERP rollout")
    assert (cell.documents, cell.exposure, cell.is_small) == (0, 15, False)


def test_a_dimension_of_which_nothing_is_known_is_not_shown() -> None:
    edition = fake_edition()
    totals = edition.tables["totals"]
    kept = totals[(totals["dimension"] != "team") | (totals["value"] == UNKNOWN)]
    blind = dataclasses.replace(edition, tables={**edition.tables, "totals": kept})
    assert "team" not in shown_dimensions(read_counts(blind, engagements_usable=True))


def test_heat_maps_have_a_cell_for_every_theme_and_value() -> None:
    report = freeze(fake_edition())
    for heat in report.heat_maps:
        assert [row.theme_id for row in heat.rows] == [t.theme_id for t in report.all_shown]
        assert all(len(row.cells) == len(heat.values) for row in heat.rows)
    assert [heat.dimension for heat in report.heat_maps][:2] == ["customer", "segment"]


def test_a_heat_map_holds_no_more_themes_than_can_be_read() -> None:
    theme = freeze(fake_edition()).themes[0]
    counts = read_counts(fake_edition(), engagements_usable=True)
    maps = heat_maps(counts, [theme] * (THEMES + 7))
    assert {len(heat.rows) for heat in maps} == {THEMES}


def test_heat_maps_of_one_basis_share_their_shades() -> None:
    maps = freeze(fake_edition()).heat_maps
    engagements = {heat.breaks for heat in maps if heat.basis is Basis.ENGAGEMENTS}
    assert len(engagements) == 1
    assert len(next(iter(engagements))) == 4


def test_without_themes_there_is_no_heat_map() -> None:
    assert heat_maps(read_counts(fake_edition(), engagements_usable=True), []) == ()

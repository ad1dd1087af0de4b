import dataclasses

from reports.figures import estimate
from reports.freeze import freeze
from reports.views import Basis, Breakdown, Cell, LinkCounts
from tests.fakes.editions import fake_edition


def test_link_states_add_up() -> None:
    assert LinkCounts("customer", 49, 4, 7).total == 60


def test_a_basis_names_its_unit() -> None:
    assert Basis.ENGAGEMENTS.per == "per 100 active engagements"
    assert Basis.DOCUMENTS.per == "per 100 documents"


def test_the_rest_of_a_breakdown_counts_in_its_sum() -> None:
    cell = Cell("EMEA", 4, 3, 2, 10, estimate(3, 10), is_small=False)
    table = Breakdown("region", "Region", Basis.ENGAGEMENTS, (cell,), 2, 5)
    assert table.documents == 9


def test_shown_themes_are_the_known_ones_and_then_the_proposed() -> None:
    statuses = [theme.status for theme in freeze(fake_edition()).all_shown]
    assert statuses == ["active"] * 6 + ["proposed"] * 2


def test_a_theme_without_a_quarter_of_exposure_has_a_gap_not_a_zero() -> None:
    theme = freeze(fake_edition()).themes[0]
    assert len(theme.rates) == 12
    assert all(rate is not None for rate in theme.rates)


def test_documents_without_an_engagement_are_counted_as_left_out_of_its_rates() -> None:
    report = freeze(fake_edition())
    assert report.left_out == 11
    assert dataclasses.replace(report, basis=Basis.DOCUMENTS).left_out == 0

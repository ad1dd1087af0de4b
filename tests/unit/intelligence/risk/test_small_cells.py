from intelligence.risk.small_cells import Cells
from intelligence.signals.occurrences import occurrences_of
from tests.fakes.risk_checks import portfolio_tables

TABLES = portfolio_tables()
CELLS = Cells.of(TABLES, None, 3)


def test_values_are_read_from_words() -> None:
    assert CELLS.values_in("engagement type ERP finance") == {"engagement_type": "ERP finance"}
    assert CELLS.values_in("engagement type ERP finance and region DACH") == {
        "engagement_type": "ERP finance",
        "region": "DACH",
    }
    assert CELLS.values_in("customer Vektra Telekom GmbH") == {"customer": "C-3"}
    assert CELLS.values_in("all engagements") == {}


def test_words_that_cannot_be_read_tell_no_values() -> None:
    assert CELLS.values_in("engagements like this one") is None
    assert CELLS.values_in("region Atlantis") is None


def test_a_class_of_few_customers_is_few() -> None:
    assert CELLS.is_few("region DACH", 40)
    assert not CELLS.is_few("engagement type ERP finance", 4)


def test_a_class_that_cannot_be_read_is_few_unless_it_must_be_of_many() -> None:
    assert CELLS.is_few("engagements like this one", 2)
    assert not CELLS.is_few("engagements like this one", 3)


def test_customers_that_show_a_theme_are_counted() -> None:
    cells = Cells.of(TABLES, occurrences_of(TABLES), 2)
    assert cells.few_show("theme-a", "all engagements", 1)
    assert not cells.few_show("theme-b", "all engagements", 2)
    assert not cells.few_show("theme-a", "all engagements", 0)
    assert cells.few_show("theme-unheard-of", "all engagements", 1)


def test_an_edition_without_engagements_tells_nothing() -> None:
    cells = Cells.of({}, None, 3)
    assert cells.is_few("all engagements", 0)
    assert cells.is_rare({"region": "DACH"})
    assert not cells.is_rare({})

from intelligence.risk.ground import Ground, quarters_of
from intelligence.risk.name_forms import Identity
from tests.fakes.risk_checks import portfolio_tables

TABLES = portfolio_tables()


def test_a_customer_is_found_by_key_and_by_name() -> None:
    ground = Ground.of(TABLES)
    assert ground.key("C-2") == ground.key("Alder & Finch Stores plc") == "C-2"
    assert ground.key("Nobody Ltd") == "Nobody Ltd"
    assert ground.key(None) is None


def test_a_name_that_two_customers_share_is_no_key() -> None:
    customers = TABLES["customers"].assign(name="Same Ltd")
    assert Ground.of({"customers": customers}).key("Same Ltd") == "Same Ltd"


def test_engagements_and_documents_belong_to_their_customer() -> None:
    assert Ground.of(TABLES).belonging_to("C-2") == {
        Identity("Customer", "C-2"),
        Identity("Engagement", "PRJ-102"),
        Identity("Document", "u3"),
    }


def test_a_quarter_is_told_where_enough_customers_wrote() -> None:
    assert quarters_of(TABLES["documents"], 1) == {"2025Q2", "2025Q4", "2026Q1", "2026Q2"}
    assert quarters_of(TABLES["documents"], 2) == frozenset()
    assert quarters_of(None, 1) == frozenset()


def test_an_edition_of_nothing_is_a_ground_too() -> None:
    ground = Ground.of({})
    assert ground.belonging_to("C-2") == {Identity("Customer", "C-2")}
    assert ground.told_quarters == frozenset()

from datetime import date
from decimal import Decimal

from corpus.interpret.accounts import read_customer, read_engagement
from corpus.records import Customer, Engagement, Money
from corpus.rejected import Rejected
from tests.unit.corpus.interpret.tables import columns_of

LABELS = ["Project ID", "Project name", "Customer", "Planned start", "Actual start", "Revenue"]


def engagement(*cells: str, labels: list[str] = LABELS) -> Engagement | Rejected:
    return read_engagement(columns_of(labels, [cells], "engagements"), 0, file="f.csv")


def test_a_row_becomes_an_engagement_that_started_when_it_really_did() -> None:
    found = engagement("P-1", "Portal", "Acme", "2024-01-01", "2024-02-01", "EUR 5")
    assert isinstance(found, Engagement)
    assert (found.key, found.name, found.customer_name) == ("P-1", "Portal", "Acme")
    assert (found.start, found.revenue) == (date(2024, 2, 1), Money(Decimal(5), "EUR"))


def test_a_planned_start_stands_in_for_a_real_one() -> None:
    found = engagement("P-1", "Portal", "Acme", "2024-01-01", "", "")
    assert isinstance(found, Engagement)
    assert found.start == date(2024, 1, 1)


def test_a_key_or_a_name_is_enough_and_neither_is_not() -> None:
    named = engagement("", "Portal", "Acme", "", "", "")
    assert isinstance(named, Engagement)
    assert (named.key, named.name) == ("Portal", "Portal")
    nothing = engagement("", "", "Acme", "", "", "")
    assert isinstance(nothing, Rejected)
    assert nothing.reason == "no key and no name of an engagement"


def test_a_flag_for_closed_becomes_a_status() -> None:
    labels = ["project_id", "name", "is_closed"]
    found = engagement("1", "Portal", "1", labels=labels)
    assert isinstance(found, Engagement)
    assert found.status == "closed"


def test_a_row_becomes_a_customer_with_aliases() -> None:
    labels = ["account_id", "name", "industry", "aliases", "size"]
    columns = columns_of(labels, [["C1", "Acme", "Food", "Acme Ltd; ACME", "9"]], "customers")
    assert read_customer(columns, 0, file="f") == Customer(
        "C1", "Acme", "Food", None, ("Acme Ltd", "ACME"), {"size": "9"}
    )


def test_a_customer_without_key_and_name_is_rejected() -> None:
    columns = columns_of(["account_id", "name", "industry"], [["", "", "Food"]], "customers")
    found = read_customer(columns, 0, file="f")
    assert isinstance(found, Rejected)
    assert found.excerpt == "Food"

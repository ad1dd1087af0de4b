from datetime import date
from decimal import Decimal

from corpus.interpret.accounts import long_scopes, read_customer, read_engagement
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


SCOPES = ["Project ID", "In scope", "Out of scope", "Assumptions"]


def test_one_text_of_what_was_agreed_stands_as_it_is() -> None:
    labels = ["Project ID", "Scope", "Revenue"]
    found = engagement("P-1", " Two ledgers move.\r\nNo history. ", "EUR 5", labels=labels)
    assert isinstance(found, Engagement)
    assert found.scope == "Two ledgers move.\r\nNo history."
    empty = engagement("P-1", "n/a", "EUR 5", labels=labels)
    assert isinstance(empty, Engagement)
    assert empty.scope is None


def test_several_texts_stand_under_their_labels_in_the_order_of_the_table() -> None:
    found = engagement("P-1", "Two ledgers", "Reporting tools", "", labels=SCOPES)
    assert isinstance(found, Engagement)
    assert found.scope == "In scope\nTwo ledgers\n\nOut of scope\nReporting tools"
    assert not found.extra


def test_what_is_excluded_never_loses_its_label_or_its_words() -> None:
    alone = engagement("P-1", "", "Reporting tools", "", labels=SCOPES)
    assert isinstance(alone, Engagement)
    assert alone.scope == "Out of scope\nReporting tools"
    repeated = engagement("P-1", "Old reports move", "Old reports move", "", labels=SCOPES)
    assert isinstance(repeated, Engagement)
    assert repeated.scope == "In scope\nOld reports move\n\nOut of scope\nOld reports move"


def test_the_same_text_in_two_columns_is_said_once() -> None:
    labels = ["Project ID", "Project description", "Scope"]
    text = "Two ledgers move to the new platform in one step."
    found = engagement("P-1", text, f"<p>{text}</p>", labels=labels)
    assert isinstance(found, Engagement)
    assert found.scope == text


def test_a_scope_beyond_the_bound_of_texts_is_left_out_and_counted() -> None:
    long = "word " * 1_000_001
    columns = columns_of(
        ["Project ID", "Scope"], [["P-1", long], ["P-2", "Short one."]], "engagements"
    )
    found = [read_engagement(columns, place, file="f") for place in (0, 1)]
    assert [item.scope for item in found if isinstance(item, Engagement)] == [None, "Short one."]
    assert long_scopes(columns) == 1


def test_a_row_of_totals_is_no_engagement() -> None:
    """The last row of a register was an engagement called Total, with the hours of all others."""
    found = engagement("Total", "", "", "", "", "EUR 500")
    assert isinstance(found, Rejected)
    assert found.reason == "a row of totals and no engagement"
    assert isinstance(engagement("P-2", "Total quality programme", "", "", "", ""), Engagement)

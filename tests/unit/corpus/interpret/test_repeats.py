from corpus.interpret.accounts import read_customer
from corpus.interpret.repeats import last_of_each
from corpus.records import Customer
from corpus.rejected import Rejected
from tests.unit.corpus.interpret.tables import columns_of

LABELS = ["Customer ID", "Customer name", "Segment"]


def told(rows: list[list[str]]) -> list[Customer | Rejected]:
    columns = columns_of(LABELS, rows, "customers")
    records = [read_customer(columns, place, file="f.csv") for place in range(len(rows))]
    return [
        item
        for item in last_of_each(records, columns, "f.csv")
        if isinstance(item, Customer | Rejected)
    ]


def test_the_last_row_of_a_key_counts_and_those_before_it_are_told_with_their_words() -> None:
    first, other, last = told([["C1", "Acme", "Retail"], ["C2", "Beta", ""], ["C1", "Acme", ""]])
    assert isinstance(first, Rejected)
    assert (first.row, first.excerpt) == (1, "C1 | Acme | Retail")
    assert "comes again in row 3" in first.reason
    assert isinstance(other, Customer)
    assert isinstance(last, Customer)
    assert last.segment is None


def test_rows_that_say_the_same_of_a_key_contradict_nothing() -> None:
    rows = [["C1", "Acme", "Retail"], ["C1", "Acme", "Retail"]]
    assert [type(item) for item in told(rows)] == [Customer, Customer]


def test_a_row_without_a_key_stays_rejected_for_that() -> None:
    first, _ = told([["", "", "Retail"], ["C1", "Acme", "Retail"]])
    assert isinstance(first, Rejected)
    assert first.reason == "no key and no name of a customer"

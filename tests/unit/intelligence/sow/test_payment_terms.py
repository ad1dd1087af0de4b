import pytest

from intelligence.sow.claims import claims_of
from intelligence.sow.conflicts import conflicts
from intelligence.sow.outline import outline
from intelligence.sow.payment_terms import two_payment_terms
from models.segmentation import SpacySegmenter

TABLE = """Commercials
| Item | Value |
| --- | --- |
| Day rate | EUR 980 |
| Payment terms | {row} |

The Supplier trains two key users.
"""


def told(text: str) -> list[str]:
    statements = outline(text, SpacySegmenter()).statements
    return [one.what for one in two_payment_terms(claims_of(statements))]


@pytest.mark.parametrize("row", ["30 days net", "net 30", "30 days", "within 30 calendar days"])
@pytest.mark.parametrize(
    "clause",
    [
        "Invoices are payable within 45 days of receipt.",
        "All invoices fall due 45 days after receipt.",
        "7.2 The Client shall pay each invoice within forty-five days.",
        "Payment is due within 45 days of the invoice date.",
    ],
)
def test_a_row_and_a_clause_with_another_term_are_told(row: str, clause: str) -> None:
    text = f"{TABLE.format(row=row)}\n\n{clause}\n"
    assert told(text) == ["when invoices are paid (30 or 45 days)"]
    (one,) = conflicts(outline(text, SpacySegmenter()).statements)
    assert "30" in one.what
    assert "45" in one.what or "forty-five" in one.what


@pytest.mark.parametrize(
    "clause",
    [
        "Invoices are payable within 30 days of receipt.",
        "Invoices for hardware are payable within 45 days of receipt.",
        "Expenses are paid within 45 days.",
        "If an invoice is disputed, it is payable 45 days after the dispute ends.",
        "Invoices up to EUR 10,000 are payable within 14 days.",
        "Invoices are issued within 5 days of the end of a month.",
        "The Supplier pays its subcontractors within 45 days.",
    ],
)
def test_the_same_term_or_one_of_some_invoices_is_none(clause: str) -> None:
    assert not told(f"{TABLE.format(row='30 days net')}\n\n{clause}\n")


def test_a_day_or_a_share_is_no_term() -> None:
    clause = "Invoices are payable within 45 days of receipt."
    for row in ("30 June 2027", "30 % on signature", "monthly"):
        assert not told(f"{TABLE.format(row=row)}\n\n{clause}\n"), row


def test_three_terms_differ_by_design() -> None:
    clauses = "Invoices are payable within 45 days.\n\nPayment is due within 60 days.\n"
    assert not told(f"{TABLE.format(row='30 days net')}\n\n{clauses}")


@pytest.mark.parametrize(
    "net",
    ["Payment terms are net 30.", "Payment is 30 days net.", "Invoices are due net 30."],
)
def test_net_thirty_is_a_term_of_payment(net: str) -> None:
    assert told(f"{net}\n\nInvoices are paid within 45 days of receipt.\n")
    assert not told(f"{net}\n\nInvoices are paid within 30 days of receipt.\n")
    assert not told("Payment is net 30 % of the price.\n\nInvoices are paid within 45 days.\n")

import pytest

from intelligence.edition import DIMENSIONS
from intelligence.errors import UnknownCustomer, UnknownTheme
from intelligence.lookup import customer_rows, theme_details
from intelligence.signals.reading import Row
from tests.fakes.editions import fake_edition


def test_details_reconcile_with_the_register() -> None:
    edition = fake_edition()
    for theme_id in edition.tables["themes"]["theme_id"]:
        details = theme_details(edition, theme_id)
        assert tuple(details["dimensions"]) == DIMENSIONS
        for cells in details["dimensions"].values():
            assert sum(cell["documents"] for cell in cells) == details["theme"]["documents"]


def test_quotes_keep_the_order_of_the_register() -> None:
    edition = fake_edition()
    row = edition.tables["themes"].iloc[0]
    quotes = theme_details(edition, row["theme_id"])["quotes"]
    assert [quote["finding_id"] for quote in quotes] == list(row["quotes"])


def test_an_unknown_theme_is_named_in_the_error() -> None:
    with pytest.raises(UnknownTheme, match="edition 7 has no theme 'x'"):
        theme_details(fake_edition(), "x")


def signals_of(*names: str) -> dict[str, list[Row]]:
    rows: list[Row] = [
        {"customer": f"C-{n}", "customer_name": name} for n, name in enumerate(names)
    ]
    return {"customer_signals": rows, "customer_rates": rows}


def test_a_customer_goes_by_the_words_with_which_only_its_name_begins() -> None:
    signals = signals_of("Vektra Telekom GmbH", "Rheinfunk AG")

    row, rates = customer_rows(signals, "vektra", 3)

    assert (row["customer"], [rate["customer"] for rate in rates]) == ("C-0", ["C-0"])


@pytest.mark.parametrize("given", ["north", "Nor", "Telekom"])
def test_words_that_tell_no_customer_apart_are_none(given: str) -> None:
    signals = signals_of("North Bank plc", "North Water", "Norland", "Vektra Telekom GmbH")

    with pytest.raises(UnknownCustomer, match="edition 3 cannot tell") as caught:
        customer_rows(signals, given, 3)
    assert "Bank" not in str(caught.value)

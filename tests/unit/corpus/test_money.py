from decimal import Decimal

import pytest

from corpus.money import resolve_amounts, resolve_fractions, resolve_numbers
from corpus.records import Money


def amounts(
    values: list[str], currencies: list[str] | None = None, label: str = ""
) -> list[str | None]:
    found = resolve_amounts(values, currencies, label=label)
    return [str(cell.value) if cell.value else None for cell in found]


@pytest.mark.parametrize(
    ("values", "label", "expected"),
    [
        (["1.234,56", "12"], "Umsatz (EUR)", ["1234.56 EUR", "12 EUR"]),
        (["1,234.56", "1,250"], "", ["1234.56 XXX", "1250 XXX"]),
        (["1.250", "3.400"], "", ["1250 XXX", "3400 XXX"]),
        (["1'250.50 CHF"], "", ["1250.50 CHF"]),
        (["1 250,50 €"], "", ["1250.50 EUR"]),
        (["1,25,000"], "INR", ["125000 INR"]),
        (["(3.400,00)"], "", ["-3400.00 XXX"]),
        (["124764.08231137"], "total_cost_usd", ["124764.08231137 USD"]),
        (["TBD", "n/a", ""], "", [None, None, None]),
        (["88"], "Revenue (kEUR)", ["88000 EUR"]),
    ],
)
def test_a_column_decides_how_its_amounts_are_written(
    values: list[str], label: str, expected: list[str | None]
) -> None:
    assert amounts(values, label=label) == expected


def test_cents_become_units() -> None:
    assert amounts(["125050", "TBD"], ["EUR", "EUR"], "price_in_cents") == ["1250.50 EUR", None]


def test_a_cell_against_the_currency_of_its_row_is_refused() -> None:
    (cell,) = resolve_amounts(["€ 5"], ["USD"])
    assert cell.value is None
    assert cell.reason == "the amount is in EUR, but its row or column says USD"


def test_a_bare_dollar_is_the_dollar_of_its_row() -> None:
    assert amounts(["$5", "$5"], ["CAD", ""]) == ["5 CAD", "5 USD"]


def test_a_word_and_a_percentage_are_no_amounts() -> None:
    word, share = resolve_amounts(["lots", "18 %"])
    assert (word.value, word.reason) == (None, "'lots' is not a number")
    assert (share.value, share.reason) == (None, "a percentage is not an amount of money")


def test_a_number_written_against_its_column_is_refused_not_misread() -> None:
    found = resolve_amounts(["1.234,50", "2.345,75", "12.50"])
    assert found[0].value == Money(Decimal("1234.50"), "XXX")
    assert found[2].value is None
    assert "does not fit its column" in found[2].reason


def test_missing_is_no_fault() -> None:
    (cell,) = resolve_amounts(["TBD"])
    assert (cell.value, cell.reason) == (None, "")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["18 %", "-5%"], ["0.18", "-0.05"]),
        (["18", "22.5", "1"], ["0.18", "0.225", "0.01"]),
        (["0.18", "-0.2", "1"], ["0.18", "-0.2", "1"]),
        (["0,18"], ["0.18"]),
        (["0.18", "-2.1", "0.25", "0"], ["0.18", "-2.1", "0.25", "0"]),
        (["0", "0", "18", "0.5", "21"], ["0", "0", "0.18", "0.005", "0.21"]),
        (["1.2", "0.8", "1", "15", "-20"], ["0.012", "0.008", "0.01", "0.15", "-0.2"]),
        (
            ["1.4", "-0.5", "22", "0.9", "1.1", "18"],
            ["0.014", "-0.005", "0.22", "0.009", "0.011", "0.18"],
        ),
        (["2.5"], ["0.025"]),
        (["0.18", "-1.6", "0.25"], ["0.18", "-1.6", "0.25"]),
    ],
)
def test_margins_are_fractions(values: list[str], expected: list[str]) -> None:
    assert [str(cell.value) for cell in resolve_fractions(values)] == expected


def test_a_margin_beyond_reason_is_refused() -> None:
    (cell,) = resolve_fractions(["250000"])
    assert cell.value is None
    assert "250000" in cell.reason


def test_hours_lose_their_unit() -> None:
    found = resolve_numbers(["400 Hours", "7,5 h", "1.250,0", "soon"])
    assert [cell.value for cell in found] == [Decimal(400), Decimal("7.5"), Decimal("1250.0"), None]
    assert found[3].reason == "'soon' is not a number"

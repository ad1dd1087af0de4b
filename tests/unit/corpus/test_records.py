from decimal import Decimal

from corpus.records import Money


def test_money_of_two_currencies_is_never_equal() -> None:
    assert Money(Decimal(5), "EUR") != Money(Decimal(5), "USD")
    assert str(Money(Decimal("5.00"), "EUR")) == "5.00 EUR"

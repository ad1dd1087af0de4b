import pytest

from corpus.amount_forms import Decimals, currency_in, decimals_of, is_number, take_apart


@pytest.mark.parametrize("cell", ["(3.400,00)", "-3", "3-", "\u22123"])
def test_every_way_to_write_a_loss_is_negative(cell: str) -> None:
    parts = take_apart(cell)
    assert parts is not None
    assert parts.negative


@pytest.mark.parametrize(
    ("cell", "currency"),
    [("€ 5", "EUR"), ("5 USD", "USD"), ("C$5", "CAD"), ("$5", "USD"), ("5", None), ("£5", "GBP")],
)
def test_the_currency_of_a_cell_is_taken_from_its_sign(cell: str, currency: str | None) -> None:
    parts = take_apart(cell)
    assert parts is not None
    assert parts.currency == currency


def test_thousands_and_millions_are_scales() -> None:
    parts = [take_apart(cell) for cell in ("12k", "1.2 Mio")]
    assert [part.scale for part in parts if part] == [1000, 1_000_000]


@pytest.mark.parametrize("cell", ["abc", "", "1" * 100, "4 July", "10-12"])
def test_what_is_no_number_has_no_parts(cell: str) -> None:
    assert take_apart(cell) is None
    assert not is_number(cell)


def test_the_clearest_cell_decides_the_decimal_sign() -> None:
    parts = [take_apart(cell) for cell in ("1.250", "3,5")]
    assert decimals_of(parts, groups_are_likely=False) is Decimals.COMMA
    assert decimals_of(parts[:1], groups_are_likely=False) is Decimals.POINT
    assert decimals_of(parts[:1], groups_are_likely=True) is Decimals.COMMA


@pytest.mark.parametrize(
    ("text", "code"), [("Revenue (EUR)", "EUR"), ("kCHF", "CHF"), ("Revenue", None), ("usd", "USD")]
)
def test_a_label_may_name_its_currency(text: str, code: str | None) -> None:
    assert currency_in(text) == code


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1.200", "400", "800"], Decimals.COMMA),
        (["151.375", "400", "80"], Decimals.POINT),
        (["1.200", "2.400"], Decimals.COMMA),
        (["1.200", "0.250"], Decimals.POINT),
        (["00.000", "400"], Decimals.COMMA),
    ],
)
def test_the_size_of_the_other_cells_tells_thousands_from_decimals(
    cells: list[str], sign: Decimals
) -> None:
    """Plans of 1.200 hours were read as 1.2, and work overran them by 108,983 %."""
    assert decimals_of([take_apart(cell) for cell in cells], groups_are_likely=True) is sign

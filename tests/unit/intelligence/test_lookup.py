import pytest

from intelligence.edition import DIMENSIONS
from intelligence.errors import UnknownTheme
from intelligence.lookup import theme_details
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

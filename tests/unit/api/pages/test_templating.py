from __future__ import annotations

import pytest

from api.pages.templating import link, number, page, percent, words


def test_figures_are_shown_with_fitting_precision() -> None:
    assert number(1234567) == "1,234,567"
    assert percent(0.004) == "under 1 %"
    assert percent(0.998) == "over 99 %"
    assert (percent(0.0), percent(1.0)) == ("0 %", "100 %")
    assert number(None) == percent(None) == "\u2014"


def test_a_missing_identifier_is_unknown() -> None:
    assert words(None) == "Unknown"
    assert words("fixed_price") == "fixed price"


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (("notes/pm 7",), "/documents/notes/pm%207"),
        (("a?b#c",), "/documents/a%3Fb%23c"),
        (('"><script>',), "/documents/%22%3E%3Cscript%3E"),
        (("javascript:alert(1)",), "/documents/javascript%3Aalert%281%29"),
    ],
)
def test_an_address_holds_any_identifier_safely(parts: tuple[str, ...], address: str) -> None:
    assert link("/documents", *parts) == address


def test_parameters_not_set_are_left_out() -> None:
    assert link("/", q="a&b", status=None, sort="") == "/?q=a%26b"


def test_a_page_has_its_status_and_headers() -> None:
    response = page("empty.html", {}, status=503, headers={"x-a": "b"})
    assert response.status_code == 503
    assert response.headers["x-a"] == "b"

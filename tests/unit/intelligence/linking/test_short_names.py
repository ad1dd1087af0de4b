"""Customers by the first word of their names."""

from __future__ import annotations

import pytest

from intelligence.linking.distinctive import NameWords
from intelligence.linking.short_names import ShortNames

NAMES = [
    ("Oduya Freight", "C1"),
    ("Marchetti Ceramics", "C2"),
    ("Vantage Rail Catering", "C3"),
    ("Vantage Homes", "C4"),
    ("Summit Foods", "C5"),
    ("Best Practice", "C6"),
]
TEXTS = ["We meet at the summit.", "The summit was late.", "A summit of boards", "Oduya called"]


def short() -> ShortNames:
    return ShortNames.of(NAMES, NameWords.of(NAMES, TEXTS))


def test_a_word_of_two_customers_or_of_the_language_is_no_short_name() -> None:
    assert dict(short().keys) == {"oduya": "C1", "marchetti": "C2"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Oduya service desk August figures", "C1"),
        ("RE: oduya service desk", None),
        ("Oduya and Marchetti", None),
        ("Vantage payroll", None),
        ("Steering", None),
    ],
)
def test_one_customer_that_is_called_so_is_found(text: str, key: str | None) -> None:
    assert short().only_one_in(text) == key


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Oduya service desk figures", True),
        ("Service desk of Oduya", True),
        ("Oduya's service desk", True),
        ("Oduya Service Desk figures", True),
        ("Oduya Foods: service desk", False),
        ("Oduya's Kitchen, service desk", False),
        ("Oduya 3PL service desk", False),
        ("Marchetti service desk", False),
    ],
)
def test_a_longer_name_is_somebody_elses_unless_it_goes_on_with_their_work(
    text: str, alone: bool
) -> None:
    assert short().stands_alone("C1", text, "Service desk") is alone

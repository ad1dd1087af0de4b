"""Customers by what the titles of their work begin with."""

from __future__ import annotations

import pytest

from intelligence.linking.short_titles import key_in_titles

NAMES = [
    ("Möbelhaus Grünthal GmbH & Co. KG", "C-1"),
    ("Old Mill Casualty Inc.", "C-2"),
    ("Lower Mill Stores Ltd", "C-3"),
    ("Nordwall AG", "C-4"),
]
TITLES = [
    ("Grünthal - Group consolidation", "C-1"),
    ("Grünthal – Finance core", "C-1"),  # noqa: RUF001 - a dash as titles have it
    ("Mill: Finance core", "C-2"),
    ("Orion - Finance core", "C-4"),
    ("Möbelhaus consolidation", "C-1"),
]


@pytest.mark.parametrize("value", ["Grünthal", "GRUNTHAL", " grünthal "])
def test_a_part_of_the_name_that_titles_begin_with_means_the_customer(value: str) -> None:
    assert key_in_titles(value, TITLES, NAMES) == "C-1"


@pytest.mark.parametrize("value", ["Mill", "Orion", "Finance core", "Möbel", "Grün", "", "Co"])
def test_what_others_are_called_too_or_is_no_part_of_the_name_means_nobody(value: str) -> None:
    assert key_in_titles(value, TITLES, NAMES) is None


def test_two_customers_whose_titles_begin_so_are_told_apart_by_nobody() -> None:
    titles = [("Grünthal - Finance core", "C-1"), ("Grünthal - Finance core", "C-9")]
    assert key_in_titles("Grünthal", titles, NAMES) is None

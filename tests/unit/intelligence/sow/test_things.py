"""The thing that somebody is told to do something with."""

from __future__ import annotations

import pytest

from intelligence.sow.things import thing_of


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("The test data is provided by the Client.", "data"),
        ("The Supplier supplies the test reports for the data.", "report"),
        ("The Supplier supplies the pumps.", "pump"),
        ("The laptops of the trainers are provided by the Client.", "laptop"),
        ("Work starts in May.", ""),
        ("", ""),
    ],
)
def test_thing_is_the_head_of_what_is_given_or_made(words: str, thing: str) -> None:
    assert thing_of(words) == thing

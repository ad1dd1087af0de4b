import pytest

from corpus.unfilled import open_places

GUIDANCE = "State what went wrong and why. [Insert the cost in EUR] <one paragraph>"


@pytest.mark.parametrize(
    ("customer", "day"),
    [
        ("[insert client]", "[dd mmmm yyyy]"),
        ("<customer name>", "<date>"),
        ("{{client}}", "[date]"),
    ],
)
def test_a_template_that_nobody_filled_in_is_known_by_its_open_head(
    customer: str, day: str
) -> None:
    """The guidance of an empty template ("State what went wrong and why.") was a root cause."""
    text = f"Customer: {customer}\nDate: {day}\n\n{GUIDANCE}"
    assert open_places("close-out review", text, {"customer": customer, "date": day}) >= 3


def test_a_file_called_a_template_needs_one_open_place_and_nobody_named() -> None:
    assert open_places("TEMPLATE review", "<Cause 1: what failed>", {})
    assert not open_places("TEMPLATE review", "Access came late.", {})
    assert not open_places("template review", "<Cause 1: what failed>", {"customer": "Acme"})


def test_a_review_in_which_somebody_forgot_guidance_is_none() -> None:
    text = f"Customer: Acme\n\nAccess came late. {GUIDANCE} [insert date] [your name]"
    assert not open_places("review", text, {"customer": "Acme"})


def test_markup_and_links_are_no_open_places() -> None:
    text = "<p>Late.</p> <!-- list what failed --> [the client](https://x) <div class='name'>"
    assert not open_places("template", text, {})

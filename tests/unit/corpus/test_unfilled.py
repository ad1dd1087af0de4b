import pytest

from corpus.unfilled import open_labels, open_places

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


def test_a_file_called_a_template_needs_a_head_that_is_open_or_three_places() -> None:
    three = "<Cause 1: what failed> <Cause 2: what failed> <Cause 3: what failed>"
    for name in ("TEMPLATE review", "Vorlage_Muster_Review", "Projektbericht Muster"):
        assert open_places(name, three, {})
        assert open_places(name, "<Cause 1: what failed>", {"customer": "<customer name>"})
        assert not open_places(name, "<Cause 1: what failed>", {})
    assert not open_places("TEMPLATE review", "Access came late.", {})
    assert not open_places("template review", three, {"customer": "Acme"})


def test_a_filled_document_is_no_template_for_a_word_in_its_files_name() -> None:
    """A review of an incident with mail templates was thrown away, and one of *Muster AG*."""
    mails = "Customers got mails saying Dear {{customer_name}}, since the merge failed."
    assert open_places("email-template-incident", mails, {}) == 0
    left = "We left <date> open. The vendor was late"
    assert open_places("Review Muster AG", left, {}) == 0
    assert open_places("Review Muster AG", f"{left} {left} {left}", {}) == 0


def test_only_what_the_head_holds_open_is_told_as_open() -> None:
    assert open_labels({"client": "[insert client]", "date": "[date]"}) == ("client", "date")
    assert open_labels({"author": "[your name]", "client": "Acme"}) == ()


def test_a_review_in_which_somebody_forgot_guidance_is_none() -> None:
    text = f"Customer: Acme\n\nAccess came late. {GUIDANCE} [insert date] [your name]"
    assert not open_places("review", text, {"customer": "Acme"})


def test_markup_and_links_are_no_open_places() -> None:
    text = "<p>Late.</p> <!-- list what failed --> [the client](https://x) <div class='name'>"
    assert not open_places("template", text, {})

"""Names to decide on, shown where documents give them."""

from typing import Any

import pandas as pd

from intelligence.review_items import Kind, ReviewItem
from intelligence.review_links import link_items
from tests.fakes.editions import fake_edition, frame

TEXT = "We met. The works of Halden\nWaters stood still.\nNobody came. Halden was late."


def tables(given: str, title: str | None = "Server wave", **known: Any) -> dict[str, pd.DataFrame]:
    document = {"document_uid": "u1", "document": "D-1", "date": "2026-01-02", "customer": None}
    link = {
        "document_uid": "u1", "document": "D-1", "entity": "customer", "given": given,
        "state": "ambiguous", "key": "ACC-1", "name": "Halden Water AG", "score": 91.4,
        "runner_up": None, "runner_up_score": 0.0, "method": "similar name",
    }  # fmt: skip
    start = TEXT.index("Nobody came.")
    finding = {
        "document_uid": "u1", "finding_id": "u1-f", "start": start, "end": start + 12,
        "text": "Nobody came.",
    }  # fmt: skip
    return {
        "documents": frame([{**document, "text": TEXT, "title": title}]),
        "links": frame([{**link, **known}]),
        "findings": frame([finding]),
    }


def item(given: str, title: str | None = "Server wave", **known: Any) -> ReviewItem:
    (found,) = link_items(tables(given, title, **known))
    assert found.kind is Kind.LINK
    return found


def test_a_name_is_shown_in_the_passage_that_holds_it() -> None:
    """What was shown was the first statement of the document, whatever it said."""
    (quote,) = item("halden  waters").quotes
    assert (quote.text, quote.side) == ("The works of Halden\nWaters stood still.", "in the text")
    assert quote.finding_id == ""


def test_a_finding_that_holds_the_name_is_the_passage() -> None:
    (quote,) = item("Nobody").quotes
    assert (quote.finding_id, quote.text) == ("u1-f", "Nobody came.")


def test_a_long_line_is_cut_round_the_name() -> None:
    found = tables("Kestrel")
    found["documents"]["text"] = "a " * 400 + "Kestrel" + " b" * 400
    ((quote,),) = (one.quotes for one in link_items(found))
    assert "Kestrel" in quote.text
    assert len(quote.text) < 400


def test_a_name_in_the_title_is_shown_by_the_title() -> None:
    (quote,) = item("Kestrel", "Delay at Kestrel").quotes
    assert (quote.text, quote.side) == ("Delay at Kestrel", "in the title")


def test_a_name_that_only_a_field_gives_is_said_to_stand_there() -> None:
    (quote,) = item("Kestrel").quotes
    assert (quote.text, quote.side) == ("Server wave", "as its customer, beside the title")
    (quote,) = item("Kestrel", None).quotes
    assert (quote.finding_id, quote.side) == ("u1-f", "as its customer, beside the text")
    bare = tables("Kestrel", None)
    bare["findings"] = bare["findings"].iloc[:0]
    ((quote,),) = (one.quotes for one in link_items(bare))
    assert (quote.text, quote.side) == ("Kestrel", "as its customer")


def test_how_like_a_record_is_is_told() -> None:
    assert "It resembles Halden Water AG (likeness 91 of 100)." in item("Halden").question
    told = item("Halden", score=None, runner_up="Halden Works", runner_up_score=88.0).question
    assert "Halden Water AG (without a score) and Halden Works (likeness 88 of 100)" in told
    assert "It resembles no record." in item("Halden", name=None, key=None).question


def test_passages_come_before_fields_and_few_are_shown() -> None:
    links = fake_edition().tables["links"]
    for found in link_items(fake_edition().tables):
        own = links[[f"“{name}”" in found.title for name in links["given"]]]
        assert {quote.document_uid for quote in found.quotes} <= {*own["document_uid"]}
        assert 1 <= len(found.quotes) <= 3


def test_a_part_of_a_word_is_no_name() -> None:
    (quote,) = item("bod").quotes
    assert quote.side == "as its customer, beside the title"

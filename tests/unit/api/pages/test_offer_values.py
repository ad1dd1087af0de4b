"""What the pages of risk checks show."""

from __future__ import annotations

from dataclasses import replace

from api.check_ports import ShownCheck
from api.pages.offer_values import ASKED, MOST_SHOWN, check_values, form_values
from intelligence.edition import ATTRIBUTES
from intelligence.risk.kept import shown_payload
from tests.fakes.editions import fake_edition
from tests.fakes.risk_checks import OFFER_TEXT, rich_check

SHOWN = ShownCheck(
    "a" * 16, "2026-10-01T09:00:00+00:00", "ann", None, OFFER_TEXT, shown_payload(rich_check())
)


def test_pieces_joined_are_the_text_and_each_passage_opens_once() -> None:
    pieces = check_values(SHOWN, {})["pieces"]
    assert "".join(piece.text for piece in pieces) == OFFER_TEXT
    opened = [number for piece in pieces for number in piece.opens]
    assert sorted(opened) == list(range(1, len(rich_check().passages) + 1))


def test_text_that_is_too_long_is_cut_and_says_so() -> None:
    values = check_values(replace(SHOWN, text=OFFER_TEXT + "x" * MOST_SHOWN), {})
    assert values["cut"]
    assert sum(len(piece.text) for piece in values["pieces"]) == MOST_SHOWN


def test_customer_is_shown_by_name_and_bars_stay_in_their_box() -> None:
    key = rich_check().offer.attributes["customer"]
    values = check_values(SHOWN, {key: "Alder & Finch"})
    assert values["attributes"]["customer"] == "Alder & Finch"
    for one in [*values["first"], *values["others"]]:
        assert 0 <= one["bar"]["x"] <= one["bar"]["x"] + one["bar"]["width"] <= 221


def test_form_lists_what_is_known_once_and_sorted() -> None:
    tables = fake_edition().tables
    fields = form_values(tables["engagements"], tables["customers"])["fields"]
    for field in fields:
        assert field["choices"] == sorted(set(field["choices"]), key=str.casefold)
        assert "Unknown" not in field["choices"]


def test_a_reason_that_is_a_sentence_shows_it_or_its_place() -> None:
    """The page said "This sentence speaks for it" and showed none."""
    sentence = next(one for one in rich_check().themes[0].risk.reasons if one.start is not None)
    quoted = [one["said"] for one in check_values(SHOWN, {})["first"][0]["reasons"]]
    assert any(OFFER_TEXT[sentence.start : sentence.end] in said for said in quoted)
    bare = check_values(replace(SHOWN, text=None), {})["first"][0]["reasons"]
    assert all(one["said"] for one in bare)


def test_form_asks_for_all_that_the_terminal_asks_for() -> None:
    """The segment could be given in a terminal and by the interface, and not on the page."""
    assert set(ASKED) == set(ATTRIBUTES)


def test_figures_behind_which_no_engagement_stands_are_not_told() -> None:
    first = {**SHOWN.payload["themes"][0], "n": 0, "showing": 0}
    payload = {**SHOWN.payload, "themes": [first]}
    told = check_values(replace(SHOWN, payload=payload), {})["first"][0]
    assert (told["bar"], told["chance"], told["lift_said"]) == (None, "—", "—")
    assert told["counted"] == "no past engagement was seen for long enough to tell"


def test_theme_tells_what_its_base_rate_is_counted_on() -> None:
    told = check_values(SHOWN, {})["first"][0]
    assert told["counted"].startswith("12 of 41 engagements showed it so far (29 %)")
    assert (told["chance"], told["lift_said"]) == ("46 %", "1.7 x")

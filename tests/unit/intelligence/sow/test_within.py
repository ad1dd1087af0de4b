"""Statements that are at odds with themselves."""

from __future__ import annotations

import pytest

from intelligence.sow.facts import facts_of
from intelligence.sow.outline import outline
from intelligence.sow.sums import wrong_totals
from intelligence.sow.within import at_odds_with_itself
from models.segmentation import RuleSegmenter


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("The report is due within thirty (45) days.", "thirty against 45"),
        ("One hundred twenty (102) licences are included.", "One hundred twenty against 102"),
        ("Two thousand five hundred (2400) licences.", "Two thousand five hundred against 2400"),
        ("A hundred (120) users are trained.", "hundred against 120"),
        ("One (2) month before the end.", "One against 2"),
        (
            "The term is six months, from 1 January 2026 to 30 April 2026.",
            "six months against 120 days",
        ),
        ("Term: six months, 1 January 2026 to 30 April 2026", "six months against 120 days"),
        (
            "This contract lasts 6 months from 1 March 2026 until 31 December 2026.",
            "6 months against 306 days",
        ),
        ("Phase 2 runs from 1 May to 31 August (three months).", "three months against 123 days"),
        ("Phase 2: 4 May 2026 - 2 May 2026", "it ends before it starts"),
        ("| Splicing | 19/04/2027 \u2013 09/04/2027 |", "it ends before it starts"),
        ("The pilot runs from 14 May to 2 May.", "it ends before it starts"),
    ],
)
def test_what_is_told_twice_and_differs_is_said(words: str, what: str) -> None:
    assert at_odds_with_itself(words) == what


@pytest.mark.parametrize(
    "words",
    [
        "Ninety (90) days from acceptance.",
        "Two hundred and fifty (250) users, of whom twenty five (25) are key users.",
        "The term is 12 months, starting on 1 March 2026 and ending on 28 February 2027.",
        "Eight weeks (2 June - 25 July).",
        # Over the new year, and days of work in a longer stretch.
        "The shop is closed from 20 December to 5 January.",
        "40 days from 1 May to 30 June 2026.",
        # One year for both days of a month.
        "Testing window: October 6 through October 24, 2025; from 8:00 p.m. to 6:00 a.m.",
        # What lasts three months is not what runs in May.
        "Support lasts three months after the pilot, which runs from 1 May to 31 May.",
        "",
    ],
)
def test_what_agrees_or_is_of_two_things_is_let_be(words: str) -> None:
    assert at_odds_with_itself(words) == ""


def test_long_row_of_numerals_is_read_in_time_that_grows_with_it() -> None:
    # With the square of its length this would take hours.
    assert at_odds_with_itself("one " * 100_000) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Two thousand five hundred (2500) licences are included.",
        "One thousand two hundred (1200) seats, one thousand and fifty (1050) users.",
        "Two thousand, five hundred (2500) licences; several hundred (400) users.",
        "Three dozen and six (42) chairs, two to three (2) weeks, two point five (2) days.",
        "Clause nine (3) days of leave apply; Section Two (3) services; article five (2) terms.",
        "The parties sign one (1) of two (3) copies.",
        "The second one (2) replaces servers of the first.",
        "The Supplier names two (3). Their costs are in the annex.",
        "This holds for the first two (3) of the sites.",
    ],
)
def test_numbers_that_are_not_read_whole_and_references_are_let_be(words: str) -> None:
    assert at_odds_with_itself(words) == ""


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        ("| Task | Start | Finish |", "it ends before it starts"),
        ("| | From | To |", "it ends before it starts"),
        ("Invoice | Due | Raised", ""),
        ("Offer | Issued | Replaces", ""),
        ("Task | Revised date | Original date", ""),
        ("Task | New start | Old end", ""),
        ("Task | End | Start", ""),
        ("Start | End", ""),
        ("", ""),
    ],
)
def test_end_before_the_start_is_said_where_the_heads_tell_which_is_which(
    columns: str, what: str
) -> None:
    assert at_odds_with_itself("| Splicing | 19/04/2027 | 09/04/2027 |", columns) == what


@pytest.mark.parametrize(
    "words",
    [
        "This offer replaces the offer of 15 March 2026 - 2 March 2026 version.",
        "Go-live is brought forward from 14 May 2026 to 2 May 2026.",
        "The report of 14 May 2026 - 2 May 2026 in the annex - is binding.",
    ],
)
def test_two_days_that_are_no_range_of_their_own_are_let_be(words: str) -> None:
    assert at_odds_with_itself(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "The Supplier works in sprints of two weeks, from 4 May 2026 to 31 July 2026.",
        "Acceptance tests run for one week between 1 July 2026 and 31 July 2026.",
        "On-call rota: one week, from 1 May 2026 to 31 August 2026.",
        "The test phase may take four weeks, between 1 May 2026 and 31 August 2026.",
        "The trial may last two weeks, from 1 May 2026 to 31 August 2026.",
        "Build window | 2 weeks | 1 June 2026 - 31 July 2026",
        "Training: two weeks, from 1 June 2026 to 31 July 2026.",
        "The notice period is two weeks, from 1 June 2026 to 31 December 2026.",
        "Phase 2 runs from 1 May to 31 August (two weeks of it in Oslo).",
        "The workshops run from 1 May to 31 August (two weeks).",
    ],
)
def test_length_of_something_in_a_window_is_not_the_length_of_the_window(words: str) -> None:
    assert at_odds_with_itself(words) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier provides three thousand five hundred (3500) hours in forty-eight (48) weeks.",
        "Invoices are paid within thirty (30) days; see clause five (2) for late payment.",
        "Either party may end this agreement with one (1) month of notice to the other (2).",
        "The work is done in sprints of two weeks, from 4 May 2026 to 31 July 2026.",
        "Hypercare: an engineer is on site one week, between 1 July 2026 and 31 August 2026.",
        "The on-call rota changes each week, from 1 May 2026 to 31 August 2026.",
        "The term is twelve months, from 1 January 2026 to 31 December 2026.",
        "Phase 1 runs from 4 May 2026 to 31 July 2026 (three months), Phase 2 until 30 September.",
        "This statement of work replaces that of 15 March 2026 - 2 March 2026 holds for prices.",
        "Invoice | Due | Raised\nI-1 | 14/05/2026 | 02/05/2026\nI-2 | 14/06/2026 | 02/06/2026",
        "Offer | Issued | Replaces\nA | 14/05/2026 | 02/05/2026\nB | 15/05/2026 | 14/05/2026",
        "Task | Revised date | Original date\nBuild | 14/05/2026 | 02/05/2026",
        "Task | Length | When\nBuild window | 2 weeks | 1 June 2026 - 31 July 2026",
        "Role | Days | Rate\nArchitect | 20 | EUR 1,200\nTester | 30 | EUR 800",
        "Phase | Price\nDesign | EUR 30,000\nBuild | EUR 50,000\nTotal | EUR 80,000",
        (
            "The fixed price is EUR 100,000.\n\nPhase A\n\nMilestone | Payment\n"
            "Design | EUR 30,000\nBuild | EUR 50,000\n\nPhase B\n\nMilestone | Payment\n"
            "Pilot | EUR 15,000\nHandover | EUR 5,000\n"
        ),
        (
            "The total price for Phase A is EUR 50,000. Phase A costs EUR 50,000. "
            "Phase B costs EUR 30,000, as an option."
        ),
        (
            "The total fee is EUR 90,000. The first payment of EUR 30,000 is due on 1 May 2026. "
            "The second payment of EUR 30,000 is due on 1 June 2026. The remaining amount follows."
        ),
    ],
)
def test_nothing_is_said_of_ordinary_contracts(text: str) -> None:
    statements = outline(text, RuleSegmenter()).statements
    said = [at_odds_with_itself(one.words, one.place.columns) for one in statements]
    totals = wrong_totals(statements, [facts_of(one.words) for one in statements])
    assert [*filter(None, said), *totals] == []


def test_an_ordinal_in_words_is_that_in_digits() -> None:
    words = "The Contractor reports by the {} calendar day of the following month."
    assert at_odds_with_itself(words.format("tenth (5th)")) == "tenth against 5"
    assert at_odds_with_itself(words.format("twenty-first (22nd)")) == "twenty first against 22"
    for agreed in ("tenth (10th)", "twenty-first (21st)", "thirtieth (30th)", "tenth (v)"):
        assert at_odds_with_itself(words.format(agreed)) == ""

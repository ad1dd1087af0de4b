"""The day that a text gives in its opening lines."""

from __future__ import annotations

import pytest

from corpus.document import Section
from corpus.interpret.opening import opening_day
from corpus.raw import RawText


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "# WMS closing report\n\nEngagement TBS-2406, closed 10 October 2025\n",
            "10 October 2025",
        ),
        ("Upgrade retrospective\nJob no. | T-25\nHeld on | 05/09/2025\n", "05/09/2025"),
        ("Portal\n*Acme, September 19th, 2025. Present: two of us*\n", "September 19th, 2025"),
        ("Sprint review 2025-03-28\nWhat went well\n", "2025-03-28"),
        ("Rapport\n5 mars 2024\n", "5 mars 2024"),
        ("Bericht vom 12. M\u00e4rz 2025\n", "12. M\u00e4rz 2025"),
        ("Review of 3 May 2025\nAgreed with the customer on 3 May 2025\n", "3 May 2025"),
        ("Close-out, contract signed 2 May 2023, written 9 June 2025\n", "9 June 2025"),
        # Of something else, of two things, of none.
        ("Portal review\nNext review: 3 May 2026\n", ""),
        ("Portal review\nGo-live 3 May 2026\n", ""),
        ("Phase 2 (12 May 2025 to 26 May 2025)\n", ""),
        ("Workshops of 3 May 2025 and 9 May 2025\n", ""),
        ("Ticket 12-34-5678\nVersion 1.2.2025\n10.10.10.2025\n", ""),
        ("31 February 2025\n", ""),
        ("May 2025\n", ""),
        ("", ""),
    ],
)
def test_one_day_of_its_own_is_taken_and_others_are_not(text: str, day: str) -> None:
    assert opening_day(RawText(text)) == day


def test_prose_and_what_stands_below_a_heading_are_not_looked_at() -> None:
    prose = "Portal\nThe portal failed on its first day, which was 3 March 2025, for six hours.\n"
    assert opening_day(RawText(prose)) == ""
    text = "Portal\nSummary\nFailed 3 March 2025\n"
    assert opening_day(RawText(text, "Portal", (Section("Summary", 15, 35),))) == ""
    assert opening_day(RawText("\n".join(["Item"] * 9 + ["3 March 2025"]))) == ""


def test_a_line_of_the_day_that_was_taken_for_a_heading_still_counts() -> None:
    line = "Acme, 3 March 2025. Present: all"
    text = f"Retro\n{line}\n- Late\n"
    assert opening_day(RawText(text, "Retro", (Section(line, 39, 46),))) == "3 March 2025"

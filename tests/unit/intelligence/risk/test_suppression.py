"""Wording that shall not be told of again."""

from __future__ import annotations

import pytest

from intelligence.risk.suppression import accepted_because, older_digest, wording_digest


def test_digest_knows_kind_and_words_but_neither_spaces_nor_capitals() -> None:
    told = wording_digest("vague_term", "Reports are\n timely.")
    assert told == wording_digest("vague_term", "reports ARE timely.")
    assert told != wording_digest("open_ended", "reports are timely.")
    assert told != wording_digest("vague_term", "reports are prompt.")
    assert "reports" not in told


@pytest.mark.parametrize(
    "number",
    ["4.2", "4.2.", "4.2)", "(4.2)", "4.2.1", "§ 4.2", "3.", "3)", "(A)", "(a)", "a)", "(iv)"],
)
def test_the_number_of_a_clause_is_no_part_of_its_words(number: str) -> None:
    told = wording_digest("open_ended", "As needed by the client.")
    for words in ("As needed by the client.", "as needed by the client."):
        assert wording_digest("open_ended", f"{number} {words}") == told
    told = wording_digest("open_ended", "Support is given as needed.")
    assert wording_digest("open_ended", f"{number} Support is given as needed.") == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.5 FTE as needed.", "3.5 FTE as needed."),
        ("2.5 Developers are sent as needed.", "3.5 Developers are sent as needed."),
        ("2.5 million is to be agreed.", "3.5 million is to be agreed."),
        ("2.5 Developers as needed.", "3.5 Developers as needed."),
        ("1.500 EUR to be agreed", "2.500 EUR to be agreed"),
        ("1.50 EUR to be agreed", "2.50 EUR to be agreed"),
        ("1.2 TB storage", "1.4 TB storage"),
        ("3. May 2026 to be confirmed", "4. May 2026 to be confirmed"),
        ("3.5.26 to be confirmed", "4.5.26 to be confirmed"),
        ("40 users", "50 users"),
    ],
)
def test_an_amount_or_a_day_is_no_number_of_a_clause(one: str, other: str) -> None:
    """Accepting one amount silenced every other of the same unit."""
    assert wording_digest("open_ended", one) != wording_digest("open_ended", other)


def test_a_decision_made_on_words_with_their_clause_number_stands() -> None:
    words = "4.2. Reports are made as needed."
    for digest in (older_digest("open_ended", words), wording_digest("open_ended", words)):
        assert accepted_because({digest: "agreed"}, "open_ended", words) == "agreed"
    assert accepted_because({"of another": "agreed"}, "open_ended", words) is None

import pytest

from intelligence.boilerplate import (
    is_address,
    is_boilerplate,
    is_closing,
    is_greeting,
    is_letterhead,
    is_prompt,
    is_quoted,
    may_be_signature,
    opens_quote,
)


@pytest.mark.parametrize(
    "line",
    ["Hi Lena,", "Dear Sir,", "Tim,", "Good morning,", "Sehr geehrte Damen,", "hiya", "Hi all"],
)
def test_greeting_is_recognised(line: str) -> None:
    assert is_greeting(line)


@pytest.mark.parametrize(
    "line",
    [
        "All tests failed, again.",
        "Team was too small for two sites.",
        "Evening shift had no access",
    ],
)
def test_statement_that_opens_like_a_greeting_is_none(line: str) -> None:
    assert not is_greeting(line)


@pytest.mark.parametrize(
    "line",
    ["Kind regards", "Thx, Marlene", "VG", "-jb", "/dk", "Mit freundlichen Grüßen", "Many thanks"],
)
def test_closing_is_recognised(line: str) -> None:
    assert is_closing(line)


@pytest.mark.parametrize(
    "line", ["Thanks to the vendor we lost a week.", "Best case we are two months late."]
)
def test_statement_that_opens_like_a_closing_is_none(line: str) -> None:
    assert not is_closing(line)


@pytest.mark.parametrize(
    "line",
    [
        "On Aug 9 Tim wrote:",
        "> On Oct 14, Finance wrote:",
        "-----Original Message-----",
        "Am 08.11. schrieb Treasury:",
        "Begin forwarded message:",
    ],
)
def test_earlier_mail_is_seen_to_begin(line: str) -> None:
    assert opens_quote(line)


def test_sentence_about_writing_opens_no_quote() -> None:
    assert not opens_quote("On Monday the auditor wrote that nobody had tested the fallback.")


def test_fields_of_a_mail_head_are_seen() -> None:
    assert is_letterhead("Von: Anke Rohde")
    assert is_letterhead("Sent: Monday, 3 June")
    assert not is_letterhead("From the start there was no plan")


@pytest.mark.parametrize(
    "line",
    [
        "N/A",
        "See attached.",
        "None identified",
        "-----",
        "2024-03-18 10:14",
        "Describe the impact in one sentence.",
        "What went well? Describe two or three things.",
        "<enter the root cause here>",
        "We are investigating reports of degraded performance for search.",
        "Search is operating normally.",
        "This incident has been resolved.",
        "[11:00:11] <icinga-wm> PROBLEM - puppet is CRITICAL: failed",
        "For example: the report was detailed",
        "a.",
        "Sent from my iPhone",
        "at com.acme.Main.run(Main.java:12)",
        "*** Auto-ack: your ticket has been received ***",
    ],
)
def test_furniture_is_no_statement(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Nothing was tested before go-live.",
        "No sponsor",
        "We are investigating issues in all regions due to machines not coming online.",
        "Unknown dependency on the mail relay",
        "Test data was wrong",
        "See nobody, hear nobody: the vendor was never on site",
    ],
)
def test_short_statement_is_no_furniture(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Customer: Möbelwerk Süd GmbH & Co. KG",
        "Client: O'Brien & Sons Ltd",
        "Kunde: Crédit Agro de l'Ouest",
        "Date: 23 August 2024",
        "March 3rd, 2024",
        "1. Mai 2024",
    ],
)
def test_names_and_days_of_a_head_are_furniture(line: str) -> None:
    """A customer's name with an ampersand was a cause, and a day an impact."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Client: No sponsor for weeks.",
        "Customer: did not deliver the accounts, again.",
        "Team: Nobody was there.",
        "May 2 we lost the server",
    ],
)
def test_statements_behind_such_labels_are_none(line: str) -> None:
    assert not is_boilerplate(line)


def test_lines_of_a_signature_and_of_a_quote() -> None:
    assert may_be_signature("Head of Customer Operations")
    assert not may_be_signature("We lost the whole of August because nobody had ordered the VPN.")
    assert is_quoted("> earlier")
    assert is_address("help@example.com")
    assert is_prompt("Please describe the root cause")

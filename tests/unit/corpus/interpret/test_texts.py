from collections.abc import Mapping
from datetime import date

import pytest

from corpus.document import Document, DocumentKind, Section
from corpus.interpret import interpret_text
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.rejected import Rejected

TEXT = "Summary\nThe launch was late.\n"


def document(
    file: str = "notes/pm-7.md",
    metadata: Mapping[str, str] | None = None,
    title: str | None = None,
    text: str = TEXT,
    kind: DocumentKind | None = None,
) -> Document:
    found = interpret_text(RawText(text, title, (), metadata or {}), file=file, kind=kind)
    assert isinstance(found, Document)
    return found


def test_text_and_sections_are_as_read() -> None:
    section = Section("Summary", 8, 28)
    found = interpret_text(RawText(TEXT, "Launch", (section,)), file="a.md")
    assert isinstance(found, Document)
    assert (found.text, found.sections, found.title) == (TEXT, (section,), "Launch")
    assert (found.scope, found.id) == ("file", "a")


@pytest.mark.parametrize(
    ("file", "metadata", "own"),
    [
        ("notes/pm-7.md", {}, "notes/pm-7"),
        ("v1.2 notes.docx", {}, "v1.2 notes"),
        ("/srv/x/pm-7.md", {}, "pm-7"),
        ("notes\\pm-7.md", {}, "notes/pm-7"),
        ("a.md", {"id": "PM-12"}, "PM-12"),
        ("a.md", {"document id": "D-3"}, "D-3"),
        ("a.md", {"incident number": "INC0010021"}, "INC0010021"),
        ("a.md", {"ticket": "see the mail of May 3"}, "a"),
        ("mails/1.eml", {"ticket": "INC1"}, "mails/1"),
    ],
)
def test_a_file_has_the_id_it_states_or_its_path(
    file: str, metadata: dict[str, str], own: str
) -> None:
    assert document(file, metadata).id == own


def test_metadata_fills_customer_engagement_dates_and_attributes() -> None:
    found = document(
        metadata={
            "customer": "Acme",
            "project": "Portal",
            "project id": "P-1",
            "date": "21.03.2024",
            "closed": "2024-04-01",
            "phase": "Test",
            "severity": "Sev 1",
            "author": "PMO",
        }
    )
    assert (found.customer_name, found.engagement_name, found.engagement_key) == (
        "Acme",
        "Portal",
        "P-1",
    )
    assert (found.date, found.closed, found.date_ambiguous) == (
        date(2024, 3, 21),
        date(2024, 4, 1),
        False,
    )
    assert dict(found.attributes) == {"phase": "Test", "severity": "Sev 1"}
    assert dict(found.extra) == {"author": "PMO"}


def test_a_lone_doubtful_date_is_flagged() -> None:
    found = document(metadata={"date": "03/04/2024"})
    assert (found.date, found.date_ambiguous) == (date(2024, 4, 3), True)


@pytest.mark.parametrize(
    ("file", "metadata", "title", "kind"),
    [
        ("a.md", {}, None, "post_mortem"),
        ("a.eml", {"subject": "Retro"}, None, "escalation"),
        ("a.md", {"type": "lesson"}, "Escalation", "lesson"),
        ("lessons/a.md", {}, "Escalation handling", "lesson"),
        ("escalation-4.txt", {}, None, "escalation"),
        ("a.md", {}, "Ticket of the week", "escalation"),
    ],
)
def test_the_kind_comes_from_what_the_file_is(
    file: str, metadata: dict[str, str], title: str | None, kind: str
) -> None:
    assert document(file, metadata, title).kind is DocumentKind(kind)


def test_a_stated_kind_overrules_even_a_mail() -> None:
    assert document("a.eml", kind=DocumentKind.LESSON).kind is DocumentKind.LESSON


def test_a_mail_has_its_date_and_subject_from_its_headers() -> None:
    found = document("a.eml", {"subject": "No VPN", "date": "Tue, 12 Mar 2024 10:11:12 +0100"})
    assert (found.title, found.date) == ("No VPN", date(2024, 3, 12))


def test_a_file_without_text_or_with_too_much_is_rejected() -> None:
    empty = interpret_text(RawText(" \n"), file="a.md")
    assert empty == Rejected("a.md", None, "no text in the file")
    limit = Limits().max_text_characters
    huge = interpret_text(RawText("x" * (limit + 1)), file="a.md")
    assert isinstance(huge, Rejected)
    assert f"{limit + 1} characters; at most {limit}" in huge.reason


def test_a_line_of_metadata_is_no_title() -> None:
    stated = {"document id": "ACQ-13", "title": "Portal review"}
    assert document(metadata=stated, title="Document ID: ACQ-13").title == "Portal review"
    assert document(metadata={}, title="Review: the portal").title == "Review: the portal"


def test_a_note_tells_when_it_was_reported_beside_when_it_happened() -> None:
    found = document(metadata={"incident date": "2024-03-21", "reported": "2024-04-09"})
    assert (found.date, found.reported) == (date(2024, 3, 21), date(2024, 4, 9))
    assert document(metadata={"date": "2024-03-21"}).reported is None


def test_a_mail_is_itself_the_report() -> None:
    found = document("mails/one.eml", {"date": "2024-03-21"})
    assert (found.date, found.reported) == (date(2024, 3, 21), date(2024, 3, 21))


def test_a_text_that_states_no_day_has_the_one_in_its_files_name() -> None:
    assert document("retros/2024-03-11 portal.docx").date == date(2024, 3, 11)
    assert document("retros/20240311_portal.docx").date == date(2024, 3, 11)
    assert document("2024-03-11.md", {"date": "2024-02-01"}).date == date(2024, 2, 1)
    assert document("case 120240311.md").date is None


@pytest.mark.parametrize("name", ["PRJ-2024-0312 retro", "INV-2010-1015", "REQ_2024_1002"])
def test_a_key_in_the_name_of_a_file_is_no_day(name: str) -> None:
    assert document(f"{name}.txt").date is None


def test_a_text_without_a_label_is_dated_by_its_opening_lines_after_its_file() -> None:
    text = "Portal close-out\nEngagement P-1, closed 10 October 2025\nSummary\nLate.\n"
    assert document(text=text).date == date(2025, 10, 10)
    assert document(text=text, metadata={"date": "2025-10-12"}).date == date(2025, 10, 12)
    assert document("retros/2025-10-11 portal.md", text=text).date == date(2025, 10, 11)
    either = document(text="Portal\nHeld on | 05/09/2025\n")
    assert (either.date, either.date_ambiguous) == (date(2025, 9, 5), True)

from datetime import date

import pytest

from corpus.compose import no_sections
from corpus.document import Document, DocumentKind
from corpus.interpret.documents import DocumentReader
from corpus.limits import Limits
from corpus.rejected import Rejected
from tests.unit.corpus.interpret.tables import columns_of

TEXT = (
    "Accounts for the ward tablets were issued after go-live, so nobody could sign in for a week."
)
LABELS = ["id", "kind", "title", "text", "date", "closed", "customer", "phase", "rank", "status"]


def read(
    *cells: str, labels: list[str] = LABELS, kind: DocumentKind | None = None
) -> Document | Rejected:
    columns = columns_of(labels, [cells])
    return DocumentReader(columns, ("x",), "scope", "f.csv", kind, no_sections).read(0)


def document(*cells: str, kind: DocumentKind | None = None) -> Document:
    found = read(*cells, kind=kind)
    assert isinstance(found, Document)
    return found


ROW = ("1", "lesson", "Accounts", TEXT, "2024-03-01", "2024-04-01", "Acme", "Test", "7", "Open")


def test_a_row_becomes_a_document_with_all_it_says() -> None:
    found = document(*ROW)
    assert (found.scope, found.id, found.title, found.text) == ("scope", "x", "Accounts", TEXT)
    assert (found.kind, found.date, found.closed) == (
        DocumentKind.LESSON,
        date(2024, 3, 1),
        date(2024, 4, 1),
    )
    assert (found.customer_name, dict(found.attributes)) == ("Acme", {"phase": "Test"})
    assert dict(found.extra) == {"rank": "7", "status": "Open"}
    assert found.origin is not None
    assert (found.origin.file, found.origin.row) == ("f.csv", 1)


def test_a_stated_kind_overrules_the_row() -> None:
    assert document(*ROW, kind=DocumentKind.ESCALATION).kind is DocumentKind.ESCALATION


def test_a_kind_that_is_none_falls_back_to_the_table() -> None:
    found = document("1", "memo", *ROW[2:])
    assert (found.kind, found.extra["type"]) == (DocumentKind.POST_MORTEM, "memo")


def test_a_short_whole_text_stays_as_it_is() -> None:
    assert document("1", "lesson", "Accounts", "Too late.", *ROW[4:]).text == "Too late."


def test_a_title_speaks_where_the_text_is_missing() -> None:
    assert document("1", "lesson", "Accounts came late", "", *ROW[4:]).text == "Accounts came late"


def test_a_row_without_text_is_rejected_with_what_it_has() -> None:
    found = read("1", "lesson", "", " ", *ROW[4:])
    assert isinstance(found, Rejected)
    assert (found.file, found.row) == ("f.csv", 1)
    assert found.reason == "no text: the row is empty in 'title', 'text'"
    assert "Acme" in found.excerpt


def test_a_table_without_a_text_column_says_so() -> None:
    found = read("1", "5", labels=["id", "rank"])
    assert isinstance(found, Rejected)
    said = "no column of the table feeds a text or a title; give one with --mapping"
    assert found.reason == said


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["Engagement ID", "Customer", "Team"], "engagements"),
        (["Customer", "Region"], "customers"),
    ],
)
def test_a_table_that_may_hold_other_records_says_how_it_is_read_as_them(
    labels: list[str], kind: str
) -> None:
    """A list of engagements was refused with a hint at a mapping that could not have helped."""
    found = read(*("E1", "Acme", "North")[-len(labels) :], labels=labels)
    assert isinstance(found, Rejected)
    assert f"if its rows are {kind}, read it with --kind {kind};" in found.reason
    assert found.reason.endswith("if they are texts, give a column with --mapping")


def test_a_text_above_the_bound_is_rejected_with_both_numbers() -> None:
    limit = Limits().max_text_characters
    found = read("1", "lesson", "t", f"{TEXT} " * (limit // len(TEXT) + 1), *ROW[4:])
    assert isinstance(found, Rejected)
    assert f"at most {limit} are read" in found.reason
    assert len(found.excerpt) <= 500


def dated(**columns: str) -> Document:
    labels = ["id", "text", *(name.replace("_", " ") for name in columns)]
    found = read("1", TEXT, *columns.values(), labels=labels)
    assert isinstance(found, Document)
    return found


def test_the_day_it_was_logged_is_when_a_dated_event_became_known() -> None:
    found = dated(Incident_Date="2024-03-28", Date_Logged="2024-05-06")
    assert (found.date, found.reported) == (date(2024, 3, 28), date(2024, 5, 6))


def test_a_single_day_stays_the_date_of_the_document() -> None:
    logged = dated(Date_Logged="2024-05-06")
    assert (logged.date, logged.reported) == (date(2024, 5, 6), date(2024, 5, 6))
    happened = dated(Incident_Date="2024-05-06")
    assert (happened.date, happened.reported) == (date(2024, 5, 6), None)


def test_a_row_that_does_not_say_when_it_happened_is_dated_by_its_report() -> None:
    found = dated(Incident_Date="", Date_Logged="2024-05-06")
    assert (found.date, found.reported) == (date(2024, 5, 6), date(2024, 5, 6))


def test_a_reporting_day_that_could_be_another_is_not_believed() -> None:
    found = dated(Incident_Date="2024-03-01", Reported="03/04/2024")
    assert (found.date, found.reported) == (date(2024, 3, 1), None)


def test_reports_come_after_what_happened_which_settles_their_order() -> None:
    labels = ["id", "text", "incident date", "reported"]
    rows = [("1", TEXT, "09/04/2024", "05/05/2024"), ("2", TEXT, "08/04/2024", "02/05/2024")]
    columns = columns_of(labels, rows)
    reader = DocumentReader(columns, ("1", "2"), "scope", "f.csv", None, no_sections)
    found = [reader.read(place) for place in range(2)]
    assert [item.reported for item in found if isinstance(item, Document)] == [
        date(2024, 5, 5),
        date(2024, 5, 2),
    ]

from datetime import date

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
    assert "no column of the table feeds a text" in found.reason


def test_a_text_above_the_bound_is_rejected_with_both_numbers() -> None:
    limit = Limits().max_text_characters
    found = read("1", "lesson", "t", f"{TEXT} " * (limit // len(TEXT) + 1), *ROW[4:])
    assert isinstance(found, Rejected)
    assert f"at most {limit} are read" in found.reason
    assert len(found.excerpt) <= 500

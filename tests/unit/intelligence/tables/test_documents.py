from datetime import date

from corpus.document import Document, DocumentKind, Origin, Section
from corpus.records import Customer, Engagement
from intelligence.edition import UNKNOWN
from intelligence.linking.links import link_documents
from intelligence.linking.registers import make_register
from intelligence.tables.documents import documents_table


def row(document: Document) -> dict[str, object]:
    register = make_register(
        (Customer("C1", "Acme", segment="Retail", region="North"),),
        (Engagement("P1", "ERP", customer_key="C1", team="Alpha", region=None),),
        (document,),
    )
    table = documents_table([document], link_documents([document], register), register)
    return dict(table.iloc[0])


def test_a_record_knows_better_than_the_document_that_mentions_it() -> None:
    found = row(
        Document(
            "s",
            "1",
            DocumentKind.LESSON,
            "A\nbody",
            sections=(Section("A", 2, 6),),
            engagement_key="P1",
            attributes={"team": "the alpha folks", "phase": "Test", "severity": " "},
            origin=Origin("a.csv", 3),
        )
    )
    assert found["team"] == "Alpha"
    assert found["region"] == "North"
    assert found["segment"] == "Retail"
    assert found["phase"] == "Test"
    assert found["severity"] == UNKNOWN
    assert (found["section_headings"], found["section_starts"]) == (["A"], [2])
    assert (found["source_file"], found["source_row"]) == ("a.csv", 3)


def test_an_unlinked_document_keeps_its_own_attributes_and_the_name_it_gives() -> None:
    found = row(
        Document(
            "s", "1", DocumentKind.LESSON, "x", customer_name="Zebra", attributes={"team": "Gamma"}
        )
    )
    assert found["customer"] is None
    assert found["customer_given"] == "Zebra"
    assert found["team"] == "Gamma"
    assert found["quarter"] == UNKNOWN


def test_the_day_on_which_an_escalation_was_closed_is_kept_and_an_open_one_has_none() -> None:
    closed = Document("s", "1", DocumentKind.ESCALATION, "x", closed=date(2026, 3, 4))
    assert row(closed)["closed"] == "2026-03-04"
    assert row(Document("s", "1", DocumentKind.ESCALATION, "x"))["closed"] is None


def test_the_day_on_which_it_became_known_is_kept_and_an_unknown_one_is_null() -> None:
    reported = Document("s", "1", DocumentKind.LESSON, "x", reported=date(2026, 5, 4))
    assert row(reported)["reported"] == "2026-05-04"
    assert row(Document("s", "1", DocumentKind.LESSON, "x"))["reported"] is None

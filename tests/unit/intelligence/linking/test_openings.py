from dataclasses import replace

from corpus.document import Document, DocumentKind, Origin
from intelligence.linking.openings import (
    form_of,
    has_foreign_id,
    labels,
    names_customer,
    openings,
    path_of,
)


def test_a_document_says_what_it_is_about_in_its_title_its_first_lines_and_its_path() -> None:
    document = Document("s", "1", DocumentKind.LESSON, "x" * 500, title="T", origin=Origin("a/b"))
    assert [words for words, _ in openings(document)] == ["T", "x" * 400, "a/b"]
    assert path_of(Document("s", "1", DocumentKind.LESSON, "x")) == ""


def test_a_label_tells_by_its_first_word_and_not_in_a_field_about_other_work() -> None:
    extra = {"tags": "late; PRJ-1 move", "note": "similar to PRJ-2", "Related project": "PRJ-3"}
    document = Document("s", "1", DocumentKind.LESSON, "x", extra=extra)
    assert list(labels(document)) == ["late", "PRJ-1", "similar"]


def test_a_customer_is_named_by_name_or_key() -> None:
    document = Document("s", "1", DocumentKind.LESSON, "x")
    assert not names_customer(document)
    assert names_customer(replace(document, customer_key="C1"))


def test_an_id_of_another_making_than_the_registers_is_told_by_its_form() -> None:
    document = Document("s", "1", DocumentKind.LESSON, "x")
    forms = {form_of("C1"), form_of("C-0042")}
    assert not has_foreign_id(document, forms)
    for key, foreign in (("c77", False), ("C-9", False), ("Zeta Ltd", False), ("Area 51", False),
                         ("9009", True), ("0015g00000Xa1", True)):  # fmt: skip
        assert has_foreign_id(replace(document, customer_key=key), forms) is foreign
    assert not has_foreign_id(replace(document, customer_key="9009", customer_name="Z"), forms)

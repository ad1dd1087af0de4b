import io

from docx import Document

from corpus.sample.writers.offers import offer_files

TEXT = "# Order\n\n## 1. Scope\n\nTwo ledgers move.\n\n### 1.1 Parts\n\n- Design\n- Build & test\n"


def test_an_offer_is_written_as_it_is_and_as_a_word_document_where_asked() -> None:
    assert [file.path for file in offer_files("order", TEXT, as_word=False)] == ["order.md"]
    plain, word = offer_files("order", TEXT, as_word=True)
    assert plain.data.decode() == TEXT
    paragraphs = Document(io.BytesIO(word.data)).paragraphs
    assert [(p.style.name if p.style else None, p.text) for p in paragraphs] == [
        ("Title", "Order"),
        ("Heading 1", "1. Scope"),
        ("Normal", "Two ledgers move."),
        ("Heading 2", "1.1 Parts"),
        ("List Bullet", "Design"),
        ("List Bullet", "Build & test"),
    ]


def test_a_word_document_is_the_same_bytes_every_time() -> None:
    first = [file.data for file in offer_files("order", TEXT, as_word=True)]
    assert [file.data for file in offer_files("order", TEXT, as_word=True)] == first

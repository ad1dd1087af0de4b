import io

from docx import Document

from corpus.document import DocumentKind
from corpus.sample.chance import stream
from corpus.sample.prose import PROMPTS
from corpus.sample.writers.word import FORMS, word_reviews
from tests.unit.corpus.sample.conftest import Make


def test_a_review_has_facts_headings_and_its_causes(make: Make) -> None:
    document = make(id="PIR-2024-001", kind=DocumentKind.POST_MORTEM)
    (file,) = word_reviews([document], stream(1, "t"))
    read = Document(io.BytesIO(file.data))
    facts = {row.cells[0].text: row.cells[1].text for row in read.tables[0].rows}
    assert facts["Customer"] == "Bärental & Söhne"
    assert facts["Document ID"] == "PIR-2024-001"
    headings = {p.text for p in read.paragraphs if p.style and p.style.name == "Heading 1"}
    assert any(headings <= set(form) for form in FORMS)
    assert any('Nobody knew "posting", ever.' in p.text for p in read.paragraphs)


def test_some_reviews_leave_the_prompts_of_the_form_in(make: Make) -> None:
    documents = [make(id=f"PIR-2024-{n:03d}") for n in range(20)]
    files = list(word_reviews(documents, stream(1, "t")))
    prompted = [
        any(p.text in PROMPTS.values() for p in Document(io.BytesIO(file.data)).paragraphs)
        for file in files
    ]
    assert 0 < sum(prompted) < 20


def test_word_files_repeat_byte_for_byte(make: Make) -> None:
    first = list(word_reviews([make()], stream(1, "t")))
    assert first == list(word_reviews([make()], stream(1, "t")))

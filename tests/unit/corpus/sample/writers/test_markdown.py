from corpus.document import DocumentKind
from corpus.sample.chance import stream
from corpus.sample.writers.markdown import LEADS, markdown_reviews
from tests.unit.corpus.sample.conftest import Make


def texts(make: Make) -> list[str]:
    documents = [make(id=f"RETRO-2024-{n:03d}", kind=DocumentKind.POST_MORTEM) for n in range(40)]
    return [file.data.decode() for file in markdown_reviews(documents, stream(1, "t"))]


def test_notes_open_with_their_facts(make: Make) -> None:
    text = texts(make)[0]
    assert text.startswith('---\nid: "RETRO-2024-000"\n')
    assert 'customer: "Bärental & Söhne"' in text


def test_forms_and_free_retrospectives_both_hold_the_cause(make: Make) -> None:
    found = texts(make)
    assert all('Nobody knew "posting", ever.' in text for text in found)
    free = [text for text in found if "## " not in text]
    assert 5 < len(free) < 25
    assert all(any(lead in text for lead in LEADS) for text in free)
    assert all("## Root cause" in text for text in found if text not in free)


def test_some_forms_leave_the_prompts_in(make: Make) -> None:
    assert 3 < sum("_Ask why until" in text for text in texts(make)) < 25


def test_files_are_named_after_their_documents(make: Make) -> None:
    (file,) = markdown_reviews([make(id="RETRO-2024-009")], stream(1, "t"))
    assert file.path == "post_mortems/notes/retro-2024-009.md"

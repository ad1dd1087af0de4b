from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.document import Document, DocumentKind, Section
from intelligence.findings import Finding
from intelligence.memory import Forgetful
from intelligence.remembered import FindingMemory
from tests.fakes.results import MemoryResults

DOCUMENTS = [
    Document("s", str(n), DocumentKind.LESSON, f"The access came {n} days late \ud800.")
    for n in range(3)
]


class Search:
    """Finds the whole text, and remembers which documents it was asked about."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, documents: Iterable[Document]) -> Iterator[Finding]:
        for item in documents:
            self.asked.append(item.id)
            end = len(item.text)
            yield Finding(item.uid, 0, end, item.text, "cause", "classifier", 0.8125, "Why")


def test_only_documents_that_are_not_known_are_searched_and_all_findings_come_in_order() -> None:
    memory, search = FindingMemory(MemoryResults(), "model-1"), Search()
    first = memory.find(DOCUMENTS[:2], search)
    again = memory.find(DOCUMENTS, search)
    assert search.asked == ["0", "1", "2"]
    assert again[:2] == first
    assert [item.document_uid for item in again] == [item.uid for item in DOCUMENTS]


def test_another_model_another_text_or_another_heading_is_searched_again() -> None:
    store, search = MemoryResults(), Search()
    document = DOCUMENTS[0]
    FindingMemory(store, "model-1").find([document], search)
    FindingMemory(store, "model-2").find([document], search)
    FindingMemory(store, "model-1").find([replace(document, text="Other.")], search)
    headed = replace(document, sections=(Section("Impact", 0, 5),))
    FindingMemory(store, "model-1").find([headed], search)
    column = replace(document, sections=(Section("Impact", 0, 5, column=True),))
    FindingMemory(store, "model-1").find([column], search)
    FindingMemory(store, "model-1").find([replace(document, kind=DocumentKind.ESCALATION)], search)
    assert search.asked == ["0"] * 6
    FindingMemory(store, "model-1").find([replace(document, title="other title")], search)
    assert search.asked == ["0"] * 6


def test_a_document_without_findings_is_remembered_too() -> None:
    memory, asked = FindingMemory(MemoryResults(), "m"), []

    def nothing(documents: Iterable[Document]) -> Iterator[Finding]:
        asked.extend(documents)
        return iter(())

    assert memory.find(DOCUMENTS, nothing) == memory.find(DOCUMENTS, nothing) == []
    assert len(asked) == 3


def test_documents_that_say_the_same_are_searched_once_and_each_has_its_findings_once() -> None:
    """Two tickets of equal words in one import once had each finding twice."""
    twin = replace(DOCUMENTS[0], id="twin")
    memory, search = FindingMemory(MemoryResults(), "m"), Search()
    done: list[int] = []

    for _ in range(2):
        found = memory.find([DOCUMENTS[0], twin], search, done.append)
        assert [item.document_uid for item in found] == [DOCUMENTS[0].uid, twin.uid]

    assert search.asked == ["twin"]
    assert sum(done) == 4


def test_without_a_memory_everything_is_searched_each_time() -> None:
    memory, search = FindingMemory(Forgetful(), "m"), Search()
    assert memory.find(DOCUMENTS, search) == memory.find(DOCUMENTS, search)
    assert len(search.asked) == 6

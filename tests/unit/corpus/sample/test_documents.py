from collections import Counter

from corpus.document import DocumentKind
from corpus.sample import plan
from corpus.sample.documents import CHANNELS, LETTERS, SampleDocument, compose
from corpus.sample.materials import Materials
from corpus.sample.schedule import Slot

Documents = tuple[SampleDocument, ...]


def test_documents_have_distinct_ids_and_the_themes_they_were_to_have(
    documents: Documents, slots: tuple[Slot, ...]
) -> None:
    assert len({item.id for item in documents}) == len(documents)
    assert len(documents) == len(slots) + LETTERS
    for document, slot in zip(documents, slots, strict=False):
        assert tuple(cause.theme for cause in document.causes) == slot.themes
        assert document.day == slot.day


def test_every_channel_of_every_kind_is_used(documents: Documents) -> None:
    used = Counter(item.channel for item in documents)
    for names, _ in CHANNELS.values():
        assert all(used[name] >= 20 for name in names)


def test_hardly_a_cause_is_said_twice(documents: Documents) -> None:
    texts = Counter(cause.text for item in documents for cause in item.causes)
    assert len(texts) > 0.9 * texts.total()
    assert max(texts.values()) <= 4


def test_letters_belong_to_no_engagement_and_leave_the_counted_themes_alone(
    documents: Documents,
) -> None:
    letters = [item for item in documents if item.channel == "taken_over"]
    assert len(letters) == LETTERS
    assert all(item.engagement is None and item.body for item in letters)
    assert not {c.theme for item in letters for c in item.causes} & plan.COUNTED


def test_customers_sign_their_own_mails(documents: Documents, materials: Materials) -> None:
    contacts = set(materials.words["contacts"])
    theirs = [item for item in documents if item.voice == "customer"]
    assert theirs
    assert {item.author for item in theirs} <= contacts
    assert not contacts & set(materials.words["people"])


def test_tickets_close_after_they_open_and_never_in_the_future(documents: Documents) -> None:
    closed = [item for item in documents if item.closed]
    assert closed
    assert all(item.closed and item.closed > item.day for item in closed)


def test_praise_and_requests_name_no_cause(documents: Documents) -> None:
    harmless = [item for item in documents if item.mood in {"praise", "request"}]
    assert {item.kind for item in harmless} >= {DocumentKind.LESSON, DocumentKind.ESCALATION}
    assert not any(item.causes for item in harmless)


def test_composition_repeats(
    documents: Documents, materials: Materials, slots: tuple[Slot, ...]
) -> None:
    assert compose(materials, slots, 7) == documents


def test_a_request_asks_and_is_answered(documents: Documents, materials: Materials) -> None:
    requests = [item for item in documents if item.mood == "request"]
    answers = {s.text[:4] for s in materials.statements if s.role == "answer"}
    for item in requests:
        assert item.part("context")
        assert item.part("resolution")[0][:4] in answers

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.document import Document, DocumentKind
from corpus.records import Customer, Engagement, Money
from corpus.rejected import Rejected
from corpus.store.versions import Additions
from corpus.store.workspace import LinkDecision, Store


@pytest.fixture
def store() -> Store:
    return Store("sqlite://").open()


def ticket(number: int, text: str = "VPN access came late.") -> Document:
    return Document("jira", f"ESC-{number}", DocumentKind.ESCALATION, text)


def test_the_same_documents_again_add_nothing(store: Store) -> None:
    batch = [ticket(number) for number in range(1000)]
    import_id = store.begin_import("a.csv", "0" * 64, "r")
    assert store.add_documents(batch, import_id) == Additions(added=1000)
    assert store.add_documents(batch, import_id) == Additions(unchanged=1000)
    assert len(list(store.documents())) == 1000


def test_a_changed_row_makes_a_new_version_and_keeps_the_old(store: Store) -> None:
    import_id = store.begin_import("a.csv", "0" * 64, "r")
    store.add_documents([ticket(1), ticket(2)], import_id)
    changed = ticket(1, "VPN access came late, again.")
    assert store.add_documents([changed, ticket(2)], import_id) == Additions(changed=1, unchanged=1)
    assert [item.text for item in store.versions_of(changed.uid)] == [
        "VPN access came late.",
        "VPN access came late, again.",
    ]
    assert {item.text for item in store.documents()} == {
        "VPN access came late, again.",
        "VPN access came late.",
    }


def test_a_key_repeated_in_one_batch_ends_with_its_last_row(store: Store) -> None:
    import_id = store.begin_import("a.csv", "0" * 64, "r")
    counts = store.add_documents([ticket(1, "first"), ticket(1, "second")], import_id)
    assert counts == Additions(added=1, changed=1)
    assert [item.text for item in store.documents()] == ["second"]
    assert len(store.versions_of(ticket(1).uid)) == 2


def test_records_come_back_in_order_of_key_with_their_newest_version(store: Store) -> None:
    import_id = store.begin_import("p.csv", "1" * 64, "r")
    planned = Engagement("P2", "Roll-out", revenue=Money(Decimal(10), "EUR"))
    store.add_engagements([planned, Engagement("P1", "Pilot")], import_id)
    store.add_engagements([replace(planned, name="Roll-out 2")], import_id)
    store.add_customers([Customer("P1", "a customer with an engagement's key")], import_id)
    assert [item.name for item in store.engagements()] == ["Pilot", "Roll-out 2"]
    assert [item.key for item in store.customers()] == ["P1"]


def test_a_scope_makes_a_version_once(store: Store) -> None:
    import_id = store.begin_import("p.csv", "1" * 64, "r")
    store.add_engagements([Engagement("P1", "Pilot")], import_id)
    scoped = Engagement("P1", "Pilot", scope="Two ledgers move.")
    assert store.add_engagements([scoped], import_id) == Additions(changed=1)
    assert store.add_engagements([scoped], import_id) == Additions(unchanged=1)
    assert [item.scope for item in store.engagements()] == ["Two ledgers move."]


def test_only_a_finished_import_counts_as_read(store: Store) -> None:
    import_id = store.begin_import("a.csv", "a" * 64, "reading-1")
    assert store.finished_import("a" * 64, "reading-1") is None
    store.finish_import(import_id, "finished", {"documents": 3})
    assert store.finished_import("a" * 64, "reading-1") == {"documents": 3}
    assert store.finished_import("a" * 64, "another mapping") is None


def test_rejects_of_the_newest_reading_are_kept_with_file_row_and_reason(store: Store) -> None:
    rejected = Rejected("a.csv", 12, "row 12 has no text", "id=7")
    for _ in range(2):
        import_id = store.begin_import("a.csv", "a" * 64, "r")
        store.add_rejects([rejected], import_id)
        store.finish_import(import_id, "finished", {})
    assert store.rejects() == (rejected,)


def test_link_decisions_are_appended_never_replaced(store: Store) -> None:
    first = LinkDecision("customer", "Acme Intl", "C1", "analyst", "same VAT number", "2026-01-01")
    second = replace(first, key=None, why="sold in 2025")
    store.add_decision(first)
    store.add_decision(second)
    assert store.decisions() == (first, second)


def test_lone_surrogates_in_a_text_do_not_stop_an_import(store: Store) -> None:
    import_id = store.begin_import("a.csv", "0" * 64, "r")
    store.add_documents([ticket(1, "broken \ud83d emoji")], import_id)
    assert next(store.documents()).text == "broken \ud83d emoji"

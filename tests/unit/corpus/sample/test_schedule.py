from collections import Counter

from corpus.document import DocumentKind
from corpus.sample import plan
from corpus.sample.calendar import QUARTERS, Quarter
from corpus.sample.occurrence import Occurrence
from corpus.sample.schedule import MOST_CAUSES, Slot

Slots = tuple[Slot, ...]


def test_every_occurrence_is_in_a_document(
    slots: Slots, occurrences: tuple[Occurrence, ...]
) -> None:
    written = {(slot.engagement.key, theme) for slot in slots for theme in slot.themes}
    assert written == {(o.engagement.key, o.theme) for o in occurrences}


def test_themes_with_a_trend_are_dated_in_their_quarter_and_told_once(
    slots: Slots, occurrences: tuple[Occurrence, ...]
) -> None:
    written = Counter(
        (slot.engagement.key, Quarter.of(slot.day), theme)
        for slot in slots
        for theme in slot.themes
        if theme in plan.ONCE
    )
    assert written == Counter(
        (o.engagement.key, o.quarter, o.theme) for o in occurrences if o.theme in plan.ONCE
    )


def test_no_document_names_a_theme_twice_or_too_many(slots: Slots) -> None:
    assert all(len(set(slot.themes)) == len(slot.themes) <= MOST_CAUSES for slot in slots)


def test_documents_lie_within_the_sample_and_the_engagements_quarters(slots: Slots) -> None:
    for slot in slots:
        assert QUARTERS[0].first <= slot.day <= QUARTERS[-1].last
        assert Quarter.of(slot.day) in slot.engagement.quarters


def test_only_closed_engagements_are_reviewed_and_once(slots: Slots) -> None:
    reviewed = Counter(s.engagement.key for s in slots if s.kind is DocumentKind.POST_MORTEM)
    assert len(reviewed) > 60
    assert set(reviewed.values()) == {1}
    assert all(s.engagement.closed for s in slots if s.kind is DocumentKind.POST_MORTEM)


def test_only_the_relationship_customer_complains_without_a_cause(slots: Slots) -> None:
    complaints = [slot for slot in slots if slot.mood == "complaint"]
    assert len(complaints) > 20
    names = {slot.engagement.customer.record.name for slot in complaints}
    assert names == {plan.RELATIONSHIP_CUSTOMER}
    assert not any(slot.themes for slot in complaints)

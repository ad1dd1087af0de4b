from __future__ import annotations

import gc
import weakref

import pytest

from intelligence.status_notes import is_status_note
from models.recognition.labelled import training_causes


@pytest.mark.parametrize(
    "text",
    [
        "This incident has been resolved.",
        "The incident is fully resolved.",
        "We are investigating reports of degraded performance for Actions",
        "We're continuing to investigate this issue.",
        "We are actively working on mitigations.",
        "Scheduled maintenance is currently in progress.",
        "Scheduled maintenance",
        "Investigating",
        "Monitoring - a fix is out.",
        "Identified: see the next update",
        "Investigating elevated latency",
        "Mitigated at 10:20 UTC",
        "Everything is operating normally.",
        "We will provide more updates as we know more.",
        "Services were fully restored by 13:16 UTC.",
        "Additional Keyword(s): Engine Flow Test Data",
        "Customer | Northwind Traders",
        "References: O'Connor, Practical Reliability Engineering, 1985.",
    ],
)
def test_states_and_pointers_are_status_notes(text: str) -> None:
    assert is_status_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fix was deployed without review.",
        "Identified risks were ignored.",
        "Monitoring of subcontractor deliverables started in month five.",
        "We were working on outdated requirements.",
        "The team was working on four engagements at the same time.",
        "Update scripts overwrote the customer configuration.",
        "Monitoring was switched off before cutover.",
        "Scheduled maintenance of the client's ERP collided with our cutover weekend.",
        "Issues were closed by people who had left.",
        "The outage was caused by an expired certificate.",
        "Nobody monitored the queue.",
        "The customer | vendor split was never agreed.",
        "The issue was resolved late because the vendor had no staff.",
    ],
)
def test_a_reason_is_no_status_note(text: str) -> None:
    assert not is_status_note(text)


def test_hardly_a_labelled_cause_is_taken_for_a_status_note() -> None:
    causes = [cause.text for cause in training_causes()]
    assert sum(map(is_status_note, causes)) < 0.01 * len(causes)


def test_no_text_is_held_once_it_was_judged() -> None:
    """Customers' statements stayed in memory as long as the process lived."""

    class Statement(str):
        __slots__ = ("__weakref__",)

    text = Statement("The outage at Northwind was resolved.")
    held = weakref.ref(text)
    assert is_status_note(text)
    del text
    gc.collect()
    assert held() is None

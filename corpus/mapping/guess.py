"""Guesses for tables of no known source: what their rows are, and which names mislead."""

from __future__ import annotations

from collections.abc import Collection

from corpus.fields import Field, Group, Records, fields_for
from corpus.mapping.evidence import Evidence
from corpus.mapping.model import RecordKind

_MOST = 0.6
_HALF = 0.5
_MONEY_AND_HOURS = {Group.MONEY, Group.NUMBER, Group.MARGIN}
_TICKET_WORDS = frozenset(
    [
        "priority",
        "status",
        "assignee",
        "reporter",
        "ticket",
        "escalation",
        "case",
        "caller",
        "requester",
        "urgency",
        "escalated",
        "queue",
        "channel",
    ]
)
_LESSON_WORDS = frozenset({"lesson", "lessons", "learned", "learnt"})
_ESCALATION_WORDS = frozenset({"escalation", "escalated", "ticket", "safenet"})


def guess_kind(labels: Collection[str], prose: Collection[str]) -> RecordKind:
    """Return what the rows are, from the labels and from which columns hold sentences.

    >>> guess_kind({"project name", "start date", "planned hours", "revenue"}, set())
    <RecordKind.ENGAGEMENTS: 'engagements'>
    """
    if not prose:
        money = _fed(labels, Records.ENGAGEMENTS, _MONEY_AND_HOURS)
        span = _fed(labels, Records.ENGAGEMENTS, {Group.DATE})
        named = _fed(labels, Records.ENGAGEMENTS, {Group.TITLE, Group.ID})
        texts = _fed(labels, Records.DOCUMENTS, {Group.TEXT})
        worked = money >= 2 or (money and span) or (span >= 2 and _says_project(labels))  # noqa: PLR2004 - one amount alone also stands in tickets
        if named and not texts and worked:
            return RecordKind.ENGAGEMENTS
        if not texts and not money and _is_customer_list(labels):
            return RecordKind.CUSTOMERS
    words = {word for label in labels for word in label.split()}
    if words & _LESSON_WORDS:
        return RecordKind.LESSON
    if words & _ESCALATION_WORDS or len(words & _TICKET_WORDS) >= 2:  # noqa: PLR2004 - one may be chance
        return RecordKind.ESCALATION
    return RecordKind.POST_MORTEM


def _fed(labels: Collection[str], records: Records, groups: Collection[Group]) -> int:
    """Count the fields of some groups that a label names outright."""
    return sum(
        any(label in field.aliases for label in labels)
        for field in fields_for(records)
        if field.group in groups
    )


def _says_project(labels: Collection[str]) -> bool:
    words = {word for label in labels for word in label.split()}
    return bool(words & {"project", "engagement", "workspace"})


def _is_customer_list(labels: Collection[str]) -> bool:
    engagement = any("project" in label or "engagement" in label for label in labels)
    words = {word for label in labels for word in label.split()}
    if words & (_TICKET_WORDS | {"title", "subject", "summary", "severity"}):
        return False
    named = _fed(labels, Records.CUSTOMERS, {Group.TITLE})
    described = _fed(labels, Records.CUSTOMERS, {Group.ATTRIBUTE, Group.NOTE})
    dated = _fed(labels, Records.DOCUMENTS, {Group.DATE})
    return bool(named and described and not engagement and not dated)


def is_better_unmapped(field: Field, evidence: Evidence) -> str | None:
    """Return why a name misleads for these values, or None."""
    if not evidence.filled:
        return None
    keys = max(evidence.opaque, evidence.numbers) >= _MOST
    numbered = evidence.levels + evidence.numbers > _HALF
    numbers = all(any(char.isdigit() for char in sample) for sample in evidence.samples)
    short = numbers and evidence.words < 1.2 and evidence.characters < 8  # noqa: PLR2004 - as DE-9
    checks = {
        "customer_name": (keys, "the values are keys, not names"),
        "engagement_name": (keys, "the values are keys, not names"),
        "title": (
            short or evidence.characters > 120,  # noqa: PLR2004 - no heading is as long
            "the values are codes or whole texts, not titles",
        ),
        "region": (numbered, "the values are states of a record, not places"),
        "status": (evidence.place_codes >= _MOST, "the values are places, not states of a record"),
        "severity": (evidence.levels < _MOST, "the values are not levels"),
    }
    misleads, reason = checks.get(field.name, (False, ""))
    return reason if misleads else None

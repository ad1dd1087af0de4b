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
#: Words of columns that are written while an engagement runs or when it ends.
_LATER_WORDS = _LESSON_WORDS | frozenset(
    [
        *("status", "state", "health", "progress", "update", "updates", "latest", "current"),
        *("actual", "revised", "change", "changes", "changed", "delivered", "completed"),
        *("closing", "closure", "closed", "final", "outcome", "outcomes", "result", "results"),
        *("review", "retrospective", "mortem", "issue", "issues", "problem", "problems"),
        *("escalation", "escalations", "incident", "incidents", "delay", "delays", "comment"),
        *("comments", "note", "notes", "remark", "remarks", "variance", "overrun", "creep"),
    ]
)
_PROJECT_WORDS = frozenset({"project", "engagement", "workspace", "projekt", "auftrag", "job"})
#: Texts that stand beside any record, so that they do not tell what it is.
_REMARK_LABELS = frozenset(
    alias for f in fields_for(Records.DOCUMENTS) if f.name == "comment" for alias in f.aliases
)
#: Labels of what was agreed that tables of documents have as well.
_SHARED_SCOPES = frozenset({"description", "deliverables", "assumptions", "exclusions"})


def guess_kind(
    labels: Collection[str], prose: Collection[str], repeated: Collection[str] = ()
) -> RecordKind:
    """Return what the rows are, from the labels and from which columns hold sentences.

    ``repeated`` are the labels whose values come again and again, so that they name no row.

    >>> guess_kind({"project name", "start date", "planned hours", "revenue"}, set())
    <RecordKind.ENGAGEMENTS: 'engagements'>
    """
    money = _fed(labels, Records.ENGAGEMENTS, _MONEY_AND_HOURS)
    span = _fed(labels, Records.ENGAGEMENTS, {Group.DATE})
    surely = money >= 2 and span > 0  # noqa: PLR2004 - as below
    scopes = _scope_labels(labels, surely=surely)
    if not set(prose) - scopes - (_REMARK_LABELS if surely else frozenset()):
        named = _fed(labels, Records.ENGAGEMENTS, {Group.TITLE, Group.ID})
        texts = _fed(set(labels) - scopes - _REMARK_LABELS, Records.DOCUMENTS, {Group.TEXT})
        worked = money >= 2 or (money and span) or (span >= 2 and _says_project(labels))  # noqa: PLR2004 - one amount alone also stands in tickets
        if named and not texts and worked:
            return RecordKind.ENGAGEMENTS
        if not prose and not texts and not money and _is_customer_list(labels, repeated):
            return RecordKind.CUSTOMERS
    if not money and _is_annotated_customer_list(labels, repeated):
        return RecordKind.CUSTOMERS
    words = {word for label in labels for word in label.split()}
    if words & _LESSON_WORDS:
        return RecordKind.LESSON
    if words & _ESCALATION_WORDS or len(words & _TICKET_WORDS) >= 2:  # noqa: PLR2004 - one may be chance
        return RecordKind.ESCALATION
    return RecordKind.POST_MORTEM


def _scope_labels(labels: Collection[str], *, surely: bool) -> set[str]:
    """Return the labels of texts that say what was agreed.

    A bare *description* stands in tickets too, and *assumptions* in logs of them; they are such
    texts only where nothing speaks of documents and money and dates ``surely`` of engagements.
    """
    found = {
        label
        for field in fields_for(Records.ENGAGEMENTS)
        if field.group is Group.TEXT
        for label in labels
        if label in field.aliases
    }
    words = {word for label in labels for word in label.split()}
    of_documents = (_TICKET_WORDS - {"status"}) | _LESSON_WORDS | _ESCALATION_WORDS
    return found if surely and not words & of_documents else found - _SHARED_SCOPES


def speaks_of_later(label: str) -> bool:
    """Return whether a label names what became known after an engagement was signed.

    >>> speaks_of_later("status description"), speaks_of_later("scope of work")
    (True, False)
    """
    return not _LATER_WORDS.isdisjoint(label.split())


def _fed(labels: Collection[str], records: Records, groups: Collection[Group]) -> int:
    """Count the fields of some groups that a label names outright."""
    return sum(
        any(label in field.aliases for label in labels)
        for field in fields_for(records)
        if field.group in groups
    )


def _says_project(labels: Collection[str]) -> bool:
    words = {word for label in labels for word in label.split()}
    return bool(words & _PROJECT_WORDS)


def _is_customer_list(labels: Collection[str], repeated: Collection[str]) -> bool:
    engagement = any(word in label for label in labels for word in _PROJECT_WORDS)
    words = {word for label in labels for word in label.split()}
    if words & (_TICKET_WORDS | {"title", "subject", "summary", "severity"}):
        return False
    named = _fed(set(labels) - set(repeated), Records.CUSTOMERS, {Group.TITLE})
    described = _fed(labels, Records.CUSTOMERS, {Group.ATTRIBUTE, Group.NOTE})
    dated = _fed(labels, Records.DOCUMENTS, {Group.DATE})
    return bool(named and described and not engagement and not dated)


def _is_annotated_customer_list(labels: Collection[str], repeated: Collection[str]) -> bool:
    """Say whether rows are customers, each with its key, beside which somebody keeps notes."""
    bare = set(labels) - _REMARK_LABELS
    texts = _fed(bare, Records.DOCUMENTS, {Group.TEXT})
    keyed = _fed(bare - set(repeated), Records.CUSTOMERS, {Group.ID})
    return bare != set(labels) and not texts and bool(keyed) and _is_customer_list(bare, repeated)


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

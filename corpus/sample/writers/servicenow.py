"""ServiceNow incident exports: an older one as CSV, the current year as a workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from random import Random

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import CHATTER, ticket_body
from corpus.sample.writers.workbook import workbook
from corpus.sample.writers.written import Written, delimited

HEADER = (
    *("number", "sys_id", "opened_at", "resolved_at", "closed_at", "short_description"),
    *("description", "caller_id", "company", "project_number", "project", "category"),
    *("impact", "urgency", "severity", "priority", "state", "assignment_group"),
    *("close_code", "close_notes", "work_notes"),
)
RESOLVED, IN_PROGRESS = "6", "2"


def incident_csv(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return the incidents as delimited text."""
    rows = [HEADER, *(_row(random, document) for document in documents)]
    ids = tuple(document.id for document in documents)
    yield Written("escalations/servicenow_incidents.csv", delimited(rows), ids)


def incident_workbook(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return the incidents as a workbook of one sheet."""
    rows = [HEADER, *(_row(random, document) for document in documents)]
    ids = tuple(document.id for document in documents)
    yield Written("escalations/servicenow_incidents_2026.xlsx", workbook({"Page 1": rows}), ids)


def _row(random: Random, document: SampleDocument) -> tuple[str, ...]:
    opened = f"{document.day} {random.randint(6, 19):02d}:{random.randint(0, 59):02d}:07"
    done = f"{document.closed} 16:{random.randint(10, 59)}:00" if document.closed else ""
    reference = document.reference
    note = f"{opened} - {document.author} (Work notes)\n{random.choice(CHATTER)}"
    return (
        *(document.id, hashlib.md5(document.id.encode(), usedforsecurity=False).hexdigest()),
        *(opened, done, done, document.title, ticket_body(random, document), document.author),
        *(reference.customer, reference.engagement_key, reference.engagement, "Delivery"),
        *("2 - Medium", "2 - Medium", document.severity, document.severity),
        *(RESOLVED if done else IN_PROGRESS,),
        *(document.engagement.team if document.engagement else "",),
        *("Solved (Permanently)" if done else "",),
        *(" ".join(document.part("resolution")) if done else "", note),
    )

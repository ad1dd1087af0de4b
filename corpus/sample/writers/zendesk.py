"""A Zendesk export as a German desktop saves it: semicolons, Windows-1252, day-month-year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import ticket_body
from corpus.sample.writers.written import Written, delimited

HEADER = (
    *("Id", "Requester id", "Group", "Status", "Priority", "Via", "Created at", "Updated at"),
    *("Solved at", "Satisfaction Score", "Reopens", "Replies", "Subject", "Description"),
    *("Organization", "Project ID", "Project [list]"),
)
PRIORITIES = {"1": "Urgent", "2": "High", "3": "Normal", "4": "Low"}


def zendesk_export(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return the export, one row a ticket.

    Raises:
        UnicodeEncodeError: when a text cannot be written in Windows-1252.

    """
    rows = [HEADER, *(_row(random, document) for document in documents)]
    ids = tuple(document.id for document in documents)
    data = delimited(rows, encoding="cp1252", delimiter=";")
    yield Written("escalations/zendesk_tickets.csv", data, ids)


def _row(random: Random, document: SampleDocument) -> tuple[str, ...]:
    opened = f"{document.day:%d-%m-%Y} {random.randint(7, 18):02d}:{random.randint(0, 59):02d}"
    solved = f"{document.closed:%d-%m-%Y} 17:05" if document.closed else ""
    reference = document.reference
    score = random.choice(("Offered", "Good", "Bad", "Unoffered"))
    body = ticket_body(random, document)
    answer = " ".join(document.part("resolution"))
    return (
        *(document.id, str(random.randint(370000, 379999))),
        *(document.engagement.team if document.engagement else "",),
        *("Solved" if solved else "Open", PRIORITIES[document.severity[0]]),
        *(random.choice(("Mail", "Web", "Phone")), opened, solved or opened, solved),
        *(score, str(random.randrange(3)), str(random.randint(1, 9)), document.title),
        f"{body}\n---\n{answer}" if answer and solved else body,
        *(reference.customer, reference.engagement_key, reference.engagement),
    )

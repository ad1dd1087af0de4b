"""A Jira issue export: repeated headers, a byte-order mark and dates as Jira prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import CHATTER, causes, ticket_body
from corpus.sample.writers.written import Written, delimited

HEADER = (
    *("Summary", "Issue key", "Issue id", "Issue Type", "Status", "Priority", "Resolution"),
    *("Assignee", "Reporter", "Created", "Updated", "Resolved", "Component/s"),
    *("Labels", "Labels", "Description", "Custom field (Customer)"),
    *("Custom field (Engagement ID)", "Custom field (Engagement)", "Custom field (Phase)"),
    *("Custom field (Bug Root Cause)", "Comment", "Comment", "Comment"),
)
PRIORITIES = {"1": "Highest", "2": "High", "3": "Medium", "4": "Low"}
CAUSE_IN_FIELD = 0.35


def jira_export(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return the export, one row an issue."""
    rows = [HEADER, *(_row(random, document) for document in documents)]
    ids = tuple(document.id for document in documents)
    yield Written("escalations/jira_export.csv", delimited(rows, encoding="utf-8-sig"), ids)


def jira_date(random: Random, day: date) -> str:
    """Return a moment of a day as Jira prints it: ``11/May/24 03:26 PM``."""
    hour = random.randint(8, 18)
    half = "AM" if hour < 12 else "PM"  # noqa: PLR2004 - noon
    return f"{day:%d/%b/%y} {(hour - 1) % 12 + 1:02d}:{random.randint(0, 59):02d} {half}"


def _row(random: Random, document: SampleDocument) -> tuple[str, ...]:
    """Lay one issue out; some teams write the cause into its own field, most do not."""
    said = causes(document)
    in_field = bool(said) and random.random() < CAUSE_IN_FIELD
    body = ticket_body(random, document, with_causes=not in_field)
    reference = document.reference
    done = document.closed
    comments = [random.choice(CHATTER), *document.part("resolution"), ""]
    opened = jira_date(random, document.day)
    return (
        *(document.title, document.id, str(10400 + int(document.id[4:]))),
        *("Escalation", "Done" if done else "In Progress", PRIORITIES[document.severity[0]]),
        *("Done" if done else "", random.choice(("mwilk", "praman", "dkuhn", "fmcardle"))),
        *(document.author, opened, opened, jira_date(random, done) if done else ""),
        *(document.engagement.team if document.engagement else "", "customer", ""),
        *(body, reference.customer, reference.engagement_key, reference.engagement),
        *(document.phase, " ".join(said) if in_field else "", *comments[:3]),
        *("" for _ in range(3 - len(comments))),
    )

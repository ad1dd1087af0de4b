"""Lessons: the register of the PMO (a workbook with two header rows) and a PRINCE2 log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import causes
from corpus.sample.writers.workbook import Cell, workbook
from corpus.sample.writers.written import Written, delimited

GROUPS = (("Identification", 7), ("Lesson", 5), ("Follow-up", 4))
REGISTER = (
    *("ID", "Date", "Customer", "Project ID", "Project", "Phase", "Category"),
    *("Title", "Description", "Impact", "Root Cause", "Recommendation"),
    *("Owner", "Status", "Due Date", "Tags"),
)
LOG = (
    *("Ref", "Date Logged", "Logged By", "Customer", "Project ID", "Project", "Lesson Type"),
    *("Event", "Effect", "Causes/Trigger", "Early Warnings?", "Recommendations"),
    *("Previously Identified?", "Priority"),
)
WARNINGS = ("none seen", "mentioned once in a weekly", "not looked for", "")


def lessons_register(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return the register, one sheet a year."""
    sheets: dict[str, list[Sequence[Cell]]] = {}
    for document in documents:
        rows = sheets.setdefault(f"Lessons {document.day.year}", [REGISTER])
        rows.append(_entry(random, document))
    ids = tuple(document.id for document in documents)
    yield Written("lessons/lessons_register.xlsx", workbook(sheets, GROUPS), ids)


def lessons_log(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return the log as delimited text with month-first dates."""
    rows = [LOG, *(_log_row(random, document) for document in documents)]
    ids = tuple(document.id for document in documents)
    yield Written("lessons/prince2_lessons_log.csv", delimited(rows), ids)


def _entry(random: Random, document: SampleDocument) -> tuple[Cell, ...]:
    reference = document.reference
    due = document.day + timedelta(days=random.randint(20, 90))
    good = document.mood == "praise"
    description = " ".join([*document.part("context"), *document.part("positive")])
    return (
        *(document.id, document.day, reference.customer, reference.engagement_key),
        *(reference.engagement, document.phase, "Positive" if good else "Improvement"),
        *(document.title, description, " ".join(document.part("impact"))),
        *(" ".join(causes(document)), " ".join(document.part("recommendation"))),
        *(document.author, random.choice(("Open", "In progress", "Closed")), due),
        random.choice(("delivery", "pmo", "contract", "people", "")),
    )


def _log_row(random: Random, document: SampleDocument) -> tuple[str, ...]:
    reference = document.reference
    good = document.mood == "praise"
    event = " ".join([*document.part("context"), *document.part("positive")])
    return (
        *(document.id, f"{document.day:%m/%d/%Y}", document.author, reference.customer),
        *(reference.engagement_key, reference.engagement, "Project" if good else "Corporate"),
        *(event, " ".join(document.part("impact")), " ".join(causes(document))),
        *(random.choice(WARNINGS), " ".join(document.part("recommendation"))),
        *(random.choice(("Yes", "No")), random.choice(("High", "Medium", "Low"))),
    )

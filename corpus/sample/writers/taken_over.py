"""Plain texts of a firm that was taken over; its customers are in no register of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.sample.documents import SampleDocument
from corpus.sample.writers.written import Written

LABELS = {"escalation": "Escalation", "post_mortem": "Post-mortem", "lesson": "Lesson learned"}


def taken_over_texts(documents: Sequence[SampleDocument]) -> Iterator[Written]:
    """Return one file a document, with a block of labels on top."""
    for document in documents:
        reference = document.reference
        head = [
            f"Document ID: {document.id}",
            f"Document type: {LABELS[document.kind.value]}",
            f"Date: {document.day.isoformat()}",
            f"Customer: {reference.customer}",
            f"Project: {reference.engagement}",
        ]
        text = "\n".join([*head, "", document.title, "", document.body, ""])
        path = f"post_mortems/taken_over/{document.id.lower()}.txt"
        yield Written(path, text.encode(), (document.id,))

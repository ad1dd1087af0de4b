"""Post-mortems as Word documents: a table of facts, headings, prompts of the form left in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from docx import Document

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import PROMPTS, causes
from corpus.sample.writers.written import Written, frozen_archive

FORMS = (
    ("Summary", "Impact", "Root cause", "What went well", "Corrective actions", "Recovery"),
    ("Leadup", "Impact", "Fault", "What went well", "Corrective actions", "Recovery"),
    ("What happened", "Impact", "Five Whys", "What went well", "Lessons learned", "Response"),
)
ROLES = ("context", "impact", "cause", "positive", "recommendation", "resolution")
PROMPTED = 0.3


def word_reviews(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return one file a review."""
    for document in documents:
        path = f"post_mortems/word/{document.id}.docx"
        yield Written(path, _file(random, document), (document.id,))


def _file(random: Random, document: SampleDocument) -> bytes:
    file = Document()
    file.add_heading(document.title, level=0)
    _facts(file, document)
    prompted = random.random() < PROMPTED
    for heading, role in zip(random.choice(FORMS), ROLES, strict=True):
        sentences = causes(document) if role == "cause" else document.part(role)
        if sentences:
            file.add_heading(heading, level=1)
            if prompted and heading in PROMPTS:
                file.add_paragraph().add_run(PROMPTS[heading]).italic = True
            _paragraphs(random, file, sentences, role)
    target = io.BytesIO()
    file.save(target)
    return frozen_archive(target.getvalue())


def _facts(file: Any, document: SampleDocument) -> None:
    reference = document.reference
    facts = {
        "Document ID": document.id,
        "Date": f"{document.day:%d %B %Y}",
        "Customer": reference.customer,
        "Project ID": reference.engagement_key,
        "Project": reference.engagement,
        "Prepared by": document.author,
    }
    rows = [(label, value) for label, value in facts.items() if value]
    table = file.add_table(rows=len(rows), cols=2)
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value


def _paragraphs(random: Random, file: Any, sentences: Sequence[str], role: str) -> None:
    """Write causes and actions as a list or as one paragraph, everything else as a paragraph."""
    if role in {"cause", "recommendation"} and random.randrange(2):
        for sentence in sentences:
            file.add_paragraph(sentence, style="List Bullet")
    else:
        file.add_paragraph(" ".join(sentences))

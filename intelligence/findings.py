"""Findings: the statements of a document that say something of the engagement, with their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.document import Document
from intelligence.passages import Unit, passages
from models.roles.contract import Role, RoleClassifier, Verdict
from models.segmentation import Segmenter

#: Documents whose sentences are looked for and classified together.
BATCH = 256

#: ``role_source`` of a finding whose heading names its role, and of every other.
BY_HEADING = "heading"
BY_CLASSIFIER = "classifier"


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement in a document: ``document.text[start:end] == text``.

    ``role`` is cause, impact, recommendation, resolution, positive or context; its confidence is a
    calibrated probability. ``role_source`` is ``heading`` where the heading that the statement
    stands under names the role. ``heading`` is as received, ``""`` without one.
    """

    document_uid: str
    start: int
    end: int
    text: str
    role: str
    role_source: str
    role_confidence: float
    heading: str


def find_findings(
    documents: Iterable[Document], segmenter: Segmenter, classifier: RoleClassifier
) -> Iterator[Finding]:
    """Yield the findings of documents, in the documents' order and in reading order.

    Findings of one document are disjoint. Documents are taken in batches; a document alone gives
    the same findings.
    """
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        units = passages(batch, segmenter)
        verdicts = classifier.classify([[unit.statement for unit in found] for found in units])
        for document, found, judged in zip(batch, units, verdicts, strict=True):
            yield from _findings_of(document, found, judged)


def _findings_of(
    document: Document, units: Sequence[Unit], verdicts: Sequence[Verdict]
) -> Iterator[Finding]:
    for unit, verdict in zip(units, verdicts, strict=True):
        if verdict.role is Role.NOISE:
            continue
        quote = document.quote(unit.start, unit.end)
        yield Finding(
            document_uid=document.uid,
            start=quote.start,
            end=quote.end,
            text=quote.text,
            role=verdict.role.value,
            role_source=BY_HEADING if verdict.by_heading else BY_CLASSIFIER,
            role_confidence=verdict.confidence,
            heading=unit.heading,
        )

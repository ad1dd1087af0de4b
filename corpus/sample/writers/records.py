"""Post-mortems of the review tool: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import causes
from corpus.sample.writers.written import Written

Value = str | list[str]


def review_records(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return all reviews in one file."""
    lines = [json.dumps(_record(random, item), ensure_ascii=False) for item in documents]
    ids = tuple(document.id for document in documents)
    data = "".join(f"{line}\n" for line in lines).encode()
    yield Written("post_mortems/reviews.jsonl", data, ids)


def _record(random: Random, document: SampleDocument) -> dict[str, Value]:
    reference = document.reference
    engagement = document.engagement
    record: dict[str, Value] = {
        "id": document.id,
        "document_type": "post-mortem",
        "date": document.day.isoformat(),
        "title": document.title,
        "customer": reference.customer,
        "project_id": reference.engagement_key,
        "project": reference.engagement,
        "engagement_type": engagement.type if engagement else "",
        "severity": document.severity,
        "what_happened": " ".join(document.part("context")),
        "impact": " ".join(document.part("impact")),
        "root_cause": ("\n" if random.randrange(2) else " ").join(causes(document)),
        "what_went_well": " ".join(document.part("positive")),
        "resolution": " ".join(document.part("resolution")),
        "recommendations": " ".join(document.part("recommendation")),
    }
    return {label: value for label, value in record.items() if value}

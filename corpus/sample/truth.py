"""What is really in the portfolio: every document's causes, and the planted facts as realised.

The file stands beside the portfolio's folder, never inside it, so that nobody ingests it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.sample.calendar import Quarter
from corpus.sample.documents import SampleDocument
from corpus.sample.materials import Cause


@dataclass(frozen=True, slots=True)
class DocumentTruth:
    """A document's owner and causes. Keys are None for customers that are in no register.

    ``reference`` tells how the owner is named: ``key``, ``name``, ``ambiguous`` or ``none``.
    """

    document: str
    kind: str
    file: str
    day: date
    customer_key: str | None
    customer: str | None
    engagement: str | None
    reference: str
    causes: tuple[Cause, ...]

    @property
    def quarter(self) -> str:
        """The quarter of the document's date."""
        return str(Quarter.of(self.day))

    @property
    def themes(self) -> frozenset[str]:
        """The themes of its causes."""
        return frozenset(cause.theme for cause in self.causes)


@dataclass(frozen=True, slots=True)
class Truth:
    """The whole truth about one written portfolio.

    ``facts`` maps a fact's name to its realised figures; rates are shares between 0 and 1.
    """

    seed: int
    folder: Path
    documents: tuple[DocumentTruth, ...]
    facts: Mapping[str, Any]

    @property
    def path(self) -> Path:
        """Where the truth file stands: beside the folder, never inside it."""
        return truth_path(self.folder)

    def to_json(self) -> str:
        """Return the truth as a JSON document."""
        content = {
            "seed": self.seed,
            "facts": self.facts,
            "documents": [_row(item) for item in self.documents],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def truth_path(folder: Path) -> Path:
    """Return the truth file's place for a portfolio's folder.

    >>> truth_path(Path("demo/portfolio")).name
    'portfolio.truth.json'
    """
    return folder.parent / f"{folder.name}.truth.json"


def truth_rows(
    documents: Sequence[SampleDocument], files: Mapping[str, str]
) -> tuple[DocumentTruth, ...]:
    """Return the truth of each document; ``files`` maps document ids to relative files."""
    return tuple(_of(item, files[item.id]) for item in documents)


def _of(item: SampleDocument, file: str) -> DocumentTruth:
    customer = item.engagement.customer.record if item.engagement else None
    return DocumentTruth(
        document=_source_id(item, file),
        kind=item.kind.value,
        file=file,
        day=item.day,
        customer_key=customer.key if customer else None,
        customer=customer.name if customer else None,
        engagement=item.engagement.key if item.engagement else None,
        reference=item.reference.how,
        causes=item.causes,
    )


def _source_id(item: SampleDocument, file: str) -> str:
    """Return the id a reader can know: a mail has none but its place in the folder."""
    return str(PurePosixPath(file).with_suffix("")) if item.channel == "mail" else item.id


def _row(item: DocumentTruth) -> dict[str, Any]:
    return {
        "document": item.document,
        "kind": item.kind,
        "file": item.file,
        "date": item.day.isoformat(),
        "quarter": item.quarter,
        "customer_key": item.customer_key,
        "customer": item.customer,
        "engagement": item.engagement,
        "reference": item.reference,
        "causes": [
            {"theme": cause.theme, "subcause": cause.subcause, "text": cause.text}
            for cause in item.causes
        ],
    }

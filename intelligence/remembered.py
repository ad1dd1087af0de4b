"""Findings that were worked out before, so that fifty new documents cost fifty.

What is remembered is looked up by everything that decided it: the words, the headings, the models
and the revision of the rules. It lies in the workspace's cache, which may be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from corpus.document import Document
from corpus.progress import Advance
from intelligence.findings import Finding
from intelligence.memory import ResultStore

#: Raise it when layout, headings, furniture or sentence rules change what is found.
RULES = 2

#: Documents searched between two writes.
_CHUNK = 512


def _unseen(_documents: int) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True)
class FindingMemory:
    """Findings by document content; ``identity`` names segmenter and classifier."""

    store: ResultStore
    identity: str

    def find(
        self,
        documents: Sequence[Document],
        search: Callable[[Iterable[Document]], Iterator[Finding]],
        advance: Advance = _unseen,
    ) -> list[Finding]:
        """Return the findings of documents in their order, searching only the unknown ones.

        What is found is kept after every few hundred documents, so that an interrupted build loses
        little; ``advance`` is told how many documents are done.
        """
        identity = f"findings-{RULES}/{version('premortem')}/{self.identity}"
        keys = {document.uid: _key(document) for document in documents}
        packed = self.store.load(identity, list(keys.values()))
        missing = [document for document in documents if keys[document.uid] not in packed]
        advance(len(documents) - len(missing))
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            fresh: dict[str, list[Finding]] = {keys[document.uid]: [] for document in chunk}
            for finding in search(chunk):
                fresh[keys[finding.document_uid]].append(finding)
            rows = {key: _packed(found) for key, found in fresh.items()}
            self.store.save(identity, rows)
            packed.update(rows)
            advance(len(chunk))
        return [
            finding
            for document in documents
            for finding in _unpacked(document, packed[keys[document.uid]])
        ]


def _key(document: Document) -> str:
    """Return everything about a document that decides what is found in it."""
    sections = [(item.heading, item.start, item.end) for item in document.sections]
    return json.dumps([document.text, sections])


def _packed(findings: Sequence[Finding]) -> bytes:
    rows = [
        (item.start, item.end, item.role, item.role_source, item.role_confidence, item.heading)
        for item in findings
    ]
    return json.dumps(rows).encode()


def _unpacked(document: Document, packed: bytes) -> list[Finding]:
    return [
        Finding(
            document_uid=document.uid,
            start=start,
            end=end,
            text=document.quote(start, end).text,
            role=role,
            role_source=source,
            role_confidence=confidence,
            heading=heading,
        )
        for start, end, role, source, confidence, heading in json.loads(packed)
    ]

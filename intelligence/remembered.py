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

#: Raise it when layout, headings, furniture or sentence rules change what is found, or when roles
#: are decided otherwise from the same probabilities.
RULES = 7

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
        # A uid is a hash: it is worked out once a document, not once a finding.
        uids = [document.uid for document in documents]
        keys = {uid: _key(item) for uid, item in zip(uids, documents, strict=True)}
        packed = self.store.load(identity, list(keys.values()))
        distinct = {keys[uid]: item for uid, item in zip(uids, documents, strict=True)}
        missing = [(key, item) for key, item in distinct.items() if key not in packed]
        advance(len(documents) - len(missing))
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            fresh: dict[str, list[Finding]] = {key: [] for key, _ in chunk}
            for finding in search([document for _, document in chunk]):
                fresh[keys[finding.document_uid]].append(finding)
            rows = {key: _packed(found) for key, found in fresh.items()}
            self.store.save(identity, rows)
            packed.update(rows)
            advance(len(chunk))
        return [
            finding
            for uid, document in zip(uids, documents, strict=True)
            for finding in _unpacked(uid, document.text, packed[keys[uid]])
        ]


def _key(document: Document) -> str:
    """Return everything about a document that decides what is found in it."""
    parts = [(item.heading, item.start, item.end, item.column) for item in document.sections]
    return json.dumps([document.text, document.kind.value, parts])


def _packed(findings: Sequence[Finding]) -> bytes:
    rows = [
        (item.start, item.end, item.role, item.role_source, item.role_confidence, item.heading)
        for item in findings
    ]
    return json.dumps(rows).encode()


def _unpacked(uid: str, text: str, packed: bytes) -> list[Finding]:
    return [
        Finding(uid, start, end, text[start:end], role, source, confidence, heading)
        for start, end, role, source, confidence, heading in json.loads(packed.decode())
    ]

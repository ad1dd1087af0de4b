"""A far-away check: spans that others labelled in NASA lessons (MIKA), against our roles.

Their labels are clauses of an engineering kind (failure mode, cause, effect, control,
recommendation), ours are sentences; so the question is which role the sentence over a label got.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document, DocumentKind
from intelligence.findings import Finding, find_findings
from models.roles.contract import Role, RoleClassifier
from models.segmentation import Segmenter

#: Share of a foreign span that a finding must cover to be over it.
_COVERS = 0.5


@dataclass(frozen=True, slots=True)
class ForeignQuality:
    """For each foreign label, how many of its spans lie under each role (noise: under none).

    ``findings`` counts our findings by role, to see what chance alone would give.
    """

    texts: int
    texts_without_cause: int
    roles_by_label: Mapping[str, Mapping[str, int]]
    findings: Mapping[str, int]

    def share(self, label: str, role: Role) -> float:
        """Return the share of a label's spans that lie under a role; 0 for an unknown label."""
        counts = self.roles_by_label.get(label, {})
        total = sum(counts.values())
        return counts.get(role.value, 0) / total if total else 0.0


def foreign_quality(path: Path, segmenter: Segmenter, classifier: RoleClassifier) -> ForeignQuality:
    """Measure on JSON lines with ``text`` and ``spans`` as ``[start, end, label]``."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = [
        Document("foreign", str(number), DocumentKind.LESSON, row["text"])
        for number, row in enumerate(rows)
    ]
    found: dict[str, list[Finding]] = {}
    totals: Counter[str] = Counter()
    for finding in find_findings(documents, segmenter, classifier):
        found.setdefault(finding.document_uid, []).append(finding)
        totals[finding.role] += 1
    labels: dict[str, Counter[str]] = {}
    without = 0
    for document, row in zip(documents, rows, strict=True):
        mine = found.get(document.uid, [])
        without += not any(finding.role == Role.CAUSE for finding in mine)
        for start, end, label in row["spans"]:
            labels.setdefault(label, Counter())[_role_over(start, end, mine)] += 1
    return ForeignQuality(len(rows), without, labels, totals)


def _role_over(start: int, end: int, found: list[Finding]) -> str:
    shared = [(min(end, f.end) - max(start, f.start), f.role) for f in found]
    length, role = max(shared, key=lambda pair: pair[0], default=(0, Role.NOISE.value))
    return role if length >= _COVERS * (end - start) else Role.NOISE.value

"""How well findings match labelled documents: spans, roles, noise, beside simple baselines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intelligence.evaluation.labelled_documents import GoldSpan, LabelledDocument
from intelligence.findings import Finding, find_findings
from models.roles.contract import Role, RoleClassifier
from models.roles.measures import RoleScore, accuracy, f_score, macro_f1, role_scores
from models.segmentation import Segmenter

#: Two spans match from this intersection over union.
MATCH = 0.5

#: What is no cause, however much it sounds like one.
_NO_CAUSE = (Role.POSITIVE, Role.CONTEXT)


@dataclass(frozen=True, slots=True)
class FindingQuality:
    """One way of finding, measured on labelled documents.

    ``roles`` compares every labelled span that means something with the finding that overlaps it
    most; a span without one counts as noise. ``noise_rejected`` counts labelled noise spans that no
    finding matches. ``false_causes`` counts labelled positives and context, of ``no_causes`` that
    there are, over which a cause was found.
    """

    name: str
    documents: int
    cause_matches: int
    causes_given: int
    causes_true: int
    roles: tuple[RoleScore, ...]
    role_accuracy: float
    noise_rejected: int
    noise_true: int
    documents_with_cause: int
    documents_cause_found: int
    false_causes: int = 0
    no_causes: int = 0

    @property
    def cause_precision(self) -> float:
        """Share of cause findings that match a labelled cause."""
        return self.cause_matches / self.causes_given if self.causes_given else 0.0

    @property
    def cause_recall(self) -> float:
        """Share of labelled causes that a cause finding matches."""
        return self.cause_matches / self.causes_true if self.causes_true else 0.0

    @property
    def cause_f1(self) -> float:
        """Harmonic mean of the two."""
        return f_score(self.cause_precision, self.cause_recall)

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the six roles over labelled spans."""
        return macro_f1(self.roles)

    @property
    def noise_rejection(self) -> float:
        """Share of labelled noise that became no finding."""
        return self.noise_rejected / self.noise_true if self.noise_true else 0.0

    @property
    def document_recall(self) -> float:
        """Share of documents with labelled causes in which at least one was found."""
        return self.documents_cause_found / self.documents_with_cause


def overlap(start: int, end: int, span: GoldSpan) -> float:
    """Return intersection over union of ``[start, end)`` and a labelled span; 0 when apart.

    >>> overlap(0, 10, GoldSpan(5, 10, Role.CAUSE))
    0.5
    """
    shared = min(end, span.end) - max(start, span.start)
    return max(0, shared) / (max(end, span.end) - min(start, span.start))


def measure(
    name: str, labelled: Sequence[LabelledDocument], findings: Iterable[Finding]
) -> FindingQuality:
    """Return the quality of findings over labelled documents."""
    by_document: dict[str, list[Finding]] = {}
    for finding in findings:
        by_document.setdefault(finding.document_uid, []).append(finding)
    true: list[Role] = []
    given: list[Role] = []
    counts = dict.fromkeys(("match", "given", "true", "rejected", "noise", "with", "found"), 0)
    for item in labelled:
        found = by_document.get(item.document.uid, [])
        for span in item.spans:
            if span.role is Role.NOISE:
                counts["noise"] += 1
                counts["rejected"] += not any(overlap(f.start, f.end, span) >= MATCH for f in found)
            else:
                true.append(span.role)
                given.append(_role_over(span, found))
        causes = [finding for finding in found if finding.role == Role.CAUSE]
        gold = [span for span in item.spans if span.role is Role.CAUSE]
        matches = _matches(causes, gold)
        counts["match"] += matches
        counts["given"] += len(causes)
        counts["true"] += len(gold)
        counts["with"] += bool(gold)
        counts["found"] += matches > 0
    return FindingQuality(
        name=name,
        documents=len(labelled),
        cause_matches=counts["match"],
        causes_given=counts["given"],
        causes_true=counts["true"],
        roles=role_scores(true, given),
        role_accuracy=accuracy(true, given),
        noise_rejected=counts["rejected"],
        noise_true=counts["noise"],
        documents_with_cause=counts["with"],
        documents_cause_found=counts["found"],
        false_causes=sum(
            one is Role.CAUSE and other in _NO_CAUSE for one, other in zip(given, true, strict=True)
        ),
        no_causes=sum(role in _NO_CAUSE for role in true),
    )


def _role_over(span: GoldSpan, found: Sequence[Finding]) -> Role:
    best = max(found, key=lambda item: overlap(item.start, item.end, span), default=None)
    if best is None or overlap(best.start, best.end, span) == 0:
        return Role.NOISE
    return Role(best.role)


def _matches(causes: Sequence[Finding], gold: Sequence[GoldSpan]) -> int:
    """Number of pairs, each finding and each label used once; the best overlaps pair first."""
    pairs = sorted(
        (
            (overlap(finding.start, finding.end, span), -finding.start, -span.start)
            for finding in causes
            for span in gold
            if overlap(finding.start, finding.end, span) >= MATCH
        ),
        reverse=True,
    )
    used_findings: set[int] = set()
    used_labels: set[int] = set()
    for _, finding_start, span_start in pairs:
        if finding_start not in used_findings and span_start not in used_labels:
            used_findings.add(finding_start)
            used_labels.add(span_start)
    return len(used_labels)


def evaluate(
    name: str,
    labelled: Sequence[LabelledDocument],
    segmenter: Segmenter,
    classifier: RoleClassifier,
) -> FindingQuality:
    """Find in labelled documents and measure."""
    documents = [item.document for item in labelled]
    return measure(name, labelled, find_findings(documents, segmenter, classifier))

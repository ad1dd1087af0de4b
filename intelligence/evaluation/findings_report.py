"""The whole measurement of findings, and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document
from intelligence.evaluation.findings import FindingQuality, evaluate, measure
from intelligence.evaluation.labelled_documents import read_labelled
from intelligence.evaluation.tables import Cell, Outcome, Table
from intelligence.findings import BY_CLASSIFIER, Finding
from models.roles.baselines import HeadingRole, MajorityRole, TfidfRole
from models.roles.contract import Role, RoleClassifier
from models.roles.labelled import Passage, written_statements
from models.roles.measures import (
    RoleScore,
    accuracy,
    calibration_error,
    macro_f1,
    role_scores,
)
from models.roles.train import training_passages
from models.segmentation import Segmenter

#: Writers that validate: statements and documents.
STATEMENT_WRITER = "B"
DOCUMENT_WRITER = "G"
_NAIVE = re.compile(r"[^.!?\n]+[.!?]?")


@dataclass(frozen=True, slots=True)
class StatementQuality:
    """Roles of statements that stand alone."""

    name: str
    statements: int
    accuracy: float
    calibration_error: float
    roles: tuple[RoleScore, ...]

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the six roles."""
        return macro_f1(self.roles)


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """Quality on texts that never trained: ours first, then the baselines."""

    documents: tuple[FindingQuality, ...]
    statements: tuple[StatementQuality, ...]


def findings_report(segmenter: Segmenter, classifier: RoleClassifier) -> FindingsReport:
    """Measure the classifier and the baselines on writers B and G. Takes about a minute."""
    training = training_passages()
    labelled = read_labelled(DOCUMENT_WRITER)
    alone = written_statements(STATEMENT_WRITER)
    majority, tfidf = MajorityRole(training), TfidfRole(training)
    return FindingsReport(
        documents=(
            evaluate("premortem", labelled, segmenter, classifier),
            evaluate("TF-IDF logistic regression", labelled, segmenter, tfidf),
            evaluate("headings only", labelled, segmenter, HeadingRole()),
            measure(
                "naive sentences, majority role",
                labelled,
                naive_findings([item.document for item in labelled]),
            ),
        ),
        statements=(
            statement_quality("premortem", alone, classifier),
            statement_quality("TF-IDF logistic regression", alone, tfidf),
            statement_quality("majority role", alone, majority),
        ),
    )


def statement_quality(
    name: str, passages: Sequence[Passage], classifier: RoleClassifier
) -> StatementQuality:
    """Return how well statements get their roles, each classified by itself."""
    verdicts = classifier.classify([passage.statements for passage in passages])
    given = [verdict.role for found in verdicts for verdict in found]
    true = [role for passage in passages for role in passage.roles]
    right = [one is other for one, other in zip(true, given, strict=True)]
    confidences = [verdict.confidence for found in verdicts for verdict in found]
    return StatementQuality(
        name=name,
        statements=len(true),
        accuracy=accuracy(true, given),
        calibration_error=calibration_error(confidences, right),
        roles=role_scores(true, given),
    )


def naive_findings(documents: Sequence[Document]) -> Iterator[Finding]:
    """Yield every stretch up to a full stop or line end as a cause."""
    for document in documents:
        for match in _NAIVE.finditer(document.text):
            if match[0].strip():
                yield _plain_cause(document, match.start(), match.end())


def _plain_cause(document: Document, start: int, end: int) -> Finding:
    quote = document.quote(start, end)
    return Finding(document.uid, start, end, quote.text, Role.CAUSE.value, BY_CLASSIFIER, 1.0, "")


def findings_outcome(report: FindingsReport, classifier: RoleClassifier) -> Outcome:
    """Return the report as tables."""
    ours, alone = report.documents[0], report.statements[0]
    return Outcome(
        "findings",
        f"documents of writer {DOCUMENT_WRITER}, statements of writer {STATEMENT_WRITER}",
        {"Role classifier": classifier.identity},
        (
            Table(
                f"Documents of writer {DOCUMENT_WRITER} ({ours.documents}, with "
                f"{ours.causes_true} causes, {ours.noise_true} noise spans)",
                _DOCUMENT_COLUMNS,
                tuple(_document_row(quality) for quality in report.documents),
                ("Spans match from half their union.",),
            ),
            role_table("Roles of their spans", ours.roles, "Spans"),
            Table(
                f"Statements of writer {STATEMENT_WRITER} ({alone.statements}), each by itself",
                ("Method", "Accuracy", "Macro-F1", "Calibration error"),
                tuple(
                    (one.name, one.accuracy, one.macro_f1, one.calibration_error)
                    for one in report.statements
                ),
            ),
            role_table("Roles of statements", alone.roles, "Statements"),
        ),
    )


_DOCUMENT_COLUMNS = (
    "Method",
    "Cause precision",
    "Cause recall",
    "Cause F1",
    "Macro-F1",
    "Accuracy",
    "Noise rejected",
    "Documents with a cause found",
)


def _document_row(one: FindingQuality) -> tuple[Cell, ...]:
    return (
        one.name,
        one.cause_precision,
        one.cause_recall,
        one.cause_f1,
        one.macro_f1,
        one.role_accuracy,
        one.noise_rejection,
        f"{one.documents_cause_found} of {one.documents_with_cause}",
    )


def role_table(title: str, scores: Sequence[RoleScore], what: str) -> Table:
    """Return precision, recall and F1 by role; ``what`` is being counted."""
    return Table(
        title,
        ("Role", "Precision", "Recall", "F1", what),
        tuple((s.role.value, s.precision, s.recall, s.f1, s.true) for s in scores),
    )

from corpus.document import Document, DocumentKind
from intelligence.evaluation.findings import measure
from intelligence.evaluation.findings_report import (
    FindingsReport,
    findings_outcome,
    naive_findings,
    statement_quality,
)
from intelligence.evaluation.labelled_documents import GoldSpan, LabelledDocument
from intelligence.evaluation.tables import as_markdown
from models.roles.contract import Role, Statement
from models.roles.labelled import Passage
from tests.fakes.roles import KeywordRoles

LABELLED = [
    LabelledDocument(
        Document("t", "1", DocumentKind.LESSON, "Nobody planned it. Dr. No\nleft."),
        (GoldSpan(0, 18, Role.CAUSE),),
    )
]
DOCUMENTS = [item.document for item in LABELLED]
ALONE = [
    Passage("B", "1", (Statement("Nobody planned it."),), (Role.CAUSE,)),
    Passage("B", "2", (Statement("It cost ten days."),), (Role.IMPACT,)),
]


def test_naive_sentences_are_all_causes() -> None:
    found = list(naive_findings(DOCUMENTS))

    assert [finding.text.strip() for finding in found] == [
        "Nobody planned it.",
        "Dr.",
        "No",
        "left.",
    ]
    assert {finding.role for finding in found} == {"cause"}


def test_statements_are_classified_each_by_itself() -> None:
    classifier = KeywordRoles()

    quality = statement_quality("x", ALONE, classifier)

    assert [len(passage) for passage in classifier.seen] == [1, 1]
    assert (quality.statements, quality.accuracy) == (2, 0.5)


def test_tables_show_every_method_and_role() -> None:
    report = FindingsReport(
        documents=(
            measure("ours", LABELLED, naive_findings(DOCUMENTS)),
            measure("theirs", LABELLED, []),
        ),
        statements=(statement_quality("ours", ALONE, KeywordRoles()),),
    )

    tables = as_markdown(findings_outcome(report, KeywordRoles()))

    assert "| ours | 0.250 | 1.000 | 0.400 |" in tables
    assert "| theirs | 0.000 | 0.000 | 0.000 |" in tables
    assert "| impact | 0.000 | 0.000 | 0.000 | 1 |" in tables
    assert "1 of 1" in tables

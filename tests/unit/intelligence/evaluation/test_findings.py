import pytest

from corpus.document import Document, DocumentKind
from intelligence.evaluation.findings import evaluate, measure, overlap
from intelligence.evaluation.labelled_documents import GoldSpan, LabelledDocument
from intelligence.findings import Finding
from models.roles.contract import Role
from models.segmentation import RuleSegmenter
from tests.fakes.roles import KeywordRoles

TEXT = "Nobody planned it. It cost ten days. Hello."
DOCUMENT = Document("t", "1", DocumentKind.LESSON, TEXT)
LABELLED = LabelledDocument(
    DOCUMENT,
    (
        GoldSpan(0, 18, Role.CAUSE),
        GoldSpan(19, 36, Role.IMPACT),
        GoldSpan(37, 43, Role.NOISE),
    ),
)


def finding(start: int, end: int, role: Role) -> Finding:
    return Finding(DOCUMENT.uid, start, end, TEXT[start:end], role.value, "classifier", 1.0, "")


def test_right_findings_score_fully() -> None:
    found = [finding(0, 18, Role.CAUSE), finding(19, 36, Role.IMPACT)]

    quality = measure("x", [LABELLED], found)

    assert (quality.cause_f1, quality.macro_f1, quality.noise_rejection) == (1.0, 1.0, 1.0)
    assert quality.document_recall == 1.0


def test_nothing_found_scores_nothing_but_rejects_noise() -> None:
    quality = measure("x", [LABELLED], [])

    assert (quality.cause_recall, quality.cause_precision, quality.macro_f1) == (0.0, 0.0, 0.0)
    assert quality.noise_rejection == 1.0
    assert quality.document_recall == 0.0


def test_one_finding_over_everything_matches_no_cause() -> None:
    quality = measure("x", [LABELLED], [finding(0, len(TEXT), Role.CAUSE)])

    assert (quality.cause_matches, quality.causes_given) == (0, 1)
    assert quality.role_accuracy == 0.5


def test_cause_is_matched_once_however_many_findings_lie_on_it() -> None:
    found = [finding(0, 18, Role.CAUSE), finding(0, 17, Role.CAUSE)]

    quality = measure("x", [LABELLED], found)

    assert (quality.cause_recall, quality.cause_precision) == (1.0, 0.5)


def test_noise_that_became_a_finding_is_counted() -> None:
    quality = measure("x", [LABELLED], [finding(37, 43, Role.CAUSE)])

    assert quality.noise_rejection == 0.0


def test_overlap_of_spans_apart_is_zero() -> None:
    assert overlap(0, 5, GoldSpan(9, 12, Role.CAUSE)) == 0.0


def test_evaluation_finds_and_measures() -> None:
    quality = evaluate("x", [LABELLED], RuleSegmenter(), KeywordRoles())

    assert quality.cause_recall == 1.0
    assert quality.cause_precision == pytest.approx(1 / 3)

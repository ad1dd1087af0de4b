from corpus.document import Document, DocumentKind, Section
from intelligence.passages import passages, readable
from models.roles.contract import Evidence
from models.segmentation import RuleSegmenter


def cut(text: str) -> list[tuple[str, Evidence]]:
    document = Document("t", "1", DocumentKind.POST_MORTEM, text)
    return [
        (text[unit.start : unit.end], unit.statement.evidence)
        for unit in passages([document], RuleSegmenter())[0]
    ]


def test_label_inside_a_paragraph_is_a_heading() -> None:
    assert cut("Cause A: No plan was made. Impact: We lost a week.") == [
        ("No plan was made.", Evidence.CAUSE),
        ("We lost a week.", Evidence.IMPACT),
    ]


def test_short_question_is_the_heading_of_its_answer() -> None:
    assert cut("1. Why no fuel? Pumps rejected the codes.") == [
        ("Pumps rejected the codes.", Evidence.CAUSE)
    ]


def test_credit_at_the_end_of_a_paragraph_is_left_out() -> None:
    assert cut("Reuse the idea. Prepared by: T. Holbrook, PMO") == [
        ("Reuse the idea.", Evidence.NONE)
    ]


def test_classifier_reads_text_without_tags_while_offsets_keep_them() -> None:
    document = Document("t", "1", DocumentKind.LESSON, "The <b>VPN</b> &amp; proxy were closed.")
    unit = passages([document], RuleSegmenter())[0][0]

    assert unit.statement.text == "The VPN & proxy were closed."
    assert document.text[unit.start : unit.end] == document.text


def test_readable_leaves_a_comparison_alone() -> None:
    assert readable("if a < b and c > d") == "if a < b and c > d"


def test_documents_keep_their_order_and_may_be_empty() -> None:
    documents = [
        Document("t", str(n), DocumentKind.LESSON, text) for n, text in enumerate(["", "Late."])
    ]
    assert [len(found) for found in passages(documents, RuleSegmenter())] == [0, 1]


def test_statements_know_their_document_and_whether_a_column_heads_them() -> None:
    text = "No plan was made.\n\nImpact\nA week lost. Cause: nobody asked."
    sections = (Section("Why", 0, 17, column=True), Section("Impact", 26, len(text), column=True))
    document = Document("t", "1", DocumentKind.ESCALATION, text, sections=sections)

    (units,) = passages([document], RuleSegmenter())

    told = [(unit.statement.evidence, unit.statement.column) for unit in units]
    assert told == [(Evidence.CAUSE, True), (Evidence.IMPACT, True), (Evidence.CAUSE, False)]
    assert {unit.statement.kind for unit in units} == {"escalation"}

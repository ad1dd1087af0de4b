from corpus.document import Document, DocumentKind
from intelligence.evaluation.labelled_documents import GoldSpan, read_labelled, true_role
from intelligence.passages import Unit
from models.roles.contract import Role, Statement


def unit(start: int, end: int) -> Unit:
    return Unit(start, end, "", Statement("x"))


def test_labels_lie_inside_their_documents() -> None:
    labelled = read_labelled("G")

    assert len(labelled) == 130
    assert all(
        0 <= span.start < span.end <= len(item.document.text)
        for item in labelled
        for span in item.spans
    )
    assert isinstance(labelled[0].document, Document)
    assert {item.document.kind for item in labelled} == set(DocumentKind)


def test_statement_takes_the_role_that_covers_most_of_it() -> None:
    spans = (GoldSpan(0, 10, Role.CAUSE), GoldSpan(10, 40, Role.IMPACT))

    assert true_role(unit(5, 30), spans) is Role.IMPACT
    assert true_role(unit(50, 60), spans) is Role.NOISE
    assert true_role(unit(0, 5), ()) is Role.NOISE


def test_cells_of_a_record_are_sections_that_are_columns() -> None:
    records = [item.document for item in read_labelled("AV")]
    cells = [(document, part) for document in records for part in document.sections]
    assert cells
    assert {len(document.sections) > 0 for document in records} == {True, False}
    assert all(part.column and document.text[part.start : part.end] for document, part in cells)
    headed = [(d, p) for d, p in cells if p.start]
    assert all(d.text[: p.start].endswith(f"\n\n{p.heading}\n") for d, p in headed)

import json

from corpus.document import Document, DocumentKind, Section
from intelligence.evaluation.labelled_documents import GoldSpan, LabelledDocument
from intelligence.evaluation.passages import cut, passages_file
from models.roles.contract import Role
from models.roles.labelled import DOCUMENT_WRITERS
from models.segmentation import RuleSegmenter


def test_statements_are_written_with_heading_and_true_role() -> None:
    document = Document("t", "F9", DocumentKind.LESSON, "Why?\nNobody planned it.")
    labelled = LabelledDocument(document, (GoldSpan(5, 23, Role.CAUSE),))

    row = json.loads(cut([labelled], RuleSegmenter()))

    assert row == {
        "id": "F9",
        "kind": "lesson",
        "statements": [{"text": "Nobody planned it.", "evidence": "cause", "role": "cause"}],
    }


def test_every_writer_of_training_documents_has_a_file_of_cut_ones() -> None:
    folders = [passages_file(writer).parent.name for writer in DOCUMENT_WRITERS]
    later = ["AD", "AE", "AF", "AG", "AH", "AI", "AK", "AL", "AM", "AN", "AO"]
    later += ["AP", "AQ", "AR", "AS", "AT", "AU"]
    assert folders == ["F", "P", "S", "T", "V", "W", "X", "Y", "AA", "AB", *later]
    assert all(passages_file(writer).is_file() for writer in DOCUMENT_WRITERS)


def test_what_stands_in_a_column_is_told() -> None:
    document = Document(
        "t",
        "F9",
        DocumentKind.LESSON,
        "Nobody planned it.",
        sections=(Section("Why", 0, 18, column=True),),
    )
    row = json.loads(cut([LabelledDocument(document, ())], RuleSegmenter()))
    assert row["statements"] == [
        {"text": "Nobody planned it.", "evidence": "cause", "role": "noise", "column": True}
    ]

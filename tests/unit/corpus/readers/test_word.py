import io
from pathlib import Path

import docx
import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.word import WordReader
from tests.fixtures.readers.build import archive, word, word_with_xml


def read(folder: Path, content: bytes) -> RawText:
    path = folder / "a.docx"
    path.write_bytes(content)
    (part,) = WordReader().read(path, Limits())
    assert isinstance(part, RawText)
    return part


def test_styles_bold_lines_tables_and_lists_in_document_order(tmp_path: Path) -> None:
    note = read(
        tmp_path,
        word(
            ("Title", "Review of Nord"),
            ("table", [["Customer", "Acme"], ["Date", "2024-05-02"]]),
            ("Heading 1", "Root cause"),
            ("Normal", "Nobody owned the list."),
            ("bold", "Impact"),
            ("List Bullet", "Two weeks lost"),
            ("table", [["Time", "Event", "Who"], ["09:00", "down", "Bo"]]),
        ),
    )
    assert note.title == "Review of Nord"
    assert note.metadata == {"customer": "Acme", "date": "2024-05-02"}
    found = {s.heading: note.text[s.start : s.end] for s in note.sections}
    assert found["Root cause"] == "Nobody owned the list."
    assert found["Impact"] == "- Two weeks lost\nTime | Event | Who\n09:00 | down | Bo"


def test_comments_are_kept_at_the_end(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Late.").add_run(" Again.")
    document.add_comment(run, text="The invoice says otherwise.", author="Bo")
    target = io.BytesIO()
    document.save(target)
    note = read(tmp_path, target.getvalue())
    section = note.sections[-1]
    assert (section.heading, note.text[section.start : section.end]) == (
        "Comments",
        "The invoice says otherwise.",
    )


def test_a_workbook_named_docx_is_no_word_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no document part"):
        read(tmp_path, archive([("xl/workbook.xml", b"<a/>")]))


def test_a_document_without_text_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        read(tmp_path, word(("Normal", " ")))


def test_a_damaged_document_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(tmp_path, archive([("word/document.xml", b"<w:document")]))


def test_what_was_deleted_under_track_changes_is_not_read_and_what_was_inserted_is(
    tmp_path: Path,
) -> None:
    """Through the whole reader: a sentence struck out in review must never be quoted."""
    content = word_with_xml(
        "<w:p><w:r><w:t>The survey was late. </w:t></w:r>"
        "<w:del w:id='1' w:author='PW'><w:r><w:delText>The client was at fault.</w:delText></w:r>"
        "</w:del><w:ins w:id='2' w:author='PW'><w:r><w:t>Nobody checked the grid.</w:t></w:r>"
        "</w:ins></w:p>"
        "<w:moveFrom w:id='3'><w:p><w:r><w:t>Moved away.</w:t></w:r></w:p></w:moveFrom>"
        "<w:ins w:id='4'><w:p><w:r><w:t>A new paragraph.</w:t></w:r></w:p></w:ins>"
    )
    note = read(tmp_path, content)
    assert note.text == "The survey was late. Nobody checked the grid.\nA new paragraph.\n"

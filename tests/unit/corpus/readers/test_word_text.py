import io

import docx

from corpus.readers.word_text import Paragraph, Table, blocks
from tests.fixtures.readers.build import word_with_xml


def read(body: str) -> list[Paragraph | Table]:
    return list(blocks(docx.Document(io.BytesIO(word_with_xml(body))).element.body))


def test_insertions_are_kept_and_deletions_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>No </w:t></w:r><w:ins><w:r><w:t>owner</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>budget</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert read(body) == [Paragraph("No owner.")]


def test_text_in_content_controls_is_kept() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>answer</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>inline</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert read(body) == [Paragraph("answer"), Paragraph("inline")]


def test_tabs_breaks_hidden_text_and_field_codes() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:instrText>PAGEREF</w:instrText></w:r></w:p>"
    )
    assert read(body) == [Paragraph("a\tb\nc")]


def test_a_paragraph_that_is_bold_as_a_whole_is_told() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Impact</w:t></w:r>"
    off = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>x</w:t></w:r>'
    assert read(f"<w:p>{bold}</w:p><w:p>{bold}{off}</w:p>") == [
        Paragraph("Impact", bold=True),
        Paragraph("Impactx"),
    ]


def test_a_table_gives_its_cells_and_merged_ones_once() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    wide = (
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>all</w:t></w:r></w:p></w:tc>'
    )
    body = f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{cell.format('a')}{cell.format('b')}</w:tr></w:tbl>"
    assert read(body) == [Table((("all",), ("a", "b")))]


def test_list_items_and_outline_levels_are_told() -> None:
    body = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>y</w:t></w:r></w:p>'
    )
    assert read(body) == [Paragraph("x", listed=True), Paragraph("y", level=1)]

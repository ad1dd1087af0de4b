from pathlib import Path

from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.open_text import OpenTextReader
from tests.fixtures.readers.office import cell, open_document

_DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def read(folder: Path, body: str, styles: str = "") -> RawText:
    path = folder / "a.odt"
    content = open_document("text", f"<office:text>{body}</office:text>", styles=styles)
    path.write_bytes(content)
    (part,) = OpenTextReader().read(path, Limits())
    assert isinstance(part, RawText)
    return part


def test_headings_lists_and_tables_stand_in_place(tmp_path: Path) -> None:
    pairs = "".join(
        f"<table:table-row>{cell(label)}{cell(value)}</table:table-row>"
        for label, value in (("Klant", "Acme"), ("Datum", "2 mei 2024"))
    )
    note = read(
        tmp_path,
        '<text:p text:style-name="P1">Evaluatie Nord</text:p>'
        f"<table:table>{pairs}</table:table>"
        "<text:h>Oorzaken</text:h><text:list><text:list-item>"
        "<text:p>Niemand <text:span>beheerde</text:span><text:s/>de lijst.</text:p>"
        "</text:list-item></text:list>",
        '<style:style style:name="P1" style:parent-style-name="Title"/>',
    )
    assert note.title == "Evaluatie Nord"
    assert note.metadata == {"klant": "Acme", "datum": "2 mei 2024"}
    section = note.sections[-1]
    assert (section.heading, note.text[section.start : section.end]) == (
        "Oorzaken",
        "- Niemand beheerde de lijst.",
    )


def test_deleted_words_and_remarks_are_not_read_and_footnotes_stand_at_the_end(
    tmp_path: Path,
) -> None:
    note = read(
        tmp_path,
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Bo did it.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Access<text:note><text:note-body><text:p>To the VPN.</text:p></text:note-body>"
        "</text:note> was late.<office:annotation><text:p>Really?</text:p></office:annotation>"
        "</text:p>",
    )
    assert note.text == "Access was late.\nFootnotes\nTo the VPN.\n"


def test_boxes_and_numbered_paragraphs_of_the_body_are_read(tmp_path: Path) -> None:
    note = read(
        tmp_path,
        f"<draw:frame {_DRAW}><draw:text-box><text:p>In a box.</text:p></draw:text-box>"
        "</draw:frame><text:numbered-paragraph><text:p>The first.</text:p>"
        "</text:numbered-paragraph><text:p>The end.</text:p>",
    )
    assert note.text == "In a box.\n- The first.\nThe end.\n"


def test_boxes_of_a_paragraph_are_statements_of_their_own(tmp_path: Path) -> None:
    boxes = "".join(
        f"<draw:frame><draw:text-box><text:p>Box {name}.</text:p></draw:text-box></draw:frame>"
        for name in ("one", "two")
    )
    note = read(tmp_path, f"<text:p {_DRAW}>First paragraph ends.{boxes}</text:p>")
    assert note.text == "First paragraph ends.\nBox one.\nBox two.\n"


def test_a_table_in_a_cell_comes_once_and_rows_in_groups_come_too(tmp_path: Path) -> None:
    inner = f"<table:table><table:table-row>{cell('Inner.')}</table:table-row></table:table>"
    first = f"<table:table-row>{cell('A')}{cell('B')}{cell('C')}</table:table-row>"
    remark = "<office:annotation><text:p>Really?</text:p></office:annotation>"
    last = (
        f"<table:table-row>{cell('Outer.')}<table:table-cell>{inner}</table:table-cell>"
        f"<table:table-cell><text:p>Late.{remark}</text:p></table:table-cell></table:table-row>"
    )
    note = read(
        tmp_path,
        f"<table:table><table:table-header-rows>{first}</table:table-header-rows>"
        f"<table:table-row-group>{last}</table:table-row-group></table:table>",
    )
    assert note.text == "A | B | C\nOuter. | Inner. | Late.\n"

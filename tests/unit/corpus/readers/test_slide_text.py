from lxml import etree

from corpus.readers.slide_text import Block, blocks
from tests.fixtures.readers.office import shape, slide


def found(*shapes: str) -> list[Block]:
    return list(blocks(etree.fromstring(slide(*shapes))))


def test_what_every_slide_of_a_template_repeats_is_left_out() -> None:
    assert (
        found(shape(["Confidential"], "ftr"), shape(["7"], "sldNum"), shape(["2024"], "dt")) == []
    )


def test_paragraphs_of_a_body_are_items_and_those_of_a_box_are_not() -> None:
    body, box = found(shape(["One.", "Two."], "body"), shape(["A remark."]))
    assert (body.lines, body.listed) == (("One.", "Two."), True)
    assert (box.lines, box.listed) == (("A remark.",), False)


def test_boxes_of_a_group_are_read() -> None:
    (block,) = found(f"<p:grpSp>{shape(['Inside.'])}</p:grpSp>")
    assert block.lines == ("Inside.",)

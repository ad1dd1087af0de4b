from lxml import etree

from corpus.readers.contract import Head
from corpus.readers.open_document import is_kind, text_of

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def test_a_file_is_known_by_the_name_that_it_begins_with() -> None:
    start = b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    head = Head("a.zip", ".zip", start, members=frozenset({"content.xml"}))
    assert is_kind(head, "spreadsheet")
    assert not is_kind(head, "text")


def test_blanks_that_an_element_stands_for_are_bounded() -> None:
    words = f'<text:p xmlns:text="{TEXT}">a<text:s text:c="2"/>b<text:s text:c="9999999"/></text:p>'
    assert text_of(etree.fromstring(words)) == "a  b" + 200 * " "

"""One text of a file that is no document of the portfolio."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from corpus.errors import LimitExceeded, UnreadableFile, UnsupportedFormat
from corpus.limits import Limits
from corpus.one_text import ONE_TEXT, text_of, text_of_file
from corpus.readers.open_spreadsheet import OpenSpreadsheetReader
from tests.fakes.bad_offers import BAD_OFFERS, BadOffer
from tests.fixtures.readers.office import open_document, sheet

SMALL = Limits(max_file_bytes=200)


@pytest.mark.parametrize("name", ["sow.md", "sow.TXT", "-", "folder/sow"])
def test_plain_text_is_given_as_it_stands_so_that_offsets_hold(name: str) -> None:
    told = "---\r\ntitle: x\r\n---\r\n# Scope\r\n\r\nNaïve  “scope”.\r\n"
    assert text_of(name, told.encode(), Limits()) == told


def test_word_file_is_read_by_its_reader() -> None:
    written = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("The Supplier delivers four reports.")
    document.save(written)
    assert "four reports" in text_of("sow.docx", written.getvalue(), Limits())
    assert "four reports" in text_of("sow", written.getvalue(), Limits())


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("sow.md", b"", UnreadableFile, "sow.md is empty"),
        ("sow.txt", b" \n\t ", UnreadableFile, "sow.txt holds no text"),
        ("sow.txt", b"x" * 201, LimitExceeded, "sow.txt has 201 bytes; at most 200"),
        ("photo.bin", b"\x89PNG\r\n\x1a\n" + bytes(50), UnsupportedFormat, "photo.bin is an image"),
        ("rows.csv", b"a,b\n1,2\n3,4\n", UnsupportedFormat, "rows.csv is a table"),
        ("noise", bytes(range(256))[:150], UnsupportedFormat, "noise is of no known format"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence_that_names_the_file(
    name: str, content: bytes, error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as raised:
        text_of(name, content, SMALL)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(201)
    with pytest.raises(LimitExceeded, match=r"large.txt has 201 bytes"):
        text_of_file(large, SMALL)
    with pytest.raises(UnreadableFile, match=r"nowhere.md is not a file"):
        text_of_file(tmp_path / "nowhere.md", SMALL)


def test_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "sow.md"
    path.write_bytes(b"\xef\xbb\xbfScope\n")
    assert text_of_file(path, Limits()) == "Scope\n"


@pytest.mark.parametrize("bad", BAD_OFFERS, ids=lambda bad: bad.name)
def test_each_kind_of_bad_input_gets_one_clear_sentence(bad: BadOffer) -> None:
    with pytest.raises(UnreadableFile) as raised:
        text_of(bad.name, bad.content, ONE_TEXT)
    assert bad.words in str(raised.value)
    assert str(raised.value).startswith(bad.name)
    assert "\n" not in str(raised.value)
    assert "offered-text" not in str(raised.value)


def test_two_hundred_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "sow.pdf"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(LimitExceeded, match=r"sow.pdf has 200,000,000 bytes; at most 10,000,000"):
        text_of_file(large)


def test_a_table_is_refused_by_its_format_before_its_cells_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_: object) -> None:
        pytest.fail("the cells were read")

    monkeypatch.setattr(OpenSpreadsheetReader, "read", never)
    rows = (
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
    )
    content = open_document("spreadsheet", sheet("Log", rows * 50_000))
    with pytest.raises(UnsupportedFormat, match=r"offer\.ods is a table"):
        text_of("offer.ods", content)


def test_a_mail_is_read_as_its_text() -> None:
    mail = b"From: a@b.example\r\nSubject: Scope\r\n\r\nThe Supplier delivers four reports.\r\n"
    assert text_of("scope.eml", mail).strip() == "The Supplier delivers four reports."

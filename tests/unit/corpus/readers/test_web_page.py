from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable, RawText
from corpus.readers.contract import Head, Part
from corpus.readers.web_page import WebPageReader, html_text
from tests.fixtures.readers.build import HTML


def read(folder: Path, content: str | bytes) -> tuple[Part, ...]:
    path = folder / "a.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return WebPageReader().read(path, Limits())


def test_a_page_is_its_visible_text_with_sections(tmp_path: Path) -> None:
    (page,) = read(tmp_path, HTML)
    assert isinstance(page, RawText)
    assert page.title == "Review"
    found = [(s.heading, page.text[s.start : s.end]) for s in page.sections]
    assert found == [
        ("Root cause", "Nobody owned the access list.\nIt was in a notebook."),
        ("Impact", "Two weeks & a bit."),
    ]


def test_bold_paragraphs_are_headings_and_pairs_are_metadata(tmp_path: Path) -> None:
    markup = (
        "<html><body><table><tr><th>Customer</th><td>Acme</td></tr><tr><th>Date</th><td>May</td>"
        "</tr></table><p><strong>Root cause</strong></p><p>No owner.</p></body></html>"
    )
    (page,) = read(tmp_path, markup)
    assert isinstance(page, RawText)
    assert page.metadata == {"customer": "Acme", "date": "May"}
    section = page.sections[-1]
    assert (section.heading, page.text[section.start : section.end]) == ("Root cause", "No owner.")


def test_labelled_paragraphs_at_the_top_are_metadata(tmp_path: Path) -> None:
    markup = "<html><h1>Review</h1><p>Customer: Acme</p><p>Date: May</p><p>It was late.</p></html>"
    (page,) = read(tmp_path, markup)
    assert isinstance(page, RawText)
    assert page.metadata == {"customer": "Acme", "date": "May"}


def test_an_export_saved_as_a_page_is_a_table(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>I-{n}</td><td>Late {n}</td><td>High</td></tr>" for n in range(4))
    head = "<tr><td>Number</td><td>Description</td><td>Priority</td></tr>"
    (part,) = read(tmp_path, f"<html><body><table>{head}{rows}</table></body></html>")
    assert isinstance(part, RawTable)
    assert part.columns == ("Number", "Description", "Priority")
    assert next(part.rows) == RawRow(1, ("I-0", "Late 0", "High"))


def test_a_page_with_a_table_among_prose_stays_a_text(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>0{n}:00</td><td>down</td><td>Bo</td></tr>" for n in range(4))
    prose = "<p>" + "Nobody owned the list. " * 9 + "</p>"
    (page,) = read(tmp_path, f"<html><body>{prose}<table>{rows}</table></body></html>")
    assert isinstance(page, RawText)
    assert "00:00 | down | Bo" in page.text


def test_the_declared_encoding_is_used_when_it_is_a_true_one() -> None:
    page = "<meta charset='koi8-r'><p>да</p>".encode("koi8-r")
    assert "да" in html_text(page)
    assert "für" in html_text("<meta charset=nonsense><p>für</p>".encode())
    assert "“" in html_text(b"<meta charset=iso-8859-1><p>\x93</p>")


def test_a_page_is_recognised_under_an_excel_name() -> None:
    text = '\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>'
    assert WebPageReader().recognises(Head("a.xls", ".xls", text.encode(), text))


@pytest.mark.parametrize("content", [b"<html></html>", b" ", b"<!-- x -->", bytes(range(256))])
def test_a_page_that_shows_nothing_is_unreadable(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.html"):
        read(tmp_path, content)


def test_the_index_of_an_export_is_no_document(tmp_path: Path) -> None:
    """The list of pages of a wiki was a post-mortem that named every engagement."""
    path = tmp_path / "index.html"
    links = "".join(f'<li><a href="{n}.html">Retro of launch {n}</a></li>' for n in range(5))
    path.write_text(f"<html><body><h2>Pages:</h2><ul>{links}</ul></body></html>")
    with pytest.raises(UnreadableFile, match="a list of links to other pages"):
        WebPageReader().read(path, Limits())
    path.write_text(f"<html><body><p>{'Nobody had asked. ' * 5}</p><ul>{links}</ul></body></html>")
    assert WebPageReader().read(path, Limits())


LINKS = "".join(f'<li><a href="{n}.html">Retro of launch {n}</a></li>' for n in range(30))
CONTENTS = LINKS.replace('href="', 'href="#')


@pytest.mark.parametrize(
    "markup",
    [
        f"<nav><ul>{LINKS}</ul></nav><h1>Retro</h1><p>Nobody asked. We were late.</p>",
        f"<div style='display:none'>{LINKS}</div><p>Nobody asked</p>",
        f"<ul>{CONTENTS}</ul><p>We were late</p>",
        f"<ul>{LINKS}</ul><p>We <b>were</b> late.</p>",
    ],
)
def test_a_page_that_says_something_among_links_is_read(tmp_path: Path, markup: str) -> None:
    """A retro under the menu of its wiki was refused as a list of links."""
    (page,) = read(tmp_path, f"<html><body>{markup}</body></html>")
    assert isinstance(page, RawText)


def test_a_table_whose_summaries_are_links_is_a_table(tmp_path: Path) -> None:
    link = '<a href="https://x.example/I-{n}">{text}</a>'
    row = f"<tr><td>{link}</td><td>{link}</td><td>{link}</td></tr>"
    rows = "".join(row.format(n=n, text=f"The access came late {n}") for n in range(10))
    head = "<tr><th>Key</th><th>Summary</th><th>Link</th></tr>"
    (part,) = read(tmp_path, f"<html><body><table>{head}{rows}</table></body></html>")
    assert isinstance(part, RawTable)
    assert len(list(part.rows)) == 10

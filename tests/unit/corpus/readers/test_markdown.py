from pathlib import Path

from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head
from corpus.readers.markdown import MarkdownReader


def read(folder: Path, content: str) -> RawText:
    path = folder / "a.md"
    path.write_bytes(content.encode())
    (part,) = MarkdownReader().read(path, Limits())
    assert isinstance(part, RawText)
    return part


def test_the_text_is_verbatim_below_the_front_matter(tmp_path: Path) -> None:
    body = "# Review\r\n\r\n## Impact\r\nTwo **weeks** 🚒.\r\n"
    note = read(tmp_path, f"\ufeff---\r\ntitle: T\r\ncustomer: Acme\r\n---\r\n{body}")
    assert note.text == body
    assert note.title == "T"
    assert note.metadata["customer"] == "Acme"
    section = note.sections[-1]
    assert (section.heading, note.text[section.start : section.end]) == (
        "Impact",
        "Two **weeks** 🚒.",
    )


def test_the_title_is_the_first_heading_of_the_first_level(tmp_path: Path) -> None:
    assert read(tmp_path, "intro\n\n# **Review** of Nord #\nLate.\n").title == "Review** of Nord"
    assert read(tmp_path, "Review of Nord\n====\n\nLate.\n").title == "Review of Nord"


def test_headings_in_code_are_code(tmp_path: Path) -> None:
    note = read(tmp_path, "# Log\n```\n# not a heading\n```\n# Impact\nLate.\n")
    assert [section.heading for section in note.sections] == ["Log", "Impact"]


def test_a_text_file_with_front_matter_is_markdown() -> None:
    text = "---\ncustomer: Acme\n---\nLate.\n"
    assert MarkdownReader().recognises(Head("a.txt", ".txt", text.encode(), text))
    assert not MarkdownReader().recognises(Head("a.txt", ".txt", b"# one\n", "# one\n"))

from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.pdf import PdfReader
from tests.fixtures.readers.build import pdf


def read(folder: Path, content: bytes, limits: Limits | None = None) -> RawText:
    path = folder / "a.pdf"
    path.write_bytes(content)
    (part,) = PdfReader().read(path, limits or Limits())
    assert isinstance(part, RawText)
    return part


def test_pages_become_paragraphs_without_furniture(tmp_path: Path) -> None:
    note = read(
        tmp_path,
        pdf(
            [
                [
                    "Acme review",
                    "Root cause",
                    "The access list was kept by one single per-",
                    "Page 1",
                ],
                [
                    "Acme review",
                    "son who left.",
                    "Impact",
                    "Two weeks (ten days) were lost.",
                    "Page 2",
                ],
                ["Acme review", "Recommendations", "Name an owner.", "Page 3"],
            ]
        ),
    )
    found = {s.heading: note.text[s.start : s.end] for s in note.sections}
    assert found == {
        "Root cause": "The access list was kept by one single person who left.",
        "Impact": "Two weeks (ten days) were lost.",
        "Recommendations": "Name an owner.",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([[], []]), "probably a scan"),
        (pdf([["Secret"]], locked=True), "needs a password"),
        (b"%PDF-1.7\n" + b"x" * 99, "damaged or cut short"),
        (b"no pdf", "is not PDF"),
        (pdf([["A page of text."]])[:120], "damaged or cut short"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(tmp_path, content)


def test_limits_hold_for_pages_and_characters(tmp_path: Path) -> None:
    content = pdf([["A page of text."]] * 3)
    with pytest.raises(LimitExceeded, match="3 pages; at most 2"):
        read(tmp_path, content, Limits(max_pages=2))
    with pytest.raises(LimitExceeded, match="more than 20 characters"):
        read(tmp_path, content, Limits(max_text_characters=20))


def test_the_foot_of_a_single_page_and_its_head_are_told_from_the_text(tmp_path: Path) -> None:
    """A confidentiality line ran into the title, and took customer and date with it."""
    note = read(
        tmp_path,
        pdf(
            [
                [
                    "Confidential - not to be disclosed outside the practice Page 1",
                    "A review of the eastern flood alleviation scheme at Tolland",
                    "Client: The Trust for the Conservation of Northern Rivers Ltd",
                    "Date: 12 April 2026",
                    "Root cause",
                    "The survey was on the wrong grid.",
                ]
            ]
        ),
    )
    assert "Confidential" not in note.text
    assert note.metadata["client"] == "The Trust for the Conservation of Northern Rivers Ltd"
    assert note.metadata["date"] == "12 April 2026"

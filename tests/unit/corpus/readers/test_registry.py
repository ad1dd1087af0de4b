import gzip
from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile, UnsupportedFormat
from corpus.limits import Limits
from corpus.raw import RawTable, RawText
from corpus.readers.registry import read, supported_extensions
from tests.fixtures.readers.build import (
    CSV,
    HTML,
    JSON_LINES,
    MAIL,
    MARKDOWN,
    TEXT,
    corrupt_files,
    good_files,
    workbook,
)
from tests.fixtures.readers.compound import compound

LIMITS = Limits()


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def exhaust(path: Path) -> None:
    for part in read(path, LIMITS):
        list(part.rows if isinstance(part, RawTable) else ())


@pytest.mark.parametrize("name", good_files())
def test_a_whole_file_of_every_format_is_read(tmp_path: Path, name: str) -> None:
    (part,) = read(put(tmp_path, name, good_files()[name]), LIMITS)
    if isinstance(part, RawTable):
        assert part.columns
        assert list(part.rows)
    else:
        assert part.text.strip()


@pytest.mark.parametrize("name", corrupt_files())
def test_a_broken_file_of_every_format_is_unreadable_in_one_sentence(
    tmp_path: Path, name: str
) -> None:
    path = put(tmp_path, name, corrupt_files()[name])
    with pytest.raises(UnreadableFile) as caught:
        exhaust(path)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("export.xls", HTML, RawText),
        ("export.csv", HTML, RawText),
        ("notes.json", JSON_LINES, RawTable),
        ("export.xlsx", CSV + "PR-3,a,b,c\r\n", RawTable),
        ("export.dat", CSV + "PR-3,a,b,c\r\n", RawTable),
        ("README", TEXT, RawText),
        ("mail.txt", MAIL, RawText),
        ("note.txt", MARKDOWN, RawText),
        ("book.csv", workbook({"A": [["ID", "T"], ["1", "x"]]}), RawTable),
        ("note.txt", "{curly} words begin this note\nand go on\n", RawText),
        ("note.md", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", RawText),
    ],
)
def test_content_decides_before_the_extension(
    tmp_path: Path, name: str, content: bytes | str, kind: type
) -> None:
    (part,) = read(put(tmp_path, name, content), LIMITS)
    assert isinstance(part, kind)


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
            r"an old Word document; save it as \.docx",
        ),
        ("a.gz", gzip.compress(b"x" * 99, mtime=0), "unpack it"),
        ("a.rtf", "{\\rtf1 words}", r"save it as \.docx"),
        ("a.py", "import os\n", r"formats are \.adoc"),
    ],
)
def test_a_foreign_format_is_refused_with_advice(
    tmp_path: Path, name: str, content: bytes | str, advice: str
) -> None:
    with pytest.raises(UnsupportedFormat, match=advice):
        read(put(tmp_path, name, content), LIMITS)


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match="11 bytes; at most 10"):
        read(put(tmp_path, "a.csv", b"x" * 11), Limits(max_file_bytes=10))


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is not a file"):
        read(tmp_path / "no.csv", LIMITS)
    with pytest.raises(UnreadableFile, match="is not a file"):
        read(tmp_path, LIMITS)


def test_a_workbook_of_empty_sheets_has_no_part(tmp_path: Path) -> None:
    assert read(put(tmp_path, "a.xlsx", workbook({"A": []})), LIMITS) == ()


def test_every_format_of_the_product_has_its_extension() -> None:
    wanted = {".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".parquet", ".md", ".html", ".txt"}
    assert wanted | {".docx", ".pdf", ".eml", ".msg", ".pptx", ".ods", ".odt"} <= set(
        supported_extensions()
    )


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("mails.pst", "an Outlook archive; export its mails as .eml"),
        ("register.xlsx", "locked by a password; save it without one"),
        ("log.xls", "an old Excel workbook; save it as .xlsx"),
        ("slides.ppt", "an old PowerPoint file; save its notes pages as PDF"),
    ],
)
def test_a_format_that_is_not_read_is_called_by_its_name(
    name: str, part: str, tmp_path: Path
) -> None:
    """A message of Outlook was said to be an old Office file, to be saved as a workbook."""
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000))
    with pytest.raises(UnsupportedFormat, match=part):
        read(path, Limits())


@pytest.mark.parametrize(
    ("stream", "part"),
    [("Workbook", "an old Excel workbook"), ("EncryptedPackage", "locked by a password")],
)
def test_an_old_file_under_a_new_name_is_not_said_to_be_locked(
    stream: str, part: str, tmp_path: Path
) -> None:
    path = put(tmp_path, "register.xlsx", compound({stream: b"x"}))
    with pytest.raises(UnsupportedFormat, match=part):
        read(path, LIMITS)

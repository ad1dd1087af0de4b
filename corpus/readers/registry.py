"""The one place that knows every format, and picks a reader for a file."""

from __future__ import annotations

import zipfile
from pathlib import Path

from corpus.errors import CorpusError, LimitExceeded, UnreadableFile, UnsupportedFormat
from corpus.limits import Limits
from corpus.readers.archives import open_archive
from corpus.readers.contract import HEAD_BYTES, Head, Part, Reader
from corpus.readers.decoding import decode, is_binary
from corpus.readers.delimited import DelimitedReader
from corpus.readers.json_file import JsonReader
from corpus.readers.json_lines import JsonLinesReader
from corpus.readers.mail import MailReader
from corpus.readers.mailbox import MailboxReader
from corpus.readers.markdown import MarkdownReader
from corpus.readers.open_spreadsheet import OpenSpreadsheetReader
from corpus.readers.open_text import OpenTextReader
from corpus.readers.outlook import OutlookReader
from corpus.readers.parquet import ParquetReader
from corpus.readers.pdf import PdfReader
from corpus.readers.plain import PlainTextReader
from corpus.readers.rows import broken
from corpus.readers.slides import SlidesReader
from corpus.readers.spreadsheet import SpreadsheetReader
from corpus.readers.web_page import WebPageReader
from corpus.readers.word import WordReader

#: Every reader, in the order in which the content is offered to them.
READERS: tuple[Reader, ...] = (
    PdfReader(),
    ParquetReader(),
    SpreadsheetReader(),
    WordReader(),
    SlidesReader(),
    OpenSpreadsheetReader(),
    OpenTextReader(),
    WebPageReader(),
    OutlookReader(),
    MailboxReader(),
    MailReader(),
    JsonLinesReader(),
    JsonReader(),
    DelimitedReader(),
    MarkdownReader(),
    PlainTextReader(),
)

_OF_TABLES = (
    ParquetReader, SpreadsheetReader, OpenSpreadsheetReader, JsonLinesReader, JsonReader,
    DelimitedReader,
)  # fmt: skip

#: Extensions whose text is read as named, because other formats can look like prose or lists.
_TRUSTED = {".md", ".markdown", ".mdown", ".mkd", ".csv", ".tsv", ".tab", ".psv", ".eml"}

#: Formats that are often met and not read: their first bytes and what to do.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file or one with a password; save it as .xlsx or .docx"),
    (b"{\\rtf", "rich text (RTF); save it as .docx"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"BZh", "a bzip2 archive; unpack it"),
    (b"\xfd7zXZ", "an xz archive; unpack it"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it or pack it as .zip"),
    (b"Rar!", "a RAR archive; unpack it or pack it as .zip"),
    (b"\x89PNG", "an image; only text can be read"),
    (b"\xff\xd8\xff", "an image; only text can be read"),
    (b"GIF8", "an image; only text can be read"),
    (b"SQLite format 3", "a database; export its tables as CSV"),
)

#: Formats of Office that are such files only where a password encrypts them.
_COMPOUND = b"\xd0\xcf\x11\xe0"
_LOCKED = {".xlsx", ".xlsm", ".docx", ".docm", ".pptx"}
#: Streams of the old formats, which such a file may also be under a new name.
_OLD = (
    ("Workbook", ".xls"), ("Book", ".xls"), ("WordDocument", ".doc"),
    ("PowerPoint Document", ".ppt"),
)  # fmt: skip

#: The same by what the extension alone tells.
_BY_NAME = {
    ".pst": "an Outlook archive; export its mails as .eml",
    ".odp": "an OpenDocument presentation; save it as PDF",
    ".ppt": "an old PowerPoint file; save its notes pages as PDF or its outline as .docx",
    ".xls": "an old Excel workbook; save it as .xlsx",
    ".doc": "an old Word document; save it as .docx",
    ".epub": "an e-book; save it as PDF or HTML",
}


def supported_extensions() -> tuple[str, ...]:
    """Return every extension that a reader claims, sorted."""
    return tuple(sorted({extension for reader in READERS for extension in reader.extensions}))


def read(path: Path, limits: Limits) -> tuple[Part, ...]:
    """Read a file as tables or texts, by its content first and its extension second.

    Rows of a table are read while they are asked for, so keep the file until then; a row that
    cannot be read is a ``RowFault`` among them. A file without any record, such as a workbook of
    empty sheets, gives no part.

    Raises:
        UnsupportedFormat: when no reader knows this kind of file.
        LimitExceeded: when the file is above a limit.
        UnreadableFile: when the file is missing, empty or damaged; also while rows are read.

    """
    try:
        head = _head(path, limits)
        reader = choose(head)
        return reader.read(path, limits)
    except CorpusError:
        raise
    except OSError as error:
        message = f"{path.name} cannot be opened: {error.strerror or 'unknown reason'}"
        raise UnreadableFile(message) from error
    except Exception as error:
        raise broken(path.name, "what it seems to be", error) from error


def holds_tables(path: Path, limits: Limits) -> bool:
    """Say by its start alone whether a file is of a format that holds tables and no text.

    Raises as `read`.
    """
    try:
        return isinstance(choose(_head(path, limits)), _OF_TABLES)
    except OSError as error:
        message = f"{path.name} cannot be opened: {error.strerror or 'unknown reason'}"
        raise UnreadableFile(message) from error


def choose(head: Head) -> Reader:
    """Return the reader for a file that begins like this.

    Raises:
        UnsupportedFormat: when no reader knows this kind of file.

    """
    named = next((reader for reader in READERS if head.extension in reader.extensions), None)
    if isinstance(named, DelimitedReader) and WebPageReader().recognises(head):
        # an export saved after the session ended, or a table under a CSV name
        return WebPageReader()
    if head.extension in _TRUSTED and named is not None and head.text is not None:
        return named
    for reader in READERS:
        if reader.recognises(head):
            return reader
    if advice := _foreign(head):
        message = f"{head.name} is {advice}"
        raise UnsupportedFormat(message)
    if named is not None:
        return named
    if head.members:
        message = f"{head.name} is an archive of a kind that is not read as one document"
        raise UnsupportedFormat(message)
    known = ", ".join(supported_extensions())
    message = f"{head.name} is of no known format; formats are {known} and .zip"
    raise UnsupportedFormat(message)


def _foreign(head: Head) -> str | None:
    """Return what a file of a format that is not read is, and what to do with it."""
    if head.extension in _LOCKED and head.start.startswith(_COMPOUND):
        if old := next((end for stream, end in _OLD if stream in head.members), None):
            return _BY_NAME[old]
        return "locked by a password; save it without one"
    if head.extension in _BY_NAME:
        return _BY_NAME[head.extension]
    return next((advice for start, advice in _FOREIGN if head.start.startswith(start)), None)


def _head(path: Path, limits: Limits) -> Head:
    if not path.is_file():
        message = f"{path.name} is not a file"
        raise UnreadableFile(message)
    size = path.stat().st_size
    if size == 0:
        message = f"{path.name} is empty (0 bytes)"
        raise UnreadableFile(message)
    if size > limits.max_file_bytes:
        message = (
            f"{path.name} has {size} bytes; at most {limits.max_file_bytes} are allowed: "
            "give it in parts, or raise PREMORTEM_MAX_FILE_MEGABYTES"
        )
        raise LimitExceeded(message)
    with path.open("rb") as file:
        start = file.read(HEAD_BYTES)
    text = None if is_binary(start) else decode(start)
    members: frozenset[str] = frozenset()
    if start.startswith(b"PK\x03\x04") and zipfile.is_zipfile(path):
        with open_archive(path, limits) as archive:
            members = frozenset(archive.namelist())
        text = None
    if start.startswith(_COMPOUND) and path.suffix.lower() in _LOCKED:
        members = _streams(path)
    return Head(path.name, path.suffix.lower(), start, text, members)


def _streams(path: Path) -> frozenset[str]:
    """Return the names of the streams of a compound file, none where it is damaged."""
    import olefile  # type: ignore[import-untyped]  # noqa: PLC0415 - as in the reader of Outlook

    try:
        with olefile.OleFileIO(path) as file:
            return frozenset("/".join(entry) for entry in file.listdir())
    except Exception:  # noqa: BLE001 - whatever is damaged, the file is refused all the same
        return frozenset()

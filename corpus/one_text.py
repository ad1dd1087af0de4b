"""One text of a file that is not a document of the portfolio: read, given back, stored nowhere.

Plain text and Markdown are given back exactly as they stand, so that offsets into them hold in the
file; other formats are given as their readers see them.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from corpus.errors import LimitExceeded, UnreadableFile, UnsupportedFormat
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.decoding import decode, is_binary, storable
from corpus.readers.plain import check_text
from corpus.readers.registry import holds_tables, read

#: What is read of a text that somebody wants looked at: 10 MB, about 2,000 pages.
ONE_TEXT = Limits(max_file_bytes=10_000_000, max_expanded_bytes=100_000_000, max_pages=2_000)

_AS_IT_STANDS = {"", ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd"}
_LOOKED_AT = 65_536
#: What a text is called while it is read; no message says that by itself.
_FILED = "offered-text"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def _stream(name: str) -> bytes:
    """Return how an old Office file writes the name of a part of it."""
    return name.encode("utf-16-le")


#: Formats of texts that are often sent and not read: how they begin, what is in them, what to do.
_FOREIGN = (
    (_OLD_OFFICE, _stream("EncryptedPackage"), "needs a password; save it without one"),
    (_OLD_OFFICE, _stream("WordDocument"), "is an old Word file; save it as .docx"),
)


def text_of(name: str, content: bytes, limits: Limits = ONE_TEXT) -> str:
    """Return the text of a file's bytes; ``name`` tells the format and stands in messages.

    A text of no or a plain extension that is binary all the same is read by its content.

    Raises:
        UnsupportedFormat: for a table, an archive or a format that no reader knows.
        LimitExceeded: when it is above a limit.
        UnreadableFile: when it is empty, damaged, or has no text in it (a scanned page).

    """
    plain = PurePath(name).name or "text"
    if len(content) > limits.max_file_bytes:
        message = (
            f"{plain} has {len(content):,} bytes; at most {limits.max_file_bytes:,} are allowed"
        )
        raise LimitExceeded(message)
    if not content:
        message = f"{plain} is empty (0 bytes)"
        raise UnreadableFile(message)
    extension = PurePath(plain).suffix.lower()
    if extension in _AS_IT_STANDS and not is_binary(content[:_LOOKED_AT]):
        text = storable(decode(content))
        check_text(plain, text, limits)
        return text
    for begins, holds, words in _FOREIGN:
        if content.startswith(begins) and holds in content:
            message = f"{plain} {words}"
            raise UnsupportedFormat(message)
    with TemporaryDirectory(prefix="premortem-") as folder:
        path = Path(folder, _FILED + (extension if extension.isascii() else ""))
        path.write_bytes(content)
        return _read(path, plain, limits)


def text_of_file(path: Path, limits: Limits = ONE_TEXT) -> str:
    """Return the text of a file; raises as `text_of`."""
    try:
        if not path.is_file():
            message = f"{path.name} is not a file"
            raise UnreadableFile(message)
        size = path.stat().st_size
        if size > limits.max_file_bytes:
            message = (
                f"{path.name} has {size:,} bytes; at most {limits.max_file_bytes:,} are allowed"
            )
            raise LimitExceeded(message)
        content = path.read_bytes()
    except OSError as error:
        message = f"{path.name} cannot be opened: {error.strerror or 'unknown reason'}"
        raise UnreadableFile(message) from error
    return text_of(path.name, content, limits)


def _read(path: Path, name: str, limits: Limits) -> str:
    try:
        # a small file of cells can stand for many
        parts = () if holds_tables(path, limits) else read(path, limits)
    except UnreadableFile as error:
        message = str(error).replace(path.name, name)
        raise type(error)(message) from error
    texts = [part for part in parts if isinstance(part, RawText)]
    if len(texts) != len(parts) or not texts:
        message = f"{name} is a table; give the text of one statement of work or proposal"
        raise UnsupportedFormat(message)
    if len(texts) > 1:
        message = f"{name} holds {len(texts)} texts; give one statement of work or proposal"
        raise UnsupportedFormat(message)
    check_text(name, texts[0].text, limits)
    return texts[0].text

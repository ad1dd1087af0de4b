"""Outlook messages saved as MSG: subject, sender, day and text, as a mail saved as EML gives them.

The properties of a message are streams of a compound file (MS-OXMSG and MS-CFB, 2024); olefile
reads those, and is loaded only where there is such a file.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head, Part
from corpus.readers.decoding import decode, storable
from corpus.readers.headings import find_sections
from corpus.readers.plain import check_text
from corpus.readers.web_page import html_text, page_text
from corpus.readers.web_text import parse_html

_FORMAT = "an Outlook message"
_COMPOUND = b"\xd0\xcf\x11\xe0"
_STREAM = "__substg1.0_"
_UNICODE, _BYTES, _BINARY = "001F", "001E", "0102"
#: Numbers of properties, as MS-OXPROPS has them.
_SUBJECT, _BODY, _HTML, _HEADERS = "0037", "1000", "1013", "007D"
_NAMES = {"from": ("0C1A",), "to": ("0E04",), "cc": ("0E03",)}
_ADDRESSES = ("5D01", "0C1F")
_FILE_NAMES = ("3707", "3704")
#: When it was sent, when it came, when it was made.
_TIMES = (0x0039, 0x0E06, 0x3007)
_TIME = 0x0040
_HEAD_BYTES, _ENTRY = 32, struct.Struct("<HHIQ")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_LINE = 2_000
#: A subject begins with two that tell how long its "RE: " is.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class OutlookReader:
    """Reads one message as one text; attachments are named in the metadata and never opened."""

    format = _FORMAT
    extensions = (".msg",)

    def recognises(self, head: Head) -> bool:
        """A compound file that is called a message."""
        return head.extension in self.extensions and head.start.startswith(_COMPOUND)

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text of the message under its subject.

        Raises:
            UnreadableFile: when the file is no message, is damaged, or holds rich text only.
            LimitExceeded: when the text is longer than allowed.

        """
        import olefile  # type: ignore[import-untyped]  # noqa: PLC0415 - as the module says

        if not olefile.isOleFile(path):
            raise UnreadableFile(f"{path.name} does not begin as {_FORMAT} does")
        with olefile.OleFileIO(path) as file:
            return (_message(path, _Properties(file, path.stat().st_size), limits),)


class _Properties:
    """The properties of a message by their numbers."""

    def __init__(self, file: Any, size: int) -> None:
        self._file = file
        self._size = size

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream, none where there is no such stream."""
        if not self._file.exists(name):
            return b""
        if self._file.get_size(name) > self._size:
            raise UnreadableFile("the message states a part longer than its file")
        return bytes(self._file.openstream(name).read())

    def text(self, number: str, storage: str = "") -> str:
        """Return a property that is text, in the encoding that it was saved in."""
        if wide := self.stream(f"{storage}{_STREAM}{number}{_UNICODE}"):
            text = wide.decode("utf-16-le", errors="replace")
        else:
            text = decode(self.stream(f"{storage}{_STREAM}{number}{_BYTES}"))
        return storable(text.rstrip("\x00"))

    def line(self, *numbers: str, storage: str = "") -> str:
        """Return the first of some properties that says anything, on one line."""
        texts = (_CONTROL.sub(" ", self.text(number, storage)) for number in numbers)
        found = (" ".join(text.split()) for text in texts)
        return next((text[:_LINE] for text in found if text), "")

    def sent(self) -> str:
        """Return when the message was sent as ISO 8601, in its sender's zone where that is kept."""
        headers = message_from_string(self.text(_HEADERS), policy=policy.compat32)
        try:
            return parsedate_to_datetime(str(headers.get("date", ""))).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            times = dict(self._times())
            return next((times[number] for number in _TIMES if number in times), "")

    def _times(self) -> Iterator[tuple[int, str]]:
        """Yield the times of the message; they count tenths of microseconds from 1601."""
        fixed = self.stream("__properties_version1.0")[_HEAD_BYTES:]
        for at in range(0, len(fixed) - _ENTRY.size + 1, _ENTRY.size):
            kind, number, _, value = _ENTRY.unpack_from(fixed, at)
            if kind == _TIME and 0 < value < 1 << 61:
                yield number, (_EPOCH + timedelta(microseconds=value // 10)).isoformat()

    def attachments(self) -> list[str]:
        """Return the names of what is attached."""
        storages = {entry[0] for entry in self._file.listdir() if entry[0].startswith("__attach")}
        names = (self.line(*_FILE_NAMES, storage=f"{name}/") for name in sorted(storages))
        return [name for name in names if name]


def _message(path: Path, message: _Properties, limits: Limits) -> RawText:
    if not message.stream("__properties_version1.0"):
        raise UnreadableFile(f"{path.name} is a compound file and holds no {_FORMAT[3:]}")
    metadata = {name: message.line(*numbers) for name, numbers in _NAMES.items()}
    address = message.line(*_ADDRESSES)
    if address and address not in metadata["from"]:
        metadata["from"] = f"{metadata['from']} <{address}>".strip()
    metadata["subject"], metadata["date"] = message.line(_SUBJECT), message.sent()
    metadata["attachments"] = "; ".join(message.attachments())
    metadata = {name: value for name, value in metadata.items() if value}
    text = message.text(_BODY)
    sections = find_sections(text)
    if not text.strip() and (markup := message.stream(f"{_STREAM}{_HTML}{_BINARY}")):
        page = page_text(parse_html(html_text(markup)))
        text, sections = page.text, page.sections
    if not text.strip():
        raise UnreadableFile(f"{path.name} holds no text but rich text; save it as .eml")
    check_text(path.name, text, limits)
    return RawText(text, metadata.get("subject"), sections, metadata)

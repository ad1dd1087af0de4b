"""Mails saved as EML: the plain part verbatim, else the text of the HTML part."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from corpus.document import Section
from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head, Part
from corpus.readers.decoding import WINDOWS_FALLBACK, decode, is_binary, storable
from corpus.readers.headings import find_sections
from corpus.readers.plain import check_text
from corpus.readers.web_page import html_text, page_text
from corpus.readers.web_text import parse_html

_FORMAT = "a mail"
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_USUAL = {"from", "to", "subject", "date"}
_TECHNICAL = {
    "mime-version", "received", "message-id", "return-path", "delivered-to", "content-type",
    "x-mailer", "dkim-signature", "references", "in-reply-to", "content-transfer-encoding",
}  # fmt: skip

#: Headers that are kept as metadata.
_KEPT = ("from", "to", "cc", "subject", "date")
_MAX_PARTS = 500
_MAX_HEADER = 2_000


class MailReader:
    """Reads one mail as one text; attachments are named in the metadata and never opened."""

    format = _FORMAT
    extensions = (".eml",)

    def recognises(self, head: Head) -> bool:
        """A header block with technical fields; a mail pasted into a note has none of them."""
        block = re.split(r"\r?\n\r?\n", head.text or "", maxsplit=1)[0]
        names = {name.casefold() for name in _HEADER.findall(block)}
        return (
            bool(names & _USUAL) and bool(names & _TECHNICAL) and _HEADER.match(block) is not None
        )

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text of the mail under its subject.

        Raises:
            UnreadableFile: when the file is no mail or has no readable text.
            LimitExceeded: when the text is longer than allowed.

        """
        content = path.read_bytes().lstrip(b"\xef\xbb\xbf\r\n")
        if is_binary(content[:4_096]):
            message = f"{path.name} is not text, so it cannot be {_FORMAT}"
            raise UnreadableFile(message)
        return (mail_text(path.name, content, limits),)


def mail_text(name: str, content: bytes, limits: Limits) -> RawText:
    """Return the text of the bytes of one mail; ``name`` is what its file is called.

    Raises:
        UnreadableFile: when it has none of the usual headers.
        LimitExceeded: when the text is longer than allowed.

    """
    # the modern policy raises on malformed headers; this one never does
    mail = message_from_bytes(content, policy=policy.compat32)
    if not _USUAL & {header.casefold() for header in mail.keys()}:  # noqa: SIM118  # a mail is no mapping
        message = f"{name} has none of the headers From, To, Subject and Date of a mail"
        raise UnreadableFile(message)
    text, sections, attachments = _body(mail)
    check_text(name, text, limits)
    metadata = _metadata(mail)
    if attachments:
        metadata["attachments"] = "; ".join(attachments)
    return RawText(text, metadata.get("subject"), sections, metadata)


def _header(value: object) -> str:
    """Return a header's text, encoded words decoded and folds undone."""
    raw = str(value)
    try:
        pieces = decode_header(raw)
    except Exception:  # noqa: BLE001  # damaged encoded words raise several errors
        pieces = [(raw, None)]
    texts = []
    for piece, charset in pieces:
        texts.append(_decoded(piece, charset) if isinstance(piece, bytes) else piece)
    return storable(" ".join("".join(texts).split()))[:_MAX_HEADER]


def _decoded(content: bytes, charset: str | None) -> str:
    """Return text in the charset told, or in the one it shows when that is wrong or unknown."""
    if charset and charset.casefold() not in {"utf-8", "us-ascii", "ascii", "unknown-8bit"}:
        try:
            return content.decode(charset).replace("\x00", "")
        except (LookupError, UnicodeError, ValueError):
            return decode(content)
    return content.decode("utf-8", errors=WINDOWS_FALLBACK).replace("\x00", "")


def _metadata(mail: Message) -> dict[str, str]:
    metadata = {}
    for name in _KEPT:
        value = _header(mail.get(name, ""))
        if value:
            metadata[name] = value
    if "date" in metadata:
        # a date that cannot be read is kept as received
        with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
            metadata["date"] = parsedate_to_datetime(metadata["date"]).isoformat()
    return metadata


def _body(mail: Message) -> tuple[str, tuple[Section, ...], list[str]]:
    attachments: list[str] = []
    parts = list(_own_parts(mail, attachments))
    if not parts:
        # a mail that only forwards another one as an attachment
        parts = [part for part in mail.walk() if _is_text(part)][:_MAX_PARTS]
    plain = [_text(part) for part in parts if part.get_content_type() == "text/plain"]
    text = "\n".join(piece for piece in plain if piece.strip())
    if text:
        return text, find_sections(text), attachments
    for part in parts:
        if part.get_content_type() == "text/html" and (markup := _markup(part)).strip():
            page = page_text(parse_html(markup))
            return page.text, page.sections, attachments
    return "", (), attachments


def _is_text(part: Message) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"} and not part.get_filename()


def _own_parts(mail: Message, attachments: list[str]) -> Iterator[Message]:
    """Yield the text parts of a mail itself, and note the names of its attachments."""
    waiting = [mail]
    seen = 0
    while waiting and seen < _MAX_PARTS:
        part = waiting.pop()
        seen += 1
        kind = part.get_content_type()
        disposition = str(part.get("Content-Disposition", "")).casefold()
        name = part.get_filename()
        if name or "attachment" in disposition or (kind == "message/rfc822" and part is not mail):
            attachments.append(_header(name or kind))
        elif part.is_multipart():
            inner = part.get_payload()
            below = inner if isinstance(inner, list) else []
            waiting.extend(p for p in reversed(below) if isinstance(p, Message))
        elif _is_text(part):
            yield part


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    return _decoded(_payload(part), part.get_content_charset())


def _markup(part: Message) -> str:
    charset = part.get_content_charset()
    return _decoded(_payload(part), charset) if charset else html_text(_payload(part))

"""Mailboxes (mbox): many mails in one file, each of them a text of its own."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head, Part
from corpus.readers.mail import MailReader, mail_text

_FORMAT = "a mailbox"
#: The line before each mail (RFC 4155): its sender and when it came.
_BETWEEN = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]*\b\d{4}[^\r\n]*\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)")
_BLANK = re.compile(rb"\r?\n\r?\n")
_USUAL = re.compile(rb"^(?:From|To|Subject|Date):", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class MailboxReader:
    """Reads every mail of a mailbox as :class:`MailReader` reads one saved by itself."""

    format = _FORMAT
    extensions = (".mbox", ".mbx")

    def recognises(self, head: Head) -> bool:
        """A line of sender and year, and below it the headers of a mail."""
        first, _, rest = (head.text or "").partition("\n")
        whole = f"{first}\n{rest}".encode("utf-8", "surrogatepass")
        opened = _BETWEEN.match(whole) is not None
        return opened and MailReader().recognises(replace(head, text=rest))

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text of each mail that has one, known by its Message-ID.

        Raises:
            UnreadableFile: when there is no mail in it.
            LimitExceeded: when a text is longer than allowed.

        """
        content = path.read_bytes()
        found = [line for line in _BETWEEN.finditer(content) if _begins_mail(content, line.end())]
        starts = [line.end() for line in found]
        ends = [line.start() for line in found][1:]
        if not starts:
            message = f"{path.name} has no line that begins a mail, so it is not {_FORMAT}"
            raise UnreadableFile(message)
        mails = (
            _QUOTED.sub(rb"\1", content[start:end])
            for start, end in zip(starts, [*ends, len(content)], strict=True)
        )
        texts = [_text(path.name, mail, limits) for mail in mails]
        return tuple(text for text in texts if text.text.strip())


def _begins_mail(content: bytes, at: int) -> bool:
    """Whether a mail with a usual header begins here; words may look like the line above one."""
    blank = _BLANK.search(content, at)
    return _USUAL.search(content, at, blank.start() if blank else len(content)) is not None


def _text(name: str, mail: bytes, limits: Limits) -> RawText:
    header = re.split(rb"\r?\n\r?\n", mail, maxsplit=1)[0]
    identity = _MESSAGE_ID.search(header)
    digest = hashlib.sha256(identity[1] if identity else mail.strip()).hexdigest()[:12]
    return replace(mail_text(name, mail, limits), member=f"{digest}.eml")

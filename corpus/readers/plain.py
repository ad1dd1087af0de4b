"""Plain text notes, kept exactly as received."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import HEAD_BYTES, Head, Part
from corpus.readers.decoding import decode, is_binary
from corpus.readers.headings import find_sections
from corpus.readers.metadata import leading_metadata

_FORMAT = "plain text"
_TITLE_CHARACTERS = 100
#: What a message of a chat begins with.
_STAMP = re.compile(r"\[?\d{1,4}[-./]\d{1,2}[-./]\d{1,4},? \d{1,2}:\d{2}")
_GREETINGS = ("hi", "hello", "dear", "hey", "good morning", "good afternoon", "to:", "from:")


def check_text(name: str, text: str, limits: Limits) -> None:
    """Refuse a text that is empty or too long.

    Raises:
        UnreadableFile: when there is nothing but space.
        LimitExceeded: when it is longer than allowed.

    """
    if not text.strip():
        message = f"{name} holds no text"
        raise UnreadableFile(message)
    if len(text) > limits.max_text_characters:
        message = (
            f"{name} has {len(text)} characters of text; "
            f"at most {limits.max_text_characters} are allowed"
        )
        raise LimitExceeded(message)


def read_text(path: Path, format_name: str, limits: Limits) -> str:
    """Return the text of a file with its line ends as they are, without the byte order mark.

    Raises:
        UnreadableFile: when the file is not text or holds none.
        LimitExceeded: when the text is longer than allowed.

    """
    content = path.read_bytes()
    if is_binary(content[:HEAD_BYTES]):
        message = f"{path.name} is not text, so it cannot be {format_name}"
        raise UnreadableFile(message)
    text = decode(content).removeprefix("\ufeff")
    check_text(path.name, text, limits)
    return text


def first_line_title(text: str) -> str | None:
    r"""Return the first line when it can be a title: short, no sentence, no greeting.

    >>> first_line_title("Post-mortem: billing\n\nIt was late."), first_line_title("Hi all,\n")
    ('Post-mortem: billing', None)
    """
    line = text.strip().split("\n", 1)[0].strip().strip("#=*_ ")
    if (
        not line
        or _STAMP.match(line)
        or len(line) > _TITLE_CHARACTERS
        or line.endswith((".", ",", ";", "!", ":", "?"))
    ):
        return None
    return None if line.casefold().startswith(_GREETINGS) or "\n" not in text.strip() else line


class PlainTextReader:
    """Reads any other text as one document."""

    format = _FORMAT
    extensions = (".txt", ".text", ".log", ".rst", ".adoc", ".org", ".wiki", ".textile")

    def recognises(self, head: Head) -> bool:
        """Text in a file without an extension; with one, the extension decides."""
        return head.text is not None and not head.extension

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text exactly as received, with its headings and leading labels found.

        Raises:
            UnreadableFile: when the file is not text or holds none.
            LimitExceeded: when the text is longer than allowed.

        """
        text = read_text(path, _FORMAT, limits)
        sections = find_sections(text)
        return (RawText(text, first_line_title(text), sections, leading_metadata(text)),)

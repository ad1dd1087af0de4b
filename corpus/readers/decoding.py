"""Bytes to text for files that never say which encoding they use."""

from __future__ import annotations

import codecs
import io
import re
from pathlib import Path

#: Byte order marks, longest first: the UTF-32 one begins like the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Share of zero bytes on one side of the byte pairs from which a text is taken for UTF-16.
_WIDE_SHARE = 0.4

#: Share of control bytes above which a file is not text.
_BINARY_SHARE = 0.02

#: The same for zero bytes; some exports hold stray ones in their text.
_ZERO_SHARE = 0.2

_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")

#: Name of the error handler that reads bytes which are not UTF-8 as Windows-1252.
WINDOWS_FALLBACK = "premortem-windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the offending bytes as Windows-1252, and its five gaps as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    text = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in piece)
    return text, error.end


codecs.register_error(WINDOWS_FALLBACK, _as_windows_1252)


def encoding_of(start: bytes) -> str:
    """Return the codec for a file that begins with ``start``.

    Without a mark or the zero bytes of UTF-16 the answer is UTF-8; bytes that are not UTF-8 are
    then read one by one as Windows-1252 (see ``WINDOWS_FALLBACK``), which also mends files
    concatenated from both.

    >>> encoding_of(b"plain"), encoding_of("wide".encode("utf-16-be"))
    ('utf-8-sig', 'utf-16-be')
    """
    for mark, codec in _MARKS:
        if start.startswith(mark):
            return codec
    pairs = len(start) // 2
    if pairs:
        if start[1::2].count(0) / pairs >= _WIDE_SHARE and start[::2].count(0) < pairs * 0.1:
            return "utf-16-le"
        if start[::2].count(0) / pairs >= _WIDE_SHARE and start[1::2].count(0) < pairs * 0.1:
            return "utf-16-be"
    return "utf-8-sig"


def is_binary(start: bytes) -> bool:
    r"""Say whether bytes cannot be a text in any supported encoding.

    >>> is_binary(bytes(range(256))), is_binary(b"a,b\x00,c\n" * 9)
    (True, False)
    """
    if not start or not encoding_of(start).startswith("utf-8"):
        return False
    controls = len(_CONTROLS.findall(start))
    zeros = start.count(0)
    return controls > _BINARY_SHARE * len(start) or zeros > _ZERO_SHARE * len(start)


def decode(content: bytes) -> str:
    """Return the text of ``content`` with zero bytes removed (no database stores them).

    >>> decode("naïve “quote”".encode("cp1252"))
    'naïve “quote”'
    """
    codec = encoding_of(content[:4096])
    errors = WINDOWS_FALLBACK if codec == "utf-8-sig" else "replace"
    return content.decode(codec, errors=errors).replace("\x00", "")


def open_text(path: Path, newline: str | None = "\n") -> io.TextIOWrapper:
    """Open a text file for reading in the encoding that it shows. The caller closes it."""
    with path.open("rb") as file:
        codec = encoding_of(file.read(4096))
    errors = WINDOWS_FALLBACK if codec == "utf-8-sig" else "replace"
    return path.open(encoding=codec, errors=errors, newline=newline)


def storable(text: str) -> str:
    r"""Return ``text`` without what UTF-8 storage refuses: zero characters and lone surrogates.

    >>> storable("a\x00b\ud800")
    'ab\ufffd'
    """
    if text.isascii():
        return text.replace("\x00", "")
    return _LONE_SURROGATES.sub("\ufffd", text.replace("\x00", ""))

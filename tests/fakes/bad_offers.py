"""Files that people send for a statement of work and from which none can be read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from random import Random

import docx

from tests.fixtures.readers.build import pdf

_NOISE = Random(7).randbytes(3_000)  # noqa: S311 - the same each time
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@dataclass(frozen=True, slots=True)
class BadOffer:
    """A file and what is said of it."""

    name: str
    content: bytes
    words: str


def _packed(**entries: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return written.getvalue()


def _bomb(size: int) -> bytes:
    """Return a Word file whose text would expand to so many bytes."""
    plain, written = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w") as entry:
                if name != "word/document.xml":
                    entry.write(old.read(name))
                    continue
                for _ in range(size // 1_000_000):
                    entry.write(b"A" * 1_000_000)
    return written.getvalue()


BAD_OFFERS = (
    BadOffer("empty.docx", b"", "is empty (0 bytes)"),
    BadOffer("blank.txt", b" \n\t\n", "holds no text"),
    BadOffer("scanned.pdf", pdf([[], []]), "is probably a scan"),
    BadOffer("locked.pdf", pdf([["Secret"]], locked=True), "needs a password"),
    BadOffer("cut.pdf", pdf([["Scope"]])[:90], "cannot be read as PDF"),
    BadOffer(
        "locked.docx",
        _OLD_OFFICE + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        "needs a password; save it without one",
    ),
    BadOffer(
        "sow.doc",
        _OLD_OFFICE + "WordDocument".encode("utf-16-le") + bytes(500),
        "is an old Word file; save it as .docx",
    ),
    BadOffer("cut.docx", b"PK\x03\x04" + _NOISE[:200], "is a damaged or incomplete zip archive"),
    BadOffer("bomb.docx", _bomb(120_000_000), "would expand to 12"),
    BadOffer(
        "sow.odt",
        _packed(mimetype=b"application/vnd.oasis.opendocument.text", content=b"<x/>"),
        "is not an OpenDocument text: it has no content part",
    ),
    BadOffer("sow.rtf", b"{\\rtf1\\ansi Scope}", "is rich text (RTF); save it as .docx"),
    BadOffer("blank.eml", b"From: a@b.example\r\nSubject: x\r\n\r\n", "holds no text"),
    BadOffer("noise.bin", _NOISE, "is of no known format"),
    BadOffer("noise", _NOISE, "is of no known format"),
    BadOffer("noise.txt", _NOISE, "is not text"),
    BadOffer("photo.png", b"\x89PNG\r\n\x1a\n" + _NOISE[:60], "is an image"),
    BadOffer("rows.csv", b"a,b\n1,2\n3,4\n", "is a table"),
)

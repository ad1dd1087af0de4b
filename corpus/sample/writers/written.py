"""What every writer returns: the bytes of one file and the documents that stand in it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Zip members and office properties carry this moment, so that equal content is equal bytes.
MOMENT = (2026, 10, 1, 8, 0, 0)
STAMP = "2026-10-01T08:00:00Z"


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the portfolio. ``path`` is relative, with forward slashes."""

    path: str
    data: bytes
    documents: tuple[str, ...] = ()


def delimited(
    rows: Iterable[Sequence[str]], *, encoding: str = "utf-8", delimiter: str = ","
) -> bytes:
    """Return rows as delimited text with CRLF line ends, as spreadsheet programs write it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def frozen_archive(data: bytes) -> bytes:
    """Return a zip archive (DOCX, XLSX) with every moment of writing replaced by one moment.

    The libraries stamp the time of saving on members and into ``docProps/core.xml``.
    """
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:(created|modified)[^>]*>)[^<]*",
                    rb"\g<1>" + STAMP.encode(),
                    content,
                )
            member = zipfile.ZipInfo(name, MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return target.getvalue()

"""The parts of OpenDocument files that their spreadsheets and texts share."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.readers.archives import check_office_archive
from corpus.readers.contract import Head

_KIND = b"application/vnd.oasis.opendocument."
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_KIND_WITHIN = 200

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

#: What a reader of the document does not see, or sees beside the text.
_SILENT = {
    f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}tracked-changes", f"{TEXT}note",
    f"{TEXT}table-of-content", f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph",
}  # fmt: skip
_SPACES = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
#: Blanks that one element may stand for; more are a mistake or an attack.
_MOST_BLANKS = 200


def is_kind(head: Head, kind: str) -> bool:
    """Say whether an archive begins by naming itself an OpenDocument file of a kind.

    The specification (OpenDocument 1.3, part 2, 3.3) wants that name first and not compressed.
    """
    return _CONTENT in head.members and _KIND + kind.encode() in head.start[:_KIND_WITHIN]


def content(path: Path, format_name: str, limits: Limits) -> Any:
    """Return the root element of the file's content.

    Raises:
        UnreadableFile: when it is no OpenDocument file, is damaged, or needs a password.
        LimitExceeded: when it would expand too far.

    """
    if _CONTENT not in check_office_archive(path, limits):
        message = f"{path.name} is not {format_name}: it has no content part"
        raise UnreadableFile(message)
    with zipfile.ZipFile(path) as archive:
        if _MANIFEST in archive.namelist() and b":encryption-data" in archive.read(_MANIFEST):
            message = f"{path.name} needs a password; save it without one"
            raise UnreadableFile(message)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(archive.read(_CONTENT), parser)


def is_read(element: Any) -> bool:
    """Say whether an element is one whose words a reader of the document sees in place."""
    return isinstance(element.tag, str) and element.tag not in _SILENT


def text_of(element: Any) -> str:
    """Return the words of a paragraph, heading or cell paragraph, without those of its boxes."""
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(element: Any, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if child.tag == f"{TEXT}s":
            count = str(child.get(f"{TEXT}c") or "1")
            pieces.append(" " * min(int(count) if count.isdigit() else 1, _MOST_BLANKS))
        elif child.tag in _SPACES:
            pieces.append(_SPACES[child.tag])
        elif is_read(child) and not child.tag.startswith(DRAW):
            _collect(child, pieces)
        pieces.append(child.tail or "")

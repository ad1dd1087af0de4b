"""The seam behind which every format stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.limits import Limits
from corpus.raw import RawTable, RawText

#: What a file is made of: a workbook has a table a sheet, a page has one text.
Part = RawTable | RawText

#: Bytes that are looked at to recognise a format.
HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Head:
    """What can be seen of a file without reading it all.

    ``extension`` is lower-case with its dot. ``text`` is the decoded start, ``None`` when the
    start is not text. ``members`` are the names inside when the file is a zip archive.
    """

    name: str
    extension: str
    start: bytes
    text: str | None = None
    members: frozenset[str] = frozenset()


class Reader(Protocol):
    """Turns files of one format into tables or texts."""

    @property
    def format(self) -> str:
        """What the format is called in messages, with its article: ``an Excel workbook``."""
        ...

    @property
    def extensions(self) -> tuple[str, ...]:
        """Lower-case extensions, with the dot, that claim this format."""
        ...

    def recognises(self, head: Head) -> bool:
        """Say whether the content alone shows this format, whatever the extension."""
        ...

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the parts of the file; rows of a table are read when they are asked for.

        Raises:
            UnreadableFile: when the content is broken, empty of text, or above a limit.

        """
        ...

"""Who a row is: the source's own identifier where it is one, else a hash of the row."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from corpus.blanks import is_blank
from corpus.mapping import Mapping
from corpus.mapping.labels import normalise_label
from corpus.mapping.shapes import GENERIC
from corpus.raw import RawRow

#: Share of different rows that must have an identifier of their own.
UNIQUE_SHARE = 0.99
_LONGEST_ID = 200
#: Registers number their entries from 1 in every project, so their ids hold in one file only.
_NUMBERED_BY_FILE = frozenset({"lessons_register", "prince2_lessons"})
#: An id that any table could have, because somebody only counted the rows.
_COUNTED = re.compile(r"^(?:\d{1,4}(?:\.0)?)?$")
_PASSING = frozenset(
    [
        "export",
        "final",
        "copy",
        "draft",
        "new",
        "latest",
        "v",
        "version",
        "of",
        "the",
        "q",
        "jan",
        "january",
        "feb",
        "february",
        "mar",
        "march",
        "apr",
        "april",
        "may",
        "jun",
        "june",
        "jul",
        "july",
        "aug",
        "august",
        "sep",
        "sept",
        "september",
        "oct",
        "october",
        "nov",
        "november",
        "dec",
        "december",
    ]
)


def identifies(cells: Sequence[str], rows: Sequence[RawRow]) -> bool:
    """Return whether cells tell rows apart: 99 % of those that differ have an id of their own."""
    pairs = _pairs(cells, rows)
    distinct = len({cell for cell, _ in pairs})
    return (
        bool(pairs)
        and distinct >= UNIQUE_SHARE * len(pairs)
        and 2 * len(pairs) >= len(set(rows_of(rows)))
    )


def repeated(cells: Sequence[str], rows: Sequence[RawRow]) -> int:
    """Return how many different rows have an identifier that another one has before them."""
    pairs = _pairs(cells, rows)
    return len(pairs) - len({cell for cell, _ in pairs})


def _pairs(cells: Sequence[str], rows: Sequence[RawRow]) -> set[tuple[str, tuple[str, ...]]]:
    return {
        (cell.strip(), row.cells)
        for cell, row in zip(cells, rows, strict=True)
        if not is_blank(cell)
    }


def rows_of(rows: Sequence[RawRow]) -> list[tuple[str, ...]]:
    """Return the cells of rows, without their numbers."""
    return [row.cells for row in rows]


def row_ids(rows: Sequence[RawRow], cells: Sequence[str] | None) -> list[str]:
    """Return one identifier a row; the same rows give the same ones on every import.

    ``cells`` is the identifying column, None to go by content. Where few ids repeat over rows
    that differ, the later rows get ``-2`` and so on; a row without id gets ``row-`` and 12
    hexadecimal digits of its content.
    """
    seen: Counter[str] = Counter()
    known: dict[tuple[str, tuple[str, ...]], str] = {}
    result = []
    for place, row in enumerate(rows):
        own = cells[place].strip()[:_LONGEST_ID] if cells is not None else ""
        by_content = is_blank(own)
        base = _content_id(row) if by_content else own
        if not by_content and (base, row.cells) in known:
            result.append(known[base, row.cells])
            continue
        seen[base] += 1
        name = base if seen[base] == 1 else f"{base}-{seen[base]}"
        known[base, row.cells] = name
        result.append(name)
    return result


def _content_id(row: RawRow) -> str:
    content = "\x1f".join(row.cells).encode("utf-8", "surrogatepass")
    return f"row-{hashlib.sha256(content).hexdigest()[:12]}"


def scope_of(
    mapping: Mapping, columns: Sequence[str], *, file: str, table: str, ids: Sequence[str] = ()
) -> str:
    """Return the kind of source in which an id names one document.

    A tool's next export updates the same tickets, whatever the file is called. A lessons
    register belongs to its file, told by the letters of its path, so that the one of next month
    still updates it; so does any table whose rows are merely counted (1, 2, 3 …). Other tables
    are told by their columns. Sheets of one workbook may number their rows alike, so a sheet that
    is no tool's export has a scope of its own.
    """
    path = PurePosixPath(file.replace("\\", "/"))
    sheet = "" if table == path.stem else " ".join(table.casefold().split())
    home = "/".join(filter(None, map(_lasting_name, (*path.parts[:-1], path.stem))))
    if mapping.shape in _NUMBERED_BY_FILE:
        parts = [mapping.shape, home, sheet]
    elif mapping.shape != GENERIC:
        parts = [mapping.shape]
    else:
        labels = "\x1f".join(sorted(normalise_label(column) for column in columns))
        digest = hashlib.sha256(labels.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        counted = bool(ids) and all(_COUNTED.match(cell.strip()) for cell in ids)
        parts = [f"{mapping.records}-{digest}", home if counted else "", sheet]
    return ":".join(part for part in parts if part)


def _lasting_name(name: str) -> str:
    words = re.split(r"[\W\d_]+", name.casefold())
    return " ".join(word for word in words if word and word not in _PASSING)

"""One text out of the text cells of a row, with a section for each cell and exact offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import Section
from corpus.markup import visible_text

FindSections = Callable[[str], tuple[Section, ...]]

#: A text of fewer characters says little without the title of its record.
SHORT_TEXT = 80
#: A cell such as "See lesson 0412." that some tools fill in where a field may not be empty.
_STUB = re.compile(
    r"^(?:please\s+)?(?:see|refer to|same as)\s+(?:the\s+|also\s+)?[\"']?"
    r"(?:lessons?|llis|abstract|above|below|attach\w*|description|driving event"
    r"|recommendations?|previous|https?:)[^\n]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text cell and the label of its column as received."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A text and its sections, in order and apart from each other."""

    text: str
    sections: tuple[Section, ...]


def no_sections(_text: str) -> tuple[Section, ...]:
    """Find no heading inside a cell."""
    return ()


def compose(
    cells: Sequence[Cell], title: Cell | None = None, *, find_sections: FindSections = no_sections
) -> Composed:
    r"""Return one text of the cells of a row, the main body first.

    The first cell with content stands verbatim from offset 0; each further one follows as
    ``\n\n<label>\n<cell>``. Cells whose words an earlier one holds, and cells that only point
    elsewhere ("See lesson 412"), are left out. The title is added to a text of fewer than 80
    characters that does not hold it, and stands alone where there is no text; leave it out
    (``None``) where the body is a whole document. HTML becomes readable text first; other cells
    are not changed.

    >>> row = [Cell("Description", "Access was late."), Cell("Impact", "Two weeks lost.")]
    >>> composed = compose(row)
    >>> [composed.text[part.start : part.end] for part in composed.sections]
    ['Access was late.', 'Two weeks lost.']
    """
    kept = _without_repeats(_without_stubs(cells))
    if title is not None and sum(len(cell.text.strip()) for cell in kept) < SHORT_TEXT:
        kept = _without_repeats([*kept, title])
    pieces: list[str] = []
    sections: list[Section] = []
    length = 0
    for place, cell in enumerate(kept):
        heading = f"\n\n{cell.label}\n" if place else ""
        start = length + len(heading)
        pieces += [heading, cell.text]
        length = start + len(cell.text)
        sections += _sections(cell, start, find_sections)
    return Composed("".join(pieces), tuple(sections))


def _without_repeats(cells: Sequence[Cell]) -> list[Cell]:
    """Return the readable cells that hold something the earlier ones do not."""
    kept: list[Cell] = []
    seen = ""
    for cell in cells:
        text = visible_text(cell.text)
        plain = _squashed(text)
        if not plain or _holds(seen, plain):
            continue
        kept.append(Cell(cell.label, text))
        seen += f"\n{plain}"
    return kept


def _without_stubs(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Leave out cells that only point elsewhere, unless there is nothing else."""
    speaking = [cell for cell in cells if not _STUB.match(cell.text.strip())]
    return speaking if any(cell.text.strip() for cell in speaking) else cells


def _squashed(text: str) -> str:
    return " ".join(text.split())


def _holds(seen: str, plain: str) -> bool:
    """Return whether the words stand in an earlier cell, not as parts of longer words."""
    if plain not in seen:
        return False
    before = r"(?<!\w)" if plain[:1].isalnum() else ""
    after = r"(?!\w)" if plain[-1:].isalnum() else ""
    return re.search(before + re.escape(plain) + after, seen) is not None


def _sections(cell: Cell, start: int, find_sections: FindSections) -> list[Section]:
    """Return the sections of one cell, shifted to where the cell stands."""
    inner = find_sections(cell.text)
    if not inner:
        return [Section(cell.label, start, start + len(cell.text), column=True)]
    return [
        Section(part.heading or cell.label, start + part.start, start + part.end, not part.heading)
        for part in inner
    ]

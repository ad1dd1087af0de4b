"""A text put together from the blocks of a page or a Word document, with its sections."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Section
from corpus.readers.decoding import storable
from corpus.readers.heading_words import is_known, is_likely
from corpus.readers.headings import find_marks
from corpus.readers.metadata import is_usual
from corpus.readers.sections import Mark, sections_of

_HEADING_CHARACTERS = 150
_KEY_CHARACTERS = 40
_VALUE_CHARACTERS = 200


class TextBuilder:
    """Collects lines, headings and two-column tables; ``build`` gives the text and sections."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self.metadata: dict[str, str] = {}

    @property
    def length(self) -> int:
        """How long the text is so far, in code points."""
        return self._length

    def line(self, text: str) -> None:
        """Add a line of text; blank ones are left out."""
        text = storable(text).strip()
        if text:
            self._pieces.append(text + "\n")
            self._length += len(text) + 1

    def heading(self, text: str) -> None:
        """Add a line that is a heading by its markup."""
        start = self._length
        self.line(text)
        if start < self._length:
            words = " ".join(text.split()).rstrip(": ")[:_HEADING_CHARACTERS]
            self._marks.append(Mark(words, start, self._length, certain=True))

    def emphasis(self, text: str) -> None:
        """Add a line that is bold as a whole: a heading when it is short and no sentence."""
        short = len(text) <= _HEADING_CHARACTERS / 1.5
        if short and not text.rstrip().endswith((".", ",", ";", "!")):
            self.heading(text)
        else:
            self.line(text)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table, one line a row, cells divided by bars.

        In a table of two columns the short pairs are metadata as well, and a row whose left cell
        is a usual heading becomes that heading with its text below. In one of four, as forms have
        it, two pairs may stand side by side.
        """
        pairs = is_pairs(rows)
        self._form(rows)
        for row in rows:
            cells = [" ".join(storable(cell).split()) for cell in row]
            if not any(cells):
                continue
            if pairs and is_known(row[0]) and cells[1]:
                self.heading(cells[0])
                for line in row[1].split("\n"):
                    self.line(line)
                continue
            key = cells[0].rstrip(": ").casefold()
            if pairs and cells[1] and len(cells[1]) <= _VALUE_CHARACTERS:
                self.metadata.setdefault(key, cells[1])
            self.line(" | ".join(cells))

    def _form(self, rows: Sequence[Sequence[str]]) -> None:
        """Keep the values of a form whose rows hold two labels with their values each."""
        if any(len(row) != 4 for row in rows):  # noqa: PLR2004  # label and value, twice
            return
        halves = [list(row[place : place + 2]) for row in rows for place in (0, 2)]
        halves = [[key.strip(), value.strip()] for key, value in halves if key.strip()]
        usual = sum(is_usual(key) for key, _ in halves)
        if not is_pairs(halves) or 2 * usual < len(halves) or any(is_usual(v) for _, v in halves):
            return
        for key, value in halves:
            if value and len(value) <= _VALUE_CHARACTERS:
                self.metadata.setdefault(key.rstrip(": ").casefold(), " ".join(value.split()))

    def build(self) -> tuple[str, tuple[Section, ...]]:
        """Return the text and its sections.

        Headings by markup are taken together with those that the words alone make certain; when
        there is no markup at all, what merely looks like a heading is taken too.
        """
        text = "".join(self._pieces)
        found = find_marks(text)
        if not self._marks:
            return text, sections_of(text, found)
        taken = {mark.start for mark in self._marks}
        inside = [(mark.start, mark.body) for mark in self._marks]
        extra = [
            mark
            for mark in found
            if mark.certain
            and mark.start not in taken
            and not any(start < mark.body and mark.start < body for start, body in inside)
        ]
        merged = sorted([*self._marks, *extra], key=lambda mark: mark.start)
        return text, sections_of(text, merged)


def is_pairs(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table is a list of short labels with their values.

    >>> is_pairs([["Customer", "Acme"], ["Date", "2024-05-01"]])
    True
    """
    if not rows or any(len(row) != 2 for row in rows):  # noqa: PLR2004  # label and value
        return False
    keys = [row[0].strip() for row in rows]
    if any(len(key) > _KEY_CHARACTERS or key.endswith((".", "!")) for key in keys):
        return False
    distinct = len({key.casefold() for key in keys}) == len(keys)
    wordy = all(any(character.isalpha() for character in key) for key in keys)
    head_like = {cell.strip().casefold() for cell in rows[0]} <= {
        "date", "action", "owner", "time", "event", "cause", "effect", "risk", "description",
        "impact", "issue", "recommendation", "lesson", "what", "when", "who", "item",
    }  # fmt: skip
    return distinct and wordy and not head_like and not is_likely(" ".join(keys))

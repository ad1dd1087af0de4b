"""Where a line goes on that the line before broke off, and where it begins something of its own.

Hard-wrapped lines are full: the next word would not have fitted. Who writes without capitals and
full stops ends lines as thoughts end, so a small letter says nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

_ITEM = re.compile(
    r"\s*(?:[-\u2013—•*·‣▪◦+](?:\s|(?=\S))|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\)\s|\d{1,2}(?:\.\d{1,2})*\.?\s"
    r"|[QA]\d{0,2}:|[A-Za-z][\w.]{1,15}:\s|\[?\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|#)"
)
#: The marks alone that writers of lists put; a number may be one, or how many.
_MARKED = re.compile(
    r"\s*(?:[-\u2013—•*·‣▪◦+](?:\s|(?=\S))|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\)\s)"
)
_ENDED = re.compile(r"[.!?:;…][\"'”\u2019»)\]]*$")
#: Share of a paragraph's lines with a full stop, from which it is prose.
_SENTENCES = 0.1
#: Where a sentence ends with a full stop, or another one begins in the same line.
_SENTENCE = re.compile(r"[^\W\d_][\"'”\u2019»)\]]*\.$|[.!?][\"'”\u2019»)\]]* [A-ZÀ-Þ]")
_WRAP_AT_LEAST = 45
_WRAP_AT_MOST = 120
_WRAPPED_LINES = 3
_WRAPPED_SHARE = 0.85
#: Lines on each side whose longest tells how wide a text is where a line stands.
_AROUND = 2
#: Lines that begin small after one that was not full, from which a text is taken to be written
#: without capitals; and their least share of all that begin small after no full stop.
_LOOSE = 2
_LOOSE_SHARE = 0.25
#: What a mail program breaks off a line that it wraps once more.
_SCRAP_WORDS = 2


def begins_item(line: str) -> bool:
    """Whether a line begins with the mark of an item, a time or a field."""
    return bool(_ITEM.match(line))


def is_ended(line: str) -> bool:
    """Whether a line ends with a full stop or what stands for one."""
    return bool(_ENDED.search(line))


@dataclass(frozen=True, slots=True)
class LineBreaks:
    """How the lines of one text are broken.

    Attributes:
        width: characters to which it is hard-wrapped, 0 if it is not.
        small: places of the lines that stand in what is written without capitals and full stops.

    """

    width: int = 0
    small: frozenset[int] = frozenset()

    @classmethod
    def of(cls, lines: Sequence[str]) -> LineBreaks:
        """Return how lines are broken; ``""`` is an empty one."""
        small = _small_lines(lines)
        rest = [line for at, line in enumerate(lines) if at not in small]
        return cls(_wrap_width(rest), small)

    def continues(self, at: int, before: str, line: str) -> bool:
        """Whether the line at a place goes on where the line before broke off."""
        if begins_item(line):
            return False
        if at in self.small:
            return _is_marked(before) and line[:1].islower()
        if line[:1].islower() and not is_ended(before):
            return True
        return len(before) >= _WRAP_AT_LEAST and 0 < self.width < _with_next(before, line)


def _is_marked(line: str) -> bool:
    return bool(_MARKED.match(line))


def _with_next(before: str, line: str) -> int:
    """Return how long a line would be with the first word of the next one."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0])


def _wrap_width(lines: Sequence[str]) -> int:
    lengths = sorted(map(len, lines), reverse=True)
    if len(lengths) < _WRAPPED_LINES or not _WRAP_AT_LEAST <= lengths[0] <= _WRAP_AT_MOST:
        return 0
    near = lengths[_WRAPPED_LINES - 1]
    return lengths[0] if near >= _WRAPPED_SHARE * lengths[0] else 0


def _small_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines of paragraphs without sentences, if lines there are no wrapped ones.

    Lines that begin small then often follow lines that had room for their first word. The room is
    told by the lines around, for a text may have columns of several widths. What follows an item
    says nothing: who marks items goes on without a mark.
    """
    paragraphs = [own for own in _paragraphs(lines) if not _has_sentences(own.values())]
    small = loose = 0
    for own in paragraphs:
        in_item = False
        for at, line in own.items():
            before = own.get(at - 1, "")
            in_item = _is_marked(line) or (in_item and line[:1].islower())
            if in_item or begins_item(line) or not line[:1].islower() or is_ended(before):
                continue
            if len(before.split()) <= _SCRAP_WORDS:
                continue
            small += 1
            around = lines[max(at - 1 - _AROUND, 0) : at + _AROUND]
            loose += _with_next(before, line) <= max(map(len, around))
    if loose < _LOOSE or loose < _LOOSE_SHARE * small:
        return frozenset()
    return frozenset(at for own in paragraphs for at in own)


def _has_sentences(lines: Collection[str]) -> bool:
    return sum(map(bool, map(_SENTENCE.search, lines))) > _SENTENCES * len(lines)


def _paragraphs(lines: Sequence[str]) -> Iterator[dict[int, str]]:
    """Yield the lines between empty ones, by their places."""
    own: dict[int, str] = {}
    for at, line in enumerate(lines):
        if line:
            own[at] = line
        elif own:
            yield own
            own = {}
    if own:
        yield own

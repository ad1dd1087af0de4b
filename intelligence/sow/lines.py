"""What a line of a pasted statement of work is: heading, item, table row, running text, noise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from intelligence.sow.reading import read
from models.sentence_rules import word_set

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARK = re.compile(
    r"(?P<hashes>#{1,6}\s)"
    r"|(?P<bullet>[-*+\u2022\u00b7\u2023\u25aa\u25e6\u2013\u2014o>](?:\s+\[[ xX]\])?\s)"
    r"|(?P<bare>[\u2022\u00b7\u2023\u25aa\u25e6])"
    r"|(?P<letter>\(?(?:[a-zA-Z]|[ivxIVX]{1,5})[.)]\s)"
    r"|(?P<number>(?:(?:section|article|clause)\s)?\(?\d{1,2}(?:\.\d{1,3}){0,4}[.)]{0,2}:?\s)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:will|shall|must|is|are|was|be|may|should|can|has|have|does|do|need|needs"
    r"|provides?|delivers?|ensures?|includes?|means|covers?|agrees?|accepts?|pays?)\b",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:page\s+)?\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?|page\s+\d{1,4}.{0,40}|.{0,60}\bpage\s+\d{1,4}"
    r"(?:\s*(?:of|/)\s*\d{1,4})?|[-=_*~\s.\u2026]{3,}|[|+:\-=\s]{3,}"
    # "(c)" is the third item of a list as well, and copyright a matter of clauses.
    r"|(?:\(c\)\s)?(?:\u00a9\s?|copyright\s).{0,80}|\(c\)\s(?:19|20)\d\d\b.{0,80}"
    r"|\(c\)\s.{0,60}\ball rights reserved\b.{0,20}",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(r".{0,40}\bconfidential\b.{0,40}", re.IGNORECASE)
#: Marked as confidential, and so no clause: "Acme - Strictly confidential - do not copy".
_SET_OFF = re.compile(
    r"(?:^|[-|,./]\s?|\s\d+\s)"
    r"(?:(?:strictly|highly|private|company|commercially|client|and|&|in)\s)*confidential"
    r"(?:\s(?:and|&)\sproprietary)?\s*(?:$|[-|./]|\d)",
    re.IGNORECASE,
)
#: What opens a clause or an item, be it of what is confidential.
_OPENS_CLAUSE = re.compile(
    r"#{1,6}\s|\||\(?(?:[a-z]|[ivx]{1,5})[.)]\s"
    r"|\d{1,2}(?:\.\d{1,3})*[.)]\s|\d{1,2}(?:\.\d{1,3})+\s"
    r"|[-*+\u2022]\s(?:[\w'-]+\s){2,}[\w'.;,-]+$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:may|keeps?|treats?|handles?|remains?|passes|belongs?|lists?|shows?|signs?|protects?)\b"
)
_LONGEST_HEADING = 80
_MOST_WORDS = 10
_LONGEST_LEAD_IN = 300
_FEW_WORDS = 4
#: Words of a running line that ends with a full stop: "Copyright Acme Ltd. All rights reserved."
_MOST_OF_A_MARK = 9
#: "TBD" is no heading.
_LONGEST_ABBREVIATION = 3
_REPEATED = 3
_STOPS = word_set(
    """
    a an and as at but by for from in of on or per the to with within
    """
)


class LineKind(StrEnum):
    """What a line is."""

    BLANK = "blank"
    FURNITURE = "furniture"
    HEADING = "heading"
    LEAD_IN = "lead_in"
    ITEM = "item"
    ROW = "row"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """A line ``[start, end)`` without outer white space; ``words`` are without its marker."""

    start: int
    end: int
    words: str
    kind: LineKind


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text in order, running headers told apart from statements."""
    found: list[Line] = []
    at = 0
    for gap in _BREAK.finditer(text):
        found.append(classify(text, at, gap.start()))
        at = gap.end()
    found.append(classify(text, at, len(text)))
    counts = Counter(line.words for line in found if line.words)
    return [_without_repetition(line, counts) for line in found]


def _without_repetition(line: Line, counts: Counter[str]) -> Line:
    repeated = counts[line.words] >= _REPEATED and len(line.words) <= _LONGEST_HEADING
    if repeated and line.kind is LineKind.HEADING and not line.words.endswith(":"):
        return replace(line, kind=LineKind.FURNITURE)
    return line


def classify(text: str, start: int, end: int) -> Line:
    """Return the line ``[start, end)`` of a text."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return Line(start, end, "", LineKind.BLANK)
    if end - start > _LONGEST_LEAD_IN:
        marked = _MARK.match(text, start, end)
        kind = LineKind.ITEM if marked and not marked["hashes"] else LineKind.PROSE
        return Line(start, end, "", LineKind.ROW if _is_row(text[start:end]) else kind)
    words = read(text, start, end).words
    if _is_row(text[start:end]) and not _is_furniture(words):
        return Line(start, end, words, LineKind.ROW)
    return Line(start, end, *_told(words))


def _told(words: str) -> tuple[str, LineKind]:
    if _is_furniture(words):
        return words, LineKind.FURNITURE
    mark = _MARK.match(words)
    bare = words[mark.end() :].strip() if mark else words
    bare = bare.strip("*_ ") if bare.startswith(("*", "_")) else bare
    numbered = bool(mark and (mark["number"] or mark["letter"]))
    if mark and mark["hashes"]:
        return bare.rstrip(":# "), LineKind.HEADING
    if _is_heading(bare, numbered=numbered, bullet=bool(mark) and not numbered):
        return bare, LineKind.HEADING
    if bare.endswith(":") and not (mark and not numbered):
        return bare, LineKind.LEAD_IN
    return bare, LineKind.ITEM if mark else LineKind.PROSE


def _is_furniture(words: str) -> bool:
    """Whether a line is of the page and not of the text: no clause that happens to be short."""
    if _FURNITURE.fullmatch(words):
        return words.startswith("\u00a9") or not _is_sentence(words)
    if not _CONFIDENTIAL.fullmatch(words) or _OPENS_CLAUSE.match(words):
        return False
    return bool(_SET_OFF.search(words)) or not _is_sentence(words)


def _is_sentence(words: str) -> bool:
    """Whether it says something: with a verb, or in several words up to a full stop."""
    verbs = (found[0] for found in _VERB.finditer(words))
    if _SAID.search(words) or any(verb.lower() != "may" for verb in verbs):
        return True
    return words.endswith(".") and len(words.split()) > _MOST_OF_A_MARK


def _is_row(words: str) -> bool:
    """Whether a line is a flattened table row: two filled cells at least."""
    for mark in ("|", "\t"):
        if mark in words and sum(bool(cell.strip()) for cell in words.split(mark)) > 1:
            return True
    return False


def _is_heading(words: str, *, numbered: bool, bullet: bool) -> bool:
    """Whether a line names what follows: short, no full stop, no verb; in capitals or titled."""
    parts = words.rstrip(":").split()
    if not parts or bullet or len(words) > _LONGEST_HEADING or len(parts) > _MOST_WORDS:
        return False
    said = words[-1] in ".,;!?" or any(char in words for char in "_[]<>\u2026")
    if said or not any(char.isalpha() for char in words):
        return False
    if words.isupper() and len(words) > _LONGEST_ABBREVIATION:
        return True
    return not _VERB.search(words) and _is_titled(words, parts, numbered=numbered)


def _is_titled(words: str, parts: Sequence[str], *, numbered: bool) -> bool:
    if words.endswith(":"):
        return ":" not in words[:-1]
    titled = all(p[0].isupper() or not p[0].isalpha() or p.lower() in _STOPS for p in parts)
    opens = parts[0][0].isupper() and ":" not in words
    if any(char.isdigit() for char in words) and not numbered:
        return titled and opens
    return opens and (titled or numbered or len(parts) <= _FEW_WORDS)


def texts(lines: Sequence[Line], kind: LineKind) -> tuple[str, ...]:
    """Return the words of the lines of a kind."""
    return tuple(line.words for line in lines if line.kind is kind)

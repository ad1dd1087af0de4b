"""From a document to blocks: running text under a heading, with everything around it left out.

A block is a paragraph, a list item or a table cell: the largest piece over which sentences are
looked for. Hard-wrapped lines are one block; a line without a full stop ends one when the next line
begins something new. Offsets are code points of the document's text throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document, Section
from intelligence.boilerplate import (
    is_boilerplate,
    is_closing,
    is_greeting,
    is_lead_in,
    is_letterhead,
    is_prompt,
    is_quoted,
    may_be_signature,
    opens_quote,
)
from intelligence.line_breaks import LineBreaks, begins_item, is_ended
from intelligence.sections import Heading, heading_evidence, heading_in
from intelligence.table_rows import table_cells
from models.roles.contract import Evidence
from models.sentence_rules import shouted

_BREAK = re.compile(
    r"\r\n|[\n\r\v\f\x85\u2028\u2029]"
    r"|<(?:br|hr)\s{0,3}/?>|</?(?:p|div|li|ul|ol|tr|td|th|table|h[1-6]|section|img|figure)(?:\s[^<>]{0,1000})?>",
    re.IGNORECASE,
)
#: How a message of a chat begins, several of which may stand on one line.
_MESSAGE = re.compile(r"\[\d{1,2}:\d{2}(?::\d{2})?\] (?:[^\s:\[\]]{1,20} ){0,2}[^\s:\[\]]{1,20}: ")
#: What a tool writes before the words: a box to tick, when and by whom a comment of Jira or a
#: message of a chat is.
_MARK = re.compile(
    r"(?:[-*+•]\s+)?\[[ xX]?\]\s+(?=\S)"
    r"|\d{1,2}/\w{3}/\d{2,4} \d{1,2}:\d{2}(?: [AP]M)?;[^;\s]{1,80};(?=\S)"
    r"|\[?\d{1,4}[-./]\d{1,2}[-./]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?(?:\]| -) ?"
    r"(?P<sender>[^:\n]{1,40}): (?=\S)"
)
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w'\u2019-]{0,20}|[A-ZÀ-Þ]\.)(?: [A-ZÀ-Þ][\w'\u2019-]{0,20}\.?){0,2}"
)
_SIGNATURE_LINES = 4
_HEADING_WORDS = 6
_HEADINGS_AT_LEAST = 2
#: A mail of fewer own words than this, over a longer quoted one, only forwards it.
_COVER_NOTE = 25
_UNTOLD = {Evidence.NONE, Evidence.OTHER}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch ``[start, end)`` of a document's text and the heading that it stands under.

    ``column`` says that the heading is the label of a column or field.
    """

    start: int
    end: int
    heading: str = ""
    evidence: Evidence = Evidence.NONE
    column: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def blocks(document: Document) -> list[Block]:
    """Return the blocks of a document in reading order, ordered and disjoint.

    Where a forwarded mail is all that a document holds, the mail is read; else quoted mail is not.
    """
    regions = list(_regions(document))
    written = [list(_lines(document.text, part.start, part.end)) for part in regions]
    found: list[Block] = []
    for part, lines in zip(regions, _own_words(written), strict=True):
        formal, own = not shouted(document.text[part.start : part.end]), _without_name(lines)
        breaks = LineBreaks.of([line.text for line in own])
        for block in _blocks_of(own, part.heading, breaks, formal=formal):
            named = part.column and block.heading == part.heading
            found.append(replace(block, column=True) if named else block)
    return found


def _regions(document: Document) -> Iterator[Section]:
    """Bodies of the sections, and what lies between them, with the heading of each."""
    at = 0
    for section in sorted(document.sections, key=lambda part: (part.start, part.end)):
        start, end = max(section.start, at), min(section.end, len(document.text))
        if at < start:
            between = document.text[at:start].strip()
            if heading_key(between) != heading_key(section.heading):
                yield Section("", at, start)
        if start < end:
            yield replace(section, start=start, end=end)
        at = max(at, end)
    if at < len(document.text):
        yield Section("", at, len(document.text))


def heading_key(text: str) -> str:
    """Return the letters and digits of a heading, to compare it with the line it came from."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    at = start
    for gap in _BREAK.finditer(text, start, end):
        yield from _messages(text, at, gap.start())
        at = gap.end()
    yield from _messages(text, at, end)


def _messages(text: str, start: int, end: int) -> Iterator[_Line]:
    """Yield a line, or each message of one that begins with a message of a chat."""
    line = _stripped(text, start, end)
    if not _MESSAGE.match(line.text):
        yield line
        return
    begins = [line.start + found.start() for found in _MESSAGE.finditer(line.text)]
    for at, then in zip(begins, [*begins[1:], line.end], strict=True):
        yield _stripped(text, at, then)


def _stripped(text: str, start: int, end: int) -> _Line:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return _Line(start, end, text[start:end])


def _own_words(regions: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """Lines of each region without quoted mail and mail heads.

    Where all there is to read in the whole document is a forwarded mail, that mail is read: a
    comment that says little over a long quotation stands below a description that says enough.
    """
    kept = [_not_quoted(lines) for lines in regions]
    unquoted = [[_unquoted(line) for line in lines] for lines in regions]
    own, total = sum(map(_words, kept)), sum(map(_words, unquoted))
    return kept if own >= _COVER_NOTE or total <= 2 * own else unquoted


def _not_quoted(lines: Sequence[_Line]) -> list[_Line]:
    """Lines of a region down to where a quoted mail begins, marked quotations blanked."""
    kept: list[_Line] = []
    for index, line in enumerate(lines):
        if opens_quote(line.text) and not is_quoted(line.text):
            break
        gone = is_quoted(line.text) or _in_letterhead(lines, index)
        kept.append(replace(line, text="") if gone else line)
    return kept


def _words(lines: Sequence[_Line]) -> int:
    """Number of words in the lines that are no furniture."""
    return sum(len(line.text.split()) for line in lines if line.text and not _is_furniture(line))


def _without_name(lines: list[_Line]) -> list[_Line]:
    """Lines without a bare name at the end (a mail signed without a greeting)."""
    written = [index for index, line in enumerate(lines) if line.text]
    if len(written) > 1 and _NAME.fullmatch(lines[written[-1]].text):
        return lines[: written[-1]]
    return lines


def _in_letterhead(lines: Sequence[_Line], index: int) -> bool:
    """Whether a line is one of at least two fields of a mail's head in a row."""
    if not is_letterhead(lines[index].text):
        return False
    around = [lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return any(is_letterhead(text) for text in around)


def _unquoted(line: _Line) -> _Line:
    if is_letterhead(line.text) or opens_quote(line.text):
        return replace(line, text="")
    bare = re.match(r"(?:>|&gt;|\s|\|)*", line.text)
    skip = bare.end() if bare else 0
    return _Line(line.start + skip, line.end, line.text[skip:])


def _blocks_of(
    lines: Sequence[_Line], heading: str, breaks: LineBreaks, *, formal: bool
) -> list[Block]:
    """Group lines to blocks, with headings applied and furniture left out."""
    home = under = Heading(heading, heading_evidence(heading), 0)
    standing = _standing_alone(lines)
    tables = table_cells([line.text for line in lines])
    found: list[Block] = []
    before = ""  # the line that the last block ends with, "" when nothing may go on from it
    signature = 0
    for index, line in enumerate(lines):
        if signature and may_be_signature(line.text) and not begins_item(line.text):
            signature -= bool(line.text)
            continue
        signature = _SIGNATURE_LINES if is_closing(line.text) else 0
        if index in tables:
            at, before = line.start, ""
            found += [Block(at + c.start, at + c.end, c.heading, c.evidence) for c in tables[index]]
            continue
        if not line.text or _is_furniture(line):
            # A template's prompt opens a part of its own, whatever heading stood above.
            under = home if is_prompt(line.text) else under
            before = ""
            continue
        if is_lead_in(line.text):
            under, before = _announced(under, line.text), ""
            continue
        met = _heading_at(line, formal=formal and index in standing, capitals=formal)
        if met is None and before and breaks.continues(index, before, line.text):
            found[-1] = replace(found[-1], end=line.end)
            before = line.text
            continue
        before = ""
        if met is not None and met.length >= len(line.text):
            under = met
        elif met is not None and met.evidence is not Evidence.SILENT:
            under = home if met.evidence is Evidence.NONE else met
        if met is None or (met.length < len(line.text) and met.evidence is not Evidence.SILENT):
            start = line.start + (met.length if met else _mark_length(line.text))
            found.append(Block(start, line.end, under.text, under.evidence))
            before = line.text
    return [block for block in found if block.evidence is not Evidence.SILENT]


def _mark_length(line: str) -> int:
    """Return how many characters of a line a tool wrote; what is a heading is no sender's name."""
    marked = _MARK.match(line)
    if marked is None:
        return 0
    sender = marked["sender"]
    known = sender is not None and heading_evidence(sender) not in _UNTOLD
    return marked.start("sender") if known else marked.end()


def _announced(under: Heading, lead_in: str) -> Heading:
    """Return what a list stands under: the heading above, unless only its lead-in tells."""
    told = heading_evidence(lead_in)
    if told in _UNTOLD or under.evidence not in _UNTOLD:
        return under
    return Heading(lead_in, told, len(lead_in))


def _is_furniture(line: _Line) -> bool:
    return is_boilerplate(line.text) or is_greeting(line.text) or is_closing(line.text)


def _heading_at(line: _Line, *, formal: bool, capitals: bool) -> Heading | None:
    letters = sum(map(str.isalpha, line.text))
    shouting = capitals and line.text.isupper() and letters > 3  # noqa: PLR2004 - "SAP" is no heading
    return heading_in(line.text, formal=formal or shouting)


def _standing_alone(lines: Sequence[_Line]) -> frozenset[int]:
    """Lines that stand like headings in words we do not know, where a text has several of them.

    Such a line is short, begins with a capital, ends without a full stop, and what stands around
    it are whole sentences or items: one of these may be a careless statement, three are a form.
    """
    written = [index for index, line in enumerate(lines) if line.text]
    found: set[int] = set()
    for place, index in enumerate(written[:-1]):
        text, after = lines[index].text, lines[written[place + 1]].text
        before = lines[written[place - 1]].text if place else "."
        short = len(text.split()) <= _HEADING_WORDS and not is_ended(text)
        bare = text[0].isupper() and not begins_item(text) and "," not in text
        told = len(after.split()) > _HEADING_WORDS or begins_item(after)
        if short and bare and told and (is_ended(before) or begins_item(before)):
            found.add(index)
    return frozenset(found) if len(found) >= _HEADINGS_AT_LEAST else frozenset()

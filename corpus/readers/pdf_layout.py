"""Lines of PDF pages to paragraphs: page furniture out, broken words and lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.headings import find_marks

_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s*[-\u2013]?\s*\d{1,4}\s*[-\u2013]?(?:\s*(?:of|/|von)\s*\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"(?:[-*•\u2013▪◦‣·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
#: A page's number at the foot of a page, behind the name of the document or of its owner.
_NUMBERED = re.compile(
    r"(?P<before>.{0,100}\s)?(?:page|seite|pagina|blz\.?)\s*\d{1,4}"
    r"(?:\s*(?:of|/|von|van)\s*\d{1,4})?",
    re.IGNORECASE,
)
#: Who may see a page, and what may stand behind that: nothing, a name, for whom or how long.
_CONFIDENTIAL = re.compile(
    r"(?i:(?:strictly |(?:commercial )?in |private (?:and|&) )?"
    r"(?:confidential|(?<=in )confidence|vertraulich|vertrouwelijk))"
    r"(?:[ .:;,|/\u2013\u2014-]+(?:[^\Wa-z]|\W|(?i:and|for|until|to|do not|not)\b).{0,100})?[.!]?"
)
#: How such a line goes on where it is a notice, however long.
_NOTICE = re.compile(
    r"(?i)\W(?:do )?not (?:for |to be )?(?:disclos|distribut|cop[iy]|forward|shar)"
)
#: Words of such a line that stands on one page alone, and pages on which a longer one comes back.
_FEW_WORDS = 6
_OFTEN = 2
#: A value with its label, which goes on from no line above.
_LABELLED = re.compile(r"[A-Z][\w.()/-]*(?: [\w.()/-]+){0,3}: \S")
_LINE_END_HYPHENS = "\ufffe\x02"
_ENDS = (".", "!", "?", ":", ";", "”", '"', "|")

#: Lines at the top and bottom of a page that may be furniture.
_MARGIN_LINES = 3

#: Share of pages on which a line must come back to be furniture.
_REPEATED = 0.6

#: Share of the longest line from which a line is full, so that its sentence may go on.
_FULL = 0.7


def page_lines(text: str) -> list[str]:
    """Return the lines of a page as a PDF library gives it, without control characters."""
    # PDFium writes one character for a hyphen at a line end together with that line end
    text = re.sub(f"[{_LINE_END_HYPHENS}](?:\\r?\\n)?", "-\n", text).replace("\u00ad", "")
    return [" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", text)]


def without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the pages without page numbers and without headers and footers that come back.

    >>> without_furniture([["Acme", "One."], ["Acme", "Two."], ["Acme", "Three.", "3"]])
    [['One.'], ['Two.'], ['Three.']]
    """
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page[index]) for index in _margins(page)})
    needed = max(2, _REPEATED * len(pages))
    furniture = {shape for shape, count in counts.items() if shape and count >= needed}
    again = {shape for shape, count in counts.items() if count >= _OFTEN}
    cleaned = []
    for page in pages:
        margins = _margins(page)
        cleaned.append(
            [
                line
                for index, line in enumerate(page)
                if index not in margins or not _is_furniture(line, furniture, again)
            ]
        )
    return cleaned


def _is_furniture(line: str, repeated: set[str], again: set[str]) -> bool:
    """Say whether a line at a page's edge is none of its text.

    ``again`` are the shapes of lines that come back at all: "on page 4" may end a sentence, and a
    sentence may begin with what is confidential, but neither does so twice.
    """
    shape = _shape(line)
    if _PAGE_NUMBER.fullmatch(line) or shape in repeated:
        return True
    if numbered := _NUMBERED.fullmatch(line):
        before = (numbered["before"] or "").strip()
        return (
            shape in again
            or not any(map(str.islower, before))
            or _is_marked(before, comes_back=False)
        )
    return _is_marked(line, comes_back=shape in again)


def _is_marked(line: str, *, comes_back: bool) -> bool:
    """Say whether a line does nothing but say who may see it."""
    enough = comes_back or len(line.split()) <= _FEW_WORDS or _NOTICE.search(line)
    return bool(enough) and _CONFIDENTIAL.fullmatch(line) is not None


def _margins(page: Sequence[str]) -> set[int]:
    filled = [index for index, line in enumerate(page) if line]
    return {*filled[:_MARGIN_LINES], *filled[-_MARGIN_LINES:]}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def joined(pages: Sequence[Sequence[str]]) -> str:
    r"""Return the text of the pages, one paragraph a line.

    >>> joined([["The environ-", "ment was late."]])
    'The environment was late.\n'
    """
    lines = [line for page in pages for line in page]
    longest = max((len(line) for line in lines), default=0)
    headings = {mark.heading for mark in find_marks("\n".join(lines))}
    paragraphs: list[str] = []
    open_line = ""
    for line in lines:
        if not line:
            continue
        if open_line and _continues(open_line, line, longest, headings):
            last = paragraphs.pop()
            paragraphs.append(_glued(last, line))
        else:
            paragraphs.append(line)
        open_line = line
    return "".join(f"{paragraph}\n" for paragraph in paragraphs)


def _continues(previous: str, line: str, longest: int, headings: set[str]) -> bool:
    if (
        _LABELLED.match(line)
        or _BULLET.match(line)
        or line.rstrip(":") in headings
        or previous.rstrip(":") in headings
    ):
        return False
    if previous.endswith("-") and line[:1].islower():
        return True
    full = len(previous) >= _FULL * longest
    if line[:1].islower():
        return full or not previous.endswith(_ENDS)
    return full and not previous.endswith(_ENDS)


def _glued(previous: str, line: str) -> str:
    if previous.endswith("-") and line[:1].islower() and previous[-2:-1].isalpha():
        return previous[:-1] + line
    return f"{previous} {line}"

"""The day that a text says of itself in its opening lines, in words instead of under a label.

A closing report says "Engagement TBS-2406, closed 10 October 2025" below its title, a retrospective
"Held on 5 September 2025". Only lines above the first heading and the first prose are looked at,
and a day of something else ("next review", "contract signed") is passed over; where more than one
is left, none is taken: an undated text is said to be so, a wrong day is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.date_forms import Either, Known, read_form
from corpus.raw import RawText

#: Lines that may open a text.
_MOST_LINES = 8
_LONGEST_LINE = 160
#: A line of more words that ends as a sentence does is prose.
_PROSE_WORDS = 8
_DAY = re.compile(
    r"(?<![\w/.-])(?:"
    r"\d{1,2}(?:st|nd|rd|th|\.)?[ -](?:of )?[^\W\d_]{3,10}\.?,?[ -]\d{4}"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}([./-])\d{1,2}\1\d{4}"
    r")(?![\w/-])"
)
_MARKS = re.compile(r"^[\s#>*_|]+|[\s*_|]+$")
_CLAUSE = re.compile(r"[,;|()]|\. |: (?=\S+ \S+ \S+ )| [-\u2013\u2014] ")
#: What else a day can be of than the text: what is to come, what came before it, what it spans.
_OF_ELSE = re.compile(
    r"\b(?:next|due|planned|target(?:ed)?|deadline|by|until|till|to|before|after|from|since|start"
    r"(?:s|ed)?|begin(?:s|ning)?|began|kick-?off|go-?live|live|effective|valid|expir\w+|sign(?:ed)?"
    r"|signature|contract|agreement|order(?:ed)?|award(?:ed)?|scheduled|forecast|born|founded"
    r"|version|release|build"
    r"|supersedes|replaces|nächste\w*|geplant|bis|seit|prochaine?|jusqu\w+)\b",
    re.IGNORECASE,
)

#: A day that a stretch begins with.
_ON_TO = re.compile(r"\s*(?:to|until|till|through|bis|au|[-\u2013\u2014])\s+(?=\S*\d|[^\W\d_]+ \d)")


def opening_day(raw: RawText) -> str:
    r"""Return the one day that the opening lines of a text give, as written; empty without one.

    >>> opening_day(RawText("Portal: retrospective\nHeld on 5 September 2025\nLate."))
    '5 September 2025'
    >>> opening_day(RawText("Portal review\nNext review: 3 May 2026"))
    ''
    """
    found: dict[object, str] = {}
    for line in _opening(raw):
        for match in _DAY.finditer(line):
            form = read_form(match[0])
            of_else = _OF_ELSE.search(_CLAUSE.split(line[: match.start()])[-1])
            of_else = of_else or _ON_TO.match(line, match.end())
            if of_else or not isinstance(form, Known | Either):
                continue
            found.setdefault(form.value if isinstance(form, Known) else form, match[0])
    return next(iter(found.values())) if len(found) == 1 else ""


def _opening(raw: RawText) -> Iterator[str]:
    """Yield the lines up to the first heading below the title, that one too if it has a day."""
    headings = {_MARKS.sub("", one.heading) for one in raw.sections if one.heading}
    lines = (one for one in map(_bare, raw.text.splitlines()) if one)
    for place, line in enumerate(lines):
        prose = line[-1] in ".!?" and len(line.split()) > _PROSE_WORDS
        if place >= _MOST_LINES or len(line) > _LONGEST_LINE or prose:
            return
        yield line
        if place and line in headings:
            return


def _bare(line: str) -> str:
    return _MARKS.sub("", line)

"""Headings in plain and Markdown-like text, and the sections that they open.

Notes are seldom marked up: headings are underlined, shouted, numbered, or just stand alone before
their paragraph. What is certain by its marks is taken; what is not must also use the words of such
documents (``heading_words``) and stand where a heading would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Section
from corpus.readers.heading_words import is_known, is_likely, is_value_label, may_stand_within
from corpus.readers.sections import Mark, sections_of

_MAX_HEADING = 100
_MAX_BARE = 70
_LONG_LINE = 60
_CAPITAL_SHARE = 0.5
#: A longer label on a line of its own introduces a list rather than a part.
_SHORT_LABEL_WORDS = 3

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ATX = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$")
_WIKI = re.compile(r"(?:h[1-6]\.[ \t]+(.+)|={2,6}[ \t]*([^=].*?)[ \t]*={2,6})\s*$")
_DECORATED = re.compile(r"([-*~_]{2,})[ \t]+([^-*~_].{0,60}?)[ \t]+\1\s*$")
_BOLD_LINE = re.compile(r"(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1[ \t]*:?\s*$")
_BOLD_LABEL = re.compile(
    r"(?:[-*+\u2022][ \t]+)?(\*\*|__|\*)(?=\S)([^*_\n]{1,60}?)(:?)\1(:?)[ \t]+(?=\S)"
)
_RULE = re.compile(r"[ ]{0,3}(=+|-{3,}|~{3,}|\^{3,})[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)|\{(?:code|noformat)(?::[^}]*)?\}\s*$")
_NUMBER = re.compile(
    r"(?:(?:section|box|part|topic|chapter|step)[ \t]+(?:\d{1,2}|[A-Z])[.,:)]?"
    r"[ \t]*[\u2013\u2014-]?[ \t]*"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?[ \t]+|[IVX]{1,4}[.)][ \t]+|\(?[A-Za-z][.)][ \t]+)"
    r"(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*+\u2022\u2013][ \t]+|\(?\d{1,2}[.)][ \t]+|\(?[a-z][.)][ \t]+)")
_INLINE = re.compile(r"(?:[-*+\u2022\u2013][ \t]+)?([A-Za-z][^:.!?\n|]{0,48}?)[ \t]*:[ \t]+(?=\S)")
_WITHIN = re.compile(
    r"(?<=[.!?;)\]\"\u201d\u2019])[ \t]+((?:[A-Z]|\d\) )[A-Za-z -]{2,28}?):[ \t]+(?=\S)"
)
_FOREIGN = re.compile(r"original message|forwarded message|wrote:$|auto-?ack", re.IGNORECASE)
_INTRODUCTION = re.compile(
    r"(?:the|we|this|these|there|with|our|it|in|as|here|please|i|you|they|hi|hello|dear|so|a|an|"
    r"to|from|cc|sent|subject|when|if|after|during|for example|note|additionally|"
    r"furthermore|moreover|however|also|therefore|examples?|including)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int  # after the line end
    text: str  # without the line end
    following: str = ""  # the next line that is not blank, without the space around it

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def find_sections(text: str) -> tuple[Section, ...]:
    r"""Return the sections of a text, in order and disjoint; none when it has no heading.

    Text before the first heading is a section with heading ``""``. A heading without text below
    has an empty section, ``start == end``.

    >>> found = find_sections("Summary\nLate.\n\nImpact: two weeks lost\n")
    >>> [(section.heading, section.start, section.end) for section in found]
    [('Summary', 8, 13), ('Impact', 23, 37)]
    """
    return sections_of(text, find_marks(text))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    following = ""
    for match in reversed(list(_LINE.finditer(text))):
        if match.end() > match.start():
            line = match.group().rstrip("\r\n")
            lines.append(_Line(match.start(), match.end(), line, following))
            following = line.strip() or following
    return lines[::-1]


def find_marks(text: str) -> tuple[Mark, ...]:
    """Return the headings of a text in order."""
    lines = _lines(text)
    shouted = sum(_is_capitals(line.text) for line in lines if not line.blank)
    shouting = shouted > _CAPITAL_SHARE * sum(not line.blank for line in lines)
    marks: list[Mark] = []
    fenced = False
    skip = -1
    for index, line in enumerate(lines):
        if _FENCE.match(line.text):
            fenced = not fenced
            continue
        if fenced or line.blank or index == skip or line.text.lstrip().startswith(">"):
            continue
        if _is_underlined(lines, index):
            marks.append(Mark(_clean(line.text), line.start, lines[index + 1].end, certain=True))
            skip = index + 1
            continue
        marks.extend(_line_marks(lines, index, shouting=shouting))
    return (*_title(lines, marks), *marks)


def _title(lines: Sequence[_Line], marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the first line as a heading when it is the title of a text with several headings."""
    first = next((line for line in lines if not line.blank), None)
    if first is None or len(marks) < 2 or marks[0].start < first.end:  # noqa: PLR2004  # one may be chance
        return ()
    text = first.text.strip()
    if len(text) > _MAX_HEADING or text.endswith((".", ",", ";", ":", "!")) or ":" in text[:12]:
        return ()
    if _INTRODUCTION.match(text) or text[:1] in "@[<>|-*#" or not text[:1].isupper():
        return ()
    if len(text.split()) < 2:  # noqa: PLR2004  # a name on a line of its own greets
        return ()
    return (Mark(_clean(text), first.start, first.end),)


def _line_marks(lines: Sequence[_Line], index: int, *, shouting: bool) -> Iterator[Mark]:
    """Yield the headings of one line: a whole line, or labels before text."""
    line = lines[index]
    if (heading := _marked_up(line.text)) is not None:
        yield Mark(heading, line.start, line.end, certain=True)
        return
    if _stands_alone(lines, index, shouting=shouting):
        yield Mark(_clean(line.text), line.start, line.end)
        return
    position = 0
    if label := _inline_label(line.text):
        heading, position = label
        yield Mark(heading, line.start, line.start + position, certain=True)
    for match in _WITHIN.finditer(line.text, position):
        heading = _unnumbered(match.group(1))
        if may_stand_within(heading):
            yield Mark(heading, line.start + match.start(1), line.start + match.end(), certain=True)


def _clean(heading: str) -> str:
    """Return the words of a heading without markup, numbering and closing colon."""
    text = heading.strip().strip("*_# \t").strip()
    return (_unnumbered(text).strip() or text).rstrip(": \t")


def _unnumbered(text: str) -> str:
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _marked_up(line: str) -> str | None:
    """Return the heading of a line that is one by its markup (Markdown, wiki, or drawn)."""
    stripped = line.strip()
    if len(stripped) > _MAX_HEADING:
        return None
    if match := _ATX.match(line.rstrip()):
        # "# | Issue | Why" is the head of a table
        return None if match.group(1).startswith("|") else _clean(match.group(1))
    if match := _WIKI.match(stripped):
        return _clean(match.group(1) or match.group(2))
    if match := _DECORATED.fullmatch(stripped):
        return None if _FOREIGN.search(stripped) else _clean(match.group(2))
    match = _BOLD_LINE.fullmatch(stripped)
    if match is None or match.group(1) in match.group(2) or match.group(2).endswith("."):
        return None
    return _clean(match.group(2))


def _is_underlined(lines: Sequence[_Line], index: int) -> bool:
    """Say whether the next line rules this one off, and this one is no paragraph's last line."""
    if index + 1 >= len(lines):
        return False
    rule = _RULE.match(lines[index + 1].text)
    text = lines[index].text.strip()
    if not rule or len(text) > _MAX_HEADING or _BULLET.match(text) or "|" in text:
        return False
    if len(rule.group(1)) < 2 or _RULE.match(lines[index].text) or text.endswith((".", ",", ";")):  # noqa: PLR2004  # one "=" rules nothing
        return False
    alone = index == 0 or lines[index - 1].blank or bool(_RULE.match(lines[index - 1].text))
    near = abs(len(rule.group(1)) - len(text)) <= 2  # noqa: PLR2004  # underlined by hand
    return alone or near


def _inline_label(line: str) -> tuple[str, int] | None:
    """Return the label before text on its line, and where the text begins."""
    lead = len(line) - len(line.lstrip())
    body = line[lead:]
    if match := _BOLD_LABEL.match(body):
        heading = _clean(match.group(2))
        if match.group(3) or match.group(4) or is_likely(heading):
            return heading, lead + match.end()
    numbered = _NUMBER.match(body)
    offset = numbered.end() if numbered else 0
    match = _INLINE.match(body, offset)
    if not match:
        return None
    label = match.group(1).strip()
    if is_known(label) or is_value_label(label) or (is_likely(label) and _is_brief(label)):
        return label, lead + match.end()
    return None


def _is_brief(label: str) -> bool:
    """Say whether a label before text is too short to be the beginning of a sentence."""
    return label[:1].isupper() and len(label.split()) <= 4  # noqa: PLR2004  # "What we could have done: ..." is longer


def _is_capitals(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    return len(letters) >= 3 and all(not character.islower() for character in letters)  # noqa: PLR2004  # initials are no heading


def _stands_alone(lines: Sequence[_Line], index: int, *, shouting: bool) -> bool:
    """Say whether a whole line is a heading by its words and place."""
    text = lines[index].text.strip()
    following = lines[index].following
    if not following or not _could_be_heading(text):
        return False
    words = _unnumbered(text)
    continued = following[0].islower()
    opens = _opens_block(lines, index)
    if is_known(words):
        return opens or (words[:1].isupper() and not continued)
    if not opens or (continued and not text.endswith((":", "?"))):
        return False
    if words != text:
        return _is_numbered_heading(words, following)
    return _reads_as_heading(words, following, shouting=shouting)


def _could_be_heading(text: str) -> bool:
    if len(text) > _MAX_BARE or text.endswith((".", ",", ";", "!")) or _FOREIGN.search(text):
        return False
    if text.startswith(("@", "[", "<", "http", "|")):
        return False
    return not _BULLET.match(text) or bool(_NUMBER.match(text))


def _reads_as_heading(words: str, following: str, *, shouting: bool) -> bool:
    """Judge a line without number or markup by its letters and words alone."""
    if _is_capitals(words) and not shouting:
        return _is_shouted_heading(words)
    if words.endswith(":"):
        return is_likely(words) or _is_short_label(words)
    return is_likely(words) and words[:1].isupper() and len(following) > len(words) / 2


def _opens_block(lines: Sequence[_Line], index: int) -> bool:
    """Say whether the line above is finished, so that this one is not its continuation."""
    if index == 0:
        return True
    above = lines[index - 1].text.strip()
    if not above or len(above) < _LONG_LINE:
        return True
    return above.endswith((".", "!", "?", ":", ";", ")", '"', "\u201d", "|"))


def _is_shouted_heading(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    solid = len(text.replace(" ", ""))
    return letters >= 0.8 * solid and len(text.split()) <= 8  # noqa: PLR2004  # ticket numbers are no headings


def _is_numbered_heading(words: str, following: str) -> bool:
    if not words[:1].isalpha() or len(words) > _LONG_LINE or len(words.split()) > 8:  # noqa: PLR2004  # longer items are sentences
        return False
    if is_likely(words):
        return True
    return words[0].isupper() and not _BULLET.match(following) and len(following) > len(words)


def _is_short_label(words: str) -> bool:
    label = words.rstrip(": ")
    if not label[:1].isupper() or _INTRODUCTION.match(label):
        return False
    few = len(label.split()) <= _SHORT_LABEL_WORDS
    return few and all(c.isalnum() or c in " -/&'\u2019" for c in label)

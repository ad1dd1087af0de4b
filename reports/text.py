"""Makes foreign text safe to look at: nothing in it may act, hide or reorder what stands beside it.

Escaping keeps markup from acting; this keeps control characters from deceiving the eye. A ticket
with U+202E shows ``invoice_exe.pdf`` for ``invoice_fdp.exe``. Such characters are shown by
their code instead, so that a quote still says what was there.
"""

from __future__ import annotations

import re

from intelligence.told_names import MARK

#: C0 and C1 controls but tab and line ends, bidirectional embeddings, overrides and isolates,
#: line and paragraph separators, interlinear annotations, tag characters and lone surrogates.
_DECEIVING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb"
    "\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)

#: A cut-off word at the start, when another follows it; one at the end, when another precedes it.
_AFTER_FIRST_WORD = re.compile(r"^\S*\s+(?=\S)")
_FROM_LAST_WORD = re.compile(r"(?<=\S)\s+\S*$")
_LINES = re.compile(r"\s*[\r\n]+\s*")
_SPACE = re.compile(r"\s+")
_TOGETHER = re.compile(r"\([^(),]*\)|[^(),\s]+ to [^(),\s]+\)|\bq (?:< )?\S+|< \S+")


def readable(text: str) -> str:
    r"""Return the text with every deceiving character shown by its code point.

    >>> readable("a\u202eb\x07")
    'a[U+202E]b[U+0007]'
    """
    return _DECEIVING.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def one_line(text: str, limit: int) -> str:
    r"""Return the text on one line, at most ``limit`` characters with an ellipsis where cut.

    >>> one_line("late\naccess  again", 12)
    'late access…'
    """
    flat = _SPACE.sub(" ", text).strip()
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def name_line(name: str, limit: int) -> str:
    """Return a theme's name as :func:`one_line` does, and what says that it is unstable whole.

    >>> name_line("Access is given late (unstable)", 20)
    'Access i… (unstable)'
    """
    bare = name.removesuffix(MARK)
    mark = name[len(bare) :]
    return one_line(bare, limit - len(mark)) + mark


def around(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """Return what stands before and after ``[start, end)``, cut at words, with ellipses.

    ``width`` is in code points on each side. Line breaks become strokes, as when verse is quoted.

    >>> around("We asked early. Accounts came late. Work stopped.", 16, 35, 8)
    ('…early. ', ' Work…')
    """
    left, right = max(0, start - width), min(len(text), end + width)
    before, after = text[left:start], text[end:right]
    if left:
        before = _AFTER_FIRST_WORD.sub("", before, count=1)
    if right < len(text):
        after = _FROM_LAST_WORD.sub("", after, count=1)
    shown = _LINES.sub(" / ", before), _LINES.sub(" / ", after)
    return ("…" if left else "") + shown[0], shown[1] + ("…" if right < len(text) else "")


def unbroken(said: str) -> str:
    r"""Return a figure whose interval, or whose bound, no end of a line may divide.

    >>> unbroken("3.8 x (2.4 to 5.6), q < 0.001")
    '3.8 x (2.4\xa0to\xa05.6), q\xa0<\xa00.001'
    >>> unbroken("(31 per 100, 90 % interval 25 to 38)")
    '(31 per 100, 90 % interval 25\xa0to\xa038)'
    """
    return _TOGETHER.sub(lambda match: match.group().replace(" ", "\xa0"), said)


def slug(identifier: str) -> str:
    """Return an identifier that can stand in a fragment link.

    >>> slug("T-0001"), slug('x" onclick="y')
    ('T-0001', 'x--onclick--y')
    """
    return re.sub(r"[^A-Za-z0-9_.-]", "-", identifier)

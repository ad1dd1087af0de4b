"""Readable text out of a cell that holds HTML, and untouched text out of one that does not.

Nothing is parsed as a page and nothing runs: known tags become line breaks or vanish, everything
else (``a < b``, ``List<String>``) stays as it is.
"""

from __future__ import annotations

import html
import re

_BLOCKS = (
    "address|article|blockquote|body|br|caption|center|dd|div|dl|dt|figure|footer|form|h[1-6]"
    "|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|bdo|big|cite|code|del|em|font|i|img|input|ins|kbd|label|link|mark|meta|o:p"
    "|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr|iframe|svg|object|embed|button"
)
_HIDDEN = re.compile(r"<(script|style|template|noscript)\b[^<>]*>|<(!--)", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = re.compile(
    rf"</?(?:{_INLINE}|script|style|template|noscript)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:br|hr)\s*/?>", re.IGNORECASE)
_CLOSING = re.compile(rf"</(?:{_BLOCKS}|{_INLINE}|script|style)\s*>", re.IGNORECASE)
_OPENING = re.compile(r"<([a-z][a-z0-9:]*)(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MANY_BREAKS = re.compile(r"\n{3,}")


def has_markup(cell: str) -> bool:
    """Return whether a cell holds HTML: a line break, or an element opened and closed.

    A text that only mentions a tag has none, and neither has a comparison.

    >>> has_markup("Late.<br/>Again."), has_markup("the <p> tag; 3 < 5 & 7 > 2")
    (True, False)
    """
    if "<" not in cell:
        return bool(re.search(r"&nbsp;|&#(?:160|x[aA]0);", cell))
    if _BREAK.search(cell):
        return True
    if not _CLOSING.search(cell):
        return False
    opened = {found[1].casefold() for found in _OPENING.finditer(cell)}
    closed = {found[0][2:-1].strip().casefold() for found in _CLOSING.finditer(cell)}
    return bool(opened & closed)


def visible_text(cell: str) -> str:
    r"""Return what a reader would see of a cell; a cell without markup is returned unchanged.

    >>> visible_text("<p>Access came late &amp; twice.</p><p>a &lt; b</p>")
    'Access came late & twice.\n\na < b'
    """
    if not has_markup(cell):
        return cell
    text = _without_hidden(cell.replace("\r\n", "\n"))
    text = _BLOCK.sub("\n", _BREAK.sub("\n", text))
    text = _TAG.sub("", text)
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text).replace("\xa0", " ")
    lines = "\n".join(line.strip(" \t") for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", lines).strip()


def _without_hidden(text: str) -> str:
    """Cut scripts, styles and comments; one that is never closed is left to the tag patterns.

    Searches are done once for each name that is not closed, so that hostile text cannot make
    this quadratic.
    """
    kept: list[str] = []
    never_closed: set[str] = set()
    lower = text.lower() if text.isascii() else text
    place = 0
    for found in _HIDDEN.finditer(text):
        name = (found[1] or found[2]).lower()
        if found.start() < place or name in never_closed:
            continue
        closing = "-->" if name == "!--" else f"</{name}"
        end = lower.find(closing, found.end())
        if end >= 0 and name != "!--":
            end = text.find(">", end)
        if end < 0:
            never_closed.add(name)
            continue
        kept.append(text[place : found.start()])
        place = end + (3 if name == "!--" else 1)
    kept.append(text[place:])
    return "".join(kept)

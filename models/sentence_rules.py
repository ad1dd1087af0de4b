"""Corrections to learned sentence boundaries: pure functions over strings and offsets.

A statistical splitter trained on news text cuts after ``approx.`` and ``v2.1.`` and before a
hyphen, and does not cut ``failed.Then`` or ``(a) … (b) …``. The rules here accept, refuse and add
boundaries; offsets are code points, and nothing ever changes the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator

#: A piece without any boundary is cut at the latest here, in characters (logs, pasted tables).
LONGEST = 1000


def word_set(words: str) -> frozenset[str]:
    """Return the words of a table that is easier read as running text."""
    return frozenset(words.split())


_ABBREVIATIONS = word_set(
    """
    abt acc acct addr adm aka alt appr approx apr apt assoc asst attn aug ave avg bldg bzgl bzw ca
    cf co corp cust dec dep dept dgl dir dr eg eng env equip esp est etc eur evt excl ext feb fig
    figs fr gen ggf govt ie inc incl inkl intl jan jr jul jun lt ltd mar max mfg mgmt mgr misc mon
    mr mrs ms msg mt nov nr nos oct op ops orig para pls prep prof prov pt qty ref refs reg rep req
    reqs resp rev rs sep sept seq sgt spec specs sr st std str sys tbd tel temp tue usw vgl viz vol
    vs wed wrt
    """
)
#: Units end a sentence as often as not: an abbreviation only before a small letter.
_UNITS = word_set("ft gal hr hrs lb lbs min mins pct psi sec secs wk wks yr yrs")
#: Abbreviations only before a number: "no. 5", "art. 12".
_NUMBERED = frozenset({"abs", "art", "ch", "item", "no", "p", "pp", "sect"})
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]{0,2}")
_INITIAL = re.compile(r"[A-Z]")
_LISTED = re.compile(r"(?:^|[.!?:;]\s+)\(?\d{1,2}(?:\.\d{1,2})*\.\s+$")
_MONTH = re.compile(r"(?i:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|quart)")

_AFTER_STOP = re.compile(r"[.!?…][\"'”\u2019»)\]}]{0,3}\s+(?=\S)")
_GLUED = re.compile(r"(?<=[a-z)])[.!?](?=[A-Z][a-z]*[ ,'\u2019])")
_PLAIN_WORD = re.compile(r"[a-z][a-z'\u2019-]*[a-z]{2}\)?")
_LETTERED = re.compile(r"(?:(?<=\s)|^)\(?(?P<mark>[a-hA-H]|i{1,3}|iv|v|\d{1,2})\)\s+(?=\S)")
_SEMICOLON = re.compile(r";\s+(?=\S)")
_DASH_ITEM = re.compile(r"(?<=[.;:!?])\s+(?=[-\u2013—•*·]\s+\S)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_BRACKETED = re.compile(r"\([^()]{1,200}\)")
_MARKER = re.compile(
    r"(?:[-\u2013—•*·‣▪◦+>]+(?=\s|$)|\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})\)(?=\s|$)"
    r"|\d{1,2}(?:\.\d{1,2})*\.(?=\s|$)|#{1,6}(?=\s|$)|[•·‣▪◦])"
)
_SENTENCE_HEAD = re.compile(r"(?:^|[.!?]\s+)[^\W\d_]")
_SERIES = ("abcdefgh", ("i", "ii", "iii", "iv", "v"), tuple(map(str, range(1, 31))))
_MIN_LETTERS = 12
_CAPITAL_SHARE = 0.7
_WORD_TAIL = 3
#: Characters before a full stop that are looked at: more than any word or address has.
_LONGEST_WORD = 200


def shouted(text: str) -> bool:
    """Whether a text is written in capitals: more than 70 % of at least 12 letters.

    >>> shouted("THE VALVE FAILED"), shouted("The SSO of ACME failed")
    (True, False)
    """
    upper = sum(map(str.isupper, text))
    letters = upper + sum(map(str.islower, text))
    return letters >= _MIN_LETTERS and upper > _CAPITAL_SHARE * letters


def softened(text: str) -> str:
    r"""Return a text of the same length that a splitter trained on prose reads well.

    Line ends and tabs become spaces; a text in capitals becomes sentence case.

    >>> softened("THE VALVE FAILED.\nIT LEAKED.")
    'The valve failed. It leaked.'
    """
    flat = re.sub(r"\s", " ", text)
    if not shouted(text):
        return flat
    # lower() lengthens a few characters ("İ"), which would move every offset after them.
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in flat)
    raised = _SENTENCE_HEAD.sub(lambda head: head[0][:-1] + head[0][-1].upper(), lowered)
    return raised if len(raised) == len(text) else lowered


def pieces(text: str, proposed: Collection[int] = ()) -> list[tuple[int, int]]:
    """Return the sentences and items of a text as spans without markers and outer white space.

    ``proposed`` are the starts that a statistical splitter suggests, in code points of ``text``.

    >>> text = "Cost approx. 5 days.Then v2.1. of it failed. (a) No plan (b) No budget"
    >>> [text[start:end] for start, end in pieces(text, [13])]
    ['Cost approx. 5 days.', 'Then v2.1. of it failed.', 'No plan', 'No budget']
    """
    starts = sorted({0, *_kept(softened(text), proposed), *_item_starts(text)})
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for first, last in _bounded(text, start, end):
            span = trimmed(text, first, last)
            if span[0] < span[1]:
                spans.append(span)
    return spans


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without outer white space and leading list markers; empty if nothing is left.

    >>> trimmed("  2. Clean up. ", 0, 15)
    (5, 14)
    """
    while end > start and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    while start < end:
        if text[start].isspace():
            start += 1
        elif marker := _MARKER.match(text, start, end):
            start += len(marker[0])
        else:
            break
    return start, end


def _kept(text: str, proposed: Collection[int]) -> set[int]:
    """Starts of sentences: after a full stop that ends one, or where a space is missing."""
    suggested = set(proposed)
    starts = {
        match.end()
        for match in _AFTER_STOP.finditer(text)
        if _ends_sentence(text, match.start(), match.end(), proposed=match.end() in suggested)
    }
    for match in _GLUED.finditer(text):
        if _PLAIN_WORD.fullmatch(_word_before(text, match.start())):
            starts.add(match.end())
    ordered = sorted(starts)
    for bracket in (*_BRACKETED.finditer(text), *_TAG.finditer(text)):
        first = bisect_right(ordered, bracket.start())
        starts.difference_update(ordered[first : bisect_left(ordered, bracket.end())])
    return starts


def _word_before(text: str, stop: int) -> str:
    begin, least = stop, max(0, stop - _LONGEST_WORD)
    while begin > least and not text[begin - 1].isspace() and text[begin - 1] != "(":
        begin -= 1
    return text[begin:stop]


def _ends_sentence(text: str, stop: int, start: int, *, proposed: bool) -> bool:
    """Whether the mark at ``stop`` ends a sentence and the next begins at ``start``."""
    word, following = _word_before(text, stop), text[start : start + 8].lstrip("\"'“\u2018([-*• ")
    goes_on = following[:1].islower()
    if text[stop] != ".":
        return not goes_on or (proposed and text[stop + 1].isspace())
    if _abbreviates(word, following, proposed=proposed):
        return False
    if word[-1:].isdigit() and not proposed:
        listed = _LISTED.search(text[max(0, stop - 12) : start])
        return not (goes_on or listed or _MONTH.match(following))
    # "15.12. the" and "v2.1. of" go on; "portal down. we r waiting" does not.
    return not goes_on or (word[-_WORD_TAIL:].isalpha() or (proposed and word[-1:].isalpha()))


def _abbreviates(word: str, following: str, *, proposed: bool) -> bool:
    bare = word.lower().strip("\"'([“\u2018")
    if bare in _UNITS:
        return following[:1].islower() and not proposed
    if bare in _ABBREVIATIONS or _DOTTED.fullmatch(bare):
        return True
    if bare in _NUMBERED and following[:1].isdigit():
        return True
    return bool(_INITIAL.fullmatch(word)) and following[:1].isupper() and not proposed


def _item_starts(text: str) -> Iterator[int]:
    """Starts of inline items: ``(a) … (b) …``, ``1) … 2) …``, ``. - …`` and ``x; y; z``."""
    for series in _SERIES:
        expected, found = 0, []
        for match in _LETTERED.finditer(text):
            if expected < len(series) and match["mark"].lower() == series[expected]:
                found.append(match.start())
                expected += 1
        if len(found) > 1:
            yield from found
    yield from (match.end() for match in _DASH_ITEM.finditer(text))
    listed = [match.end() for match in _SEMICOLON.finditer(text)]
    if len(listed) > 1:
        yield from listed


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        gap = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = gap + 1 if gap >= 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end

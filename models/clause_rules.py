"""Places where one statement may go on to tell something else: pure functions over a string.

"The SOW never said who migrates the data and the only person who knew the interface had left" can
be cut at its "and". A rule only proposes: whether the parts tell two things is decided by whoever
knows what they tell. The sentence splitter has no parser, so the rules go by connectives and marks;
what stands in brackets or quotation marks is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.sentence_rules import trimmed, word_set
from models.words import is_telling

#: Proposals for one statement; of more, the first ones.
MOST_CUTS = 12

#: Words, and among them telling ones, that each part must have.
_FEWEST_WORDS = 4
_FEWEST_TELLING = 2

_WORDS = (
    "and|but|while|whereas|because|since|plus|also|besides|moreover|furthermore|additionally|"
    "although|though|yet|as well as|in addition(?: to this| to that)?|on top of (?:this|that|it)|"
    "not to mention|not only that|at the same time|secondly|second"
)
#: A mark and a connective, either of the two, or the number of an item.
_JOINT = re.compile(
    rf"(?:\s*[;,]|\s+[-\u2013\u2014]+|\s*\u2014|\.)\s*(?:(?:{_WORDS})\b[\s,]+)+"
    rf"|\s+(?:(?:{_WORDS})\b[\s,]+)+"
    r"|\s*;\s+|\s+[-\u2013\u2014]+\s+|\s*\u2014\s*"
    r"|\s*[,;:]?\s*\(?(?:\d{1,2}|[a-hA-H]|i{1,3})\)\s+",
    re.IGNORECASE,
)
_HELD = re.compile(r"\([^()]{1,300}\)|\"[^\"]{1,300}\"|\u201c[^\u201c\u201d]{1,300}\u201d")
#: A part that begins with one of these goes on about what stands before it.
_POINTS_BACK = word_set(
    """
    he hence her him his it its itself she so such that their them then therefore these they this
    those thus which who whose
    """
)
_ENDS = " \t\r\n,;:-\u2013\u2014"


def cuts(text: str) -> list[tuple[int, int]]:
    r"""Return where a statement may be cut: the end of the left part and the start of the right.

    Each pair says ``text[:left]`` and ``text[right:]``; what joins them lies between. Parts too
    short to tell anything are not proposed, nor right parts that only go on about the left one.

    >>> text = "Nobody asked for the test data; and the only tester joined a rival"
    >>> [(text[:left], text[right:]) for left, right in cuts(text)]
    [('Nobody asked for the test data', 'the only tester joined a rival')]
    """
    return list(_first(text))


def _first(text: str) -> Iterator[tuple[int, int]]:
    held = [found.span() for found in _HELD.finditer(text)]
    found = 0
    for joint in _JOINT.finditer(text):
        if any(start < joint.start() and joint.end() < end for start, end in held):
            continue
        left, right = len(text[: joint.start()].rstrip(_ENDS)), joint.end()
        if tells(text[:left]) and tells(text[right:]) and not _points_back(text[right:]):
            yield left, right
            found += 1
        if found == MOST_CUTS:
            return


def tells(part: str) -> bool:
    """Whether a part has enough words to tell something.

    >>> tells("the plan"), tells("the plan had no slack at all")
    (False, True)
    """
    words = [word.strip(".,;:!?()\"'").lower() for word in part.split()]
    said = [word for word in words if word]
    return len(said) >= _FEWEST_WORDS and sum(map(is_telling, said)) >= _FEWEST_TELLING


def _points_back(part: str) -> bool:
    word = part.split(maxsplit=1)[0].strip(".,;:!?()\"'").lower()
    return re.split(r"['\u2019]", word)[0] in _POINTS_BACK


def without_ends(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a part's span without white space, list markers and joining marks round it."""
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    while start < end and text[start] in _ENDS:
        start += 1
    return trimmed(text, start, end)

"""The block of ``Label: value`` lines with which many notes begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.readers.heading_words import is_known, is_value_label, normal

_PAIR = re.compile(
    r"(?:[-*+•][ \t]+)?(?:\*\*|__)?([A-Za-z][A-Za-z0-9 /&.()#'-]{0,38}?)(?:\*\*|__)?[ \t]*:"
    r"(?:\*\*|__)?[ \t]+(?:\*\*|__)?(\S.{0,299}?)[ \t]*$"
)
_ROW = re.compile(r"\|[ \t]*([^|]{1,40}?)[ \t]*\|[ \t]*([^|]{1,300}?)[ \t]*\|[ \t]*$")
_TABLE_RULE = re.compile(r"\|?[ \t:|-]+\|?$")

#: One line is enough for these; two are needed for any other label.
_USUAL = re.compile(
    r"customer|client|account|project|engagement|date|author|owner|severity|priority|phase|"
    r"team|region|type|status|programme|program|incident|case|ticket"
)
_TITLE_LINES = 4
_LINES = 60
_MAX_WORDS = 4


def leading_metadata(text: str) -> Mapping[str, str]:
    r"""Return the labelled values at the top of a text, under lower-case labels.

    A title of a few lines may stand above them. The first line that is neither ends the block,
    and so does a label that opens a section, such as ``Impact:``.

    >>> dict(leading_metadata("Review\n\nCustomer: Acme\nDate: 2024-05-01\n\nIt was late."))
    {'customer': 'Acme', 'date': '2024-05-01'}
    """
    found: dict[str, str] = {}
    above = 0
    ended = False
    lines = [line.strip() for line in text.splitlines()[:_LINES]]
    for number, stripped in enumerate(lines):
        first = not any(lines[:number])
        if not stripped or _TABLE_RULE.fullmatch(stripped):
            ended = ended or (bool(found) and not stripped)
            continue
        pair = _pair(stripped)
        if pair is not None and not (first and _is_title(pair[0], lines)):
            found.setdefault(*pair)
            ended = False
            continue
        above += 1
        if found or ended or above > _TITLE_LINES or len(stripped) > 120:  # noqa: PLR2004  # a paragraph, no title
            break
    if len(found) == 1 and not any(_USUAL.match(label) for label in found):
        return {}
    return found


def _is_title(label: str, lines: Sequence[str]) -> bool:
    """Say whether a first line such as ``Post-mortem: portal`` is a title above the labels."""
    filled = [number for number, line in enumerate(lines) if line]
    if len(filled) < 2 or _USUAL.match(label):  # noqa: PLR2004  # a title stands above something
        return False
    following = _pair(lines[filled[1]])
    apart = filled[1] > filled[0] + 1
    return apart or (following is not None and bool(_USUAL.match(following[0])))


def _pair(line: str) -> tuple[str, str] | None:
    match = _PAIR.fullmatch(line) or _ROW.fullmatch(line)
    if match is None:
        return None
    label, value = normal(match.group(1).strip("*_ ")), match.group(2).strip("*_ ")
    if not label or len(label.split()) > _MAX_WORDS or not value:
        return None
    if is_known(label) and not is_value_label(label) and label != "incident":
        return None
    return label, value

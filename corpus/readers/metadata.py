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
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[-./ ](?:\d{1,2}|[A-Za-z]{3,9})[-./ ,]{1,2}\d{4}|\d{4}-\d{2}-\d{2}"
    r"|[A-Z][a-z]{2,8} \d{1,2},? \d{4})"
)
#: A row of a form whose rules a PDF has lost: ``Date of review 12 March 2024``.
_DATED = re.compile(
    rf"((?:[A-Za-z]+ )?[Dd]ate(?: [a-z]+){{0,3}}|[A-Z][a-z]+ on) ((?:[A-Z][a-z]+day,? )?{_DAY})"
)
_KEYED = re.compile(
    r"((?:Project|Job|Engagement|Contract)(?: [Nn](?:o|umber)\.?| [Cc]ode| I[Dd])) (\S*\d\S*)"
)
#: When the first message of a chat that was saved as text was sent.
_SAID = re.compile(
    r"\[?(\d{1,4}[-./]\d{1,2}[-./]\d{1,4}),? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?"
    r"(?:\]| -) ?[^:\n]{1,40}: "
)
#: The same without a colon; one space alone stands as well in *Client Meeting Notes*.
_CUSTOMER = re.compile(r"(Client|Customer|Account)(?: [Nn]ame)?(?:\t| {2})\s*([A-Z].{1,60}[^.!?])")
_ONLY_DAY = re.compile(_DAY)
_TABLE_RULE = re.compile(r"\|?[ \t:|-]+\|?$")

#: One line is enough for these; two are needed for any other label.
_USUAL = re.compile(
    r"customer|client|account|project|engagement|date|author|owner|severity|priority|phase|"
    r"team|region|type|status|programme|program|incident|case|ticket|job"
)
_TITLE_LINES = 4
_OPENING_LINES = 6
_LINES = 60
_MAX_WORDS = 4
_ROW_WORDS = 8


def leading_metadata(text: str) -> Mapping[str, str]:
    r"""Return the labelled values at the top of a text, under lower-case labels.

    A title of a few lines may stand above them. The first line that is neither ends the block,
    and so does a label that opens a section, such as ``Impact:``; a line that may be a row of a
    form without its rules, such as ``Client Northmere plc``, does not. A day alone on one of the
    first lines is the date of a text that states none.

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
        pair = pair or (_named(stripped) if found else None)
        if pair is not None and not (first and _is_title(pair[0], lines)):
            found.setdefault(*pair)
            ended = False
            continue
        if found and not ended and _may_be_row(stripped):
            continue
        above += 1
        if found or ended or above > _TITLE_LINES or len(stripped) > 120:  # noqa: PLR2004  # a paragraph, no title
            break
    if len(found) == 1 and not any(_USUAL.match(label) for label in found):
        found = {}
    if said := _SAID.match(text.strip()):
        found.setdefault("date", said.group(1))
    opening = [line for line in lines if line][:_OPENING_LINES]
    above_each = zip(["", *opening], opening, strict=False)
    alone = next(
        (line for last, line in above_each if _ONLY_DAY.fullmatch(line) and not _announces(last)),
        None,
    )
    if alone and not any("date" in label for label in found):
        found["date"] = alone
    return found


def is_usual(label: str) -> bool:
    """Say whether a label is one that forms begin with: *Client*, *Job no.*, *Date held*.

    >>> is_usual("Date held"), is_usual("Printer")
    (True, False)
    """
    return _USUAL.match(normal(label)) is not None


def _announces(line: str) -> bool:
    """Say whether the day below a line is that of what the line names, as of a new go-live."""
    return line.endswith(":") and not line.casefold().startswith("date")


def _is_title(label: str, lines: Sequence[str]) -> bool:
    """Say whether a first line such as ``Post-mortem: portal`` is a title above the labels."""
    filled = [number for number, line in enumerate(lines) if line]
    if len(filled) < 2 or _USUAL.match(label):  # noqa: PLR2004  # a title stands above something
        return False
    following = _pair(lines[filled[1]])
    apart = filled[1] > filled[0] + 1
    return apart or (following is not None and bool(_USUAL.match(following[0])))


def _may_be_row(line: str) -> bool:
    """Say whether a line begins as a row of a form does, and is no sentence."""
    short = len(line.split()) <= _ROW_WORDS and line[-1] not in ".!?:;,"
    return short and _USUAL.match(line.casefold()) is not None


def _named(line: str) -> tuple[str, str] | None:
    """Return the row of a form that names the customer, told by the rows above it."""
    match = _CUSTOMER.fullmatch(line)
    return (match.group(1).casefold(), match.group(2)) if match else None


def _pair(line: str) -> tuple[str, str] | None:
    patterns = (_PAIR, _ROW, _DATED, _KEYED)
    match = next((found for pattern in patterns if (found := pattern.fullmatch(line))), None)
    if match is None:
        return None
    label, value = normal(match.group(1).strip("*_ ")), match.group(2).strip("*_ ")
    if not label or len(label.split()) > _MAX_WORDS or not value:
        return None
    if is_known(label) and not is_value_label(label) and label != "incident":
        return None
    return label, value

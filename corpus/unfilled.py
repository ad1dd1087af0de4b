"""Templates that nobody filled in: their guidance names causes that no engagement had."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(
    r"(?i)(?:\[{1,2}|<|\{{1,2})\s*(?:please |dd|mm|yyyy|xx)?[^\[\]<>{}\n]{0,40}?"
    r"(?:insert|enter|describe|select|choose|your|name|title|client|customer|project|date|author"
    r"|dd|mm|yy|xxx|tb[cd]|cause|what|who|how|summary|paragraph|invullen|naam|klant|datum"
    r"|eintragen|ausfüllen|kunde)[^\[\]<>{}\n]{0,60}(?:\]{1,2}|>|\}{1,2})(?!\()"
    r"|\bclick (?:or tap )?here to enter\b|\bchoose an item\b"
)
_MARKUP = re.compile(
    r"<!--|</|<(?:p|b|i|br|a|div|span|td|tr|img|table|ul|li)\b|https?:", re.IGNORECASE
)
#: *Muster* inside a name is somebody's: "Review Muster AG".
_NAMED = re.compile(r"(?i)(?:^|[\W_])(?:(?:template|vorlage|sjabloon|modèle)(?:[\W_]|$)|muster$)")
_SAID = re.compile(
    r"(?i)customer|client|project|commission|engagement|date|account|kunde|klant|datum"
)
#: Values of the head that are left open, and placeholders in all, of a text that nobody filled in.
_LEAST_OPEN = 2
_LEAST_IN_ALL = 3


def open_places(name: str, text: str, metadata: Mapping[str, str]) -> int:
    """Return how many places of a template are still to be filled in, 0 for a text that is one.

    ``name`` is what the file is called. A text is a template where its head names neither a
    customer nor a project nor a day, but holds their places open; one placeholder that somebody
    forgot makes none. The name of the file makes one of a text that holds a place of the head open
    or three places at all: mails are made of templates as well, and reviews are written of them.

    >>> head = {"customer": "[insert client]", "date": "[dd mmm yyyy]"}
    >>> open_places("review", "[insert client] [dd mmm yyyy] [name of author]", head)
    3
    >>> open_places("review", "Acme left <date> open", {"customer": "Acme"})
    0
    """
    spans = [match.group() for match in _PLACEHOLDER.finditer(text)]
    places = sum(not _MARKUP.search(span) for span in spans)
    held = len(open_labels(metadata))
    if held < len(_said(metadata)):
        return 0
    named = _NAMED.search(name) is not None and places > 0 and (held or places >= _LEAST_IN_ALL)
    return places if named or (held >= _LEAST_OPEN and places >= _LEAST_IN_ALL) else 0


def open_labels(metadata: Mapping[str, str]) -> tuple[str, ...]:
    """Return which of customer, project and day the head of a text holds open.

    >>> open_labels({"customer": "[insert client]", "date": "12 May 2025", "author": "[name]"})
    ('customer',)
    """
    said = _said(metadata).items()
    return tuple(label for label, value in said if _PLACEHOLDER.search(value))


def _said(metadata: Mapping[str, str]) -> dict[str, str]:
    return {label: value for label, value in metadata.items() if _SAID.search(label)}

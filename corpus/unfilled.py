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
_NAMED = re.compile(r"(?i)(?:^|[\W_])(?:template|vorlage|sjabloon|muster|modèle)(?:[\W_]|$)")
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
    forgot makes none.

    >>> head = {"customer": "[insert client]", "date": "[dd mmm yyyy]"}
    >>> open_places("review", "[insert client] [dd mmm yyyy] [name of author]", head)
    3
    >>> open_places("review", "Acme left <date> open", {"customer": "Acme"})
    0
    """
    spans = [match.group() for match in _PLACEHOLDER.finditer(text)]
    places = sum(not _MARKUP.search(span) for span in spans)
    said = {label: value for label, value in metadata.items() if _SAID.search(label)}
    held = sum(bool(_PLACEHOLDER.search(value)) for value in said.values())
    if held < len(said):
        return 0
    named = bool(_NAMED.search(name)) and places > 0
    return places if named or (held >= _LEAST_OPEN and places >= _LEAST_IN_ALL) else 0

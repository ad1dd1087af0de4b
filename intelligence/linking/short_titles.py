"""Customers by what the titles of their work begin with, as people call them.

The work of *Möbelhaus Grünthal GmbH & Co. KG* is titled *Grünthal - Group consolidation*. What is
in front of such a dash is short for a customer where it is a part of that customer's name, and of
no other's name or titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from intelligence.linking.names import normalise_name, normalise_title

_DASH = re.compile(r"\s+[-\u2013\u2014|/]\s+|:\s+")
_LEAST_LETTERS = 4


def key_in_titles(
    value: str, titles: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]]
) -> str | None:
    """Return the key of the one customer whose titles begin with these words of its name.

    Args:
        value: the words, of four letters or more.
        titles: titles of engagements with their customers' keys.
        names: names of customers with their keys.

    >>> titles = [("Grünthal - Group consolidation", "C-1"), ("Oak - Group consolidation", "C-2")]
    >>> names = [("Möbelhaus Grünthal GmbH", "C-1"), ("Oak Stores plc", "C-2")]
    >>> key_in_titles("grünthal", titles, names), key_in_titles("Möbel", titles, names)
    ('C-1', None)
    """
    short = normalise_title(value)
    if len(short) < _LEAST_LETTERS:
        return None
    begun = {key for title, key in titles if _beginning(title) == short}
    bearers = {key for name, key in names if f" {short} " in f" {normalise_name(name)} "}
    return begun.pop() if len(begun) == 1 and begun == bearers else None


def _beginning(title: str) -> str:
    parts = _DASH.split(title, maxsplit=1)
    return normalise_title(parts[0]) if len(parts) > 1 else ""

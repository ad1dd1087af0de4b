"""Quoting what a stranger sent, so that an error can name the value met without carrying it."""

from __future__ import annotations

import json

#: Longest piece of a stranger's value that is repeated to them.
ECHO_CHARACTERS = 80

_MARKUP = {ord(character): f"\\u{ord(character):04x}" for character in "<>&'`"}


def quoted(value: str, *, limit: int = ECHO_CHARACTERS) -> str:
    r"""Return ``value`` in quotes, ASCII only, without markup or control characters, bounded.

    >>> quoted("late access")
    '"late access"'
    >>> quoted("<b>\u202e")
    '"\\u003cb\\u003e\\u202e"'
    """
    shown = value if len(value) <= limit else value[:limit] + "..."
    return json.dumps(shown).translate(_MARKUP).replace("\x7f", "\\u007f")

"""Record keys that a text mentions: a mail has no engagement column, but ``[PRJ-2331]`` in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intelligence.linking.names import normalise_key

_TOKEN = re.compile(r"[^\W_][\w./-]{2,63}")
_LEAST = 5


@dataclass(frozen=True, slots=True)
class KeyMentions:
    """Distinctive record keys by their comparable form."""

    keys: Mapping[str, str]

    @classmethod
    def of(cls, keys: Iterable[str]) -> KeyMentions:
        """Keep the keys that no ordinary word or number is: letters and digits, five or more."""
        comparable = {normalise_key(key): key for key in keys}
        return cls({form: key for form, key in comparable.items() if _is_distinctive(form)})

    def only_one_in(self, *texts: str | None) -> str | None:
        """Return the one key that the texts mention, or ``None`` for none or several.

        >>> KeyMentions.of(["PRJ-2331", "7"]).only_one_in("Re: [prj-2331] late again, 7 days")
        'PRJ-2331'
        """
        if not self.keys:
            return None
        tokens = {match.group() for text in texts if text for match in _TOKEN.finditer(text)}
        forms = {normalise_key(token.rstrip("./-")) for token in tokens}
        mentioned = {self.keys[form] for form in forms if form in self.keys}
        return mentioned.pop() if len(mentioned) == 1 else None


def _is_distinctive(form: str) -> bool:
    has_letter = any(char.isalpha() for char in form)
    has_digit = any(char.isdigit() for char in form)
    return len(form) >= _LEAST and has_letter and has_digit

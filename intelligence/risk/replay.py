"""Whether a risk check that is drawn again says what it said before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: Parts of a payload that say what was concluded.
PARTS = ("edition", "offer", "themes", "passages", "missing_sections", "similar", "overrun")
#: A person's, who may change it, what the text and the places in it determine, and what an edition
#: says of its themes, which older checks do not repeat.
_NOT_CONCLUDED = ("suppressed", "digest", "older_digest", "stability")


def compared(kept: Mapping[str, Any], drawn: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the parts in which two payloads of one form differ.

    >>> compared({"edition": 1, "themes": []}, {"edition": 2, "themes": []})
    ('edition',)
    """
    return tuple(
        name for name in PARTS if _concluded(kept.get(name)) != _concluded(drawn.get(name))
    )


def _concluded(part: Any) -> Any:
    if not isinstance(part, list):
        return part
    return [
        {name: value for name, value in one.items() if name not in _NOT_CONCLUDED}
        if isinstance(one, dict)
        else one
        for one in part
    ]

"""When two texts are the same for a reader: spaces, capitals and a final stop aside."""

from __future__ import annotations

from collections.abc import Iterable


def folded(text: str) -> str:
    r"""Return a text with single spaces, without capitals and a final stop; the rest must agree.

    >>> folded("  VPN came\n LATE. ")
    'vpn came late'
    """
    plain = " ".join(text.casefold().split())
    return plain.rstrip(" .!;,") or plain


def once_each(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each text once, in an order that does not depend on how they came.

    Of texts that differ in spaces, capitals and a final stop only, the first in the order of code
    points stays: what is seen twice shows no more than what is seen once.

    >>> once_each(["b", "A", "a ", "b"])
    ('A', 'b')
    """
    distinct: dict[str, str] = {}
    for text in sorted(texts):
        distinct.setdefault(folded(text), text)
    return tuple(distinct[key] for key in sorted(distinct))

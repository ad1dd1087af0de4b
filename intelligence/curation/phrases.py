"""Finds the statements in which a phrase stands."""

from __future__ import annotations

import re
from collections.abc import Sequence


def with_phrase(folded: Sequence[str], phrase: str) -> list[int]:
    """Return the positions of texts in which a phrase stands, in any case, as whole words.

    Args:
        folded: texts in lower case (``casefold``).
        phrase: words, with any space between them.

    >>> with_phrase(["the vpn  token", "vpns"], "VPN token")
    [0]
    """
    words = r"\s+".join(map(re.escape, phrase.casefold().split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    return [at for at, text in enumerate(folded) if pattern.search(text)]

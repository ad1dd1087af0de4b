"""Makes hidden characters visible, so that a text cannot show other words than it holds.

Escaping stops markup; it does not stop characters that reorder a line (Unicode TR 9 overrides,
as in the "Trojan Source" paper, 2021) or hide in it. Joiners are left alone: scripts need them.
"""

from __future__ import annotations

import re

_REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
_HIDDEN = re.compile(
    f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff{_REORDERING}{_INVISIBLE}]"
    "|[\U000e0000-\U000e007f]"
)


def visible(text: object) -> str:
    r"""Return ``text`` with control and reordering characters written out.

    >>> visible("invoice\u202efdp.exe")
    'invoice[U+202E]fdp.exe'
    """
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", str(text))

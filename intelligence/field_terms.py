"""Terms of the field by which starter themes are known, whoever keeps these themes.

A list and not a likeness: "Gold plating" is change control because people call it so (decision
0019).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

#: The starter taxonomy, and what its themes are also called, by key.
STARTER_FILE = Path(__file__).with_name("taxonomy.json")
TERMS_FILE = Path(__file__).with_name("field_terms.json")


def terms_of(key: str, definition: str) -> tuple[str, ...]:
    """Return what a theme is also called: nothing, unless it is a starter theme as it is.

    >>> definition = "Extra work was done without a change request"
    >>> "scope creep" in terms_of("change_control_bypass", definition)
    True
    >>> terms_of("change_control_bypass", "Contracts were signed late")
    ()
    """
    return _terms().get((key, definition), ())


@cache
def _terms() -> Mapping[tuple[str, str], tuple[str, ...]]:
    starter = json.loads(STARTER_FILE.read_text(encoding="utf-8"))
    terms = json.loads(TERMS_FILE.read_text(encoding="utf-8"))
    return {(key, starter[key][1]): tuple(names) for key, names in terms.items()}

"""What a text says by itself, before anything is recognised: a theme's name, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.recognition.folding import folded
from models.recognition.labels import Label

#: With fewer words a text names a theme at most, and nothing within it.
FEWEST_FOR_SUBCAUSE = 4
#: Up to so many words, a final stop is that of a list and not of a sentence.
_FRAGMENT = 4

_NOTHING = re.compile(
    r"^\W*(?:(?:root )?causes?(?: is| are| was| were)?:? ?)?(?:still )?"
    r"(?:(?:is |are )?(?:unknown|undetermined|unidentified|unclear|pending|tb[acd]|n ?/ ?a|none|nil"
    r"|blank|various|to be (?:determined|confirmed|advised|identified)|under investigation"
    r"|not (?:yet )?(?:known|identified|determined|established|applicable|available|specified"
    r"|provided|found|recorded|filled in))(?: yet| so far| at this time)?"
    r"|(?:please )?(?:see|as|refer to) (?:above|below|attached|attachment|comments?|notes?"
    r"|description|ticket|email|previous)|as (?:above|before|discussed)|same as above|ditto)\W*$",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether a text only holds the place of a cause.

    >>> [says_nothing(x) for x in ("Root cause not yet identified.", "see above", "Unknown")]
    [True, True, True]
    >>> says_nothing("Unknown interfaces were found in week nine.")
    False
    """
    return bool(_NOTHING.match(text[:120])) and len(text) <= 120  # noqa: PLR2004 - a line


def bare(text: str) -> str:
    """Return a text without the final stop of a list: a fragment reads the same with and without.

    >>> bare("Lack of resources."), bare("The vendor delivered six weeks late.")
    ('Lack of resources', 'The vendor delivered six weeks late.')
    """
    plain = text.rstrip(" .;,")
    return plain if plain and len(plain.split()) <= _FRAGMENT else text


def named_by(labels: Sequence[Label]) -> Mapping[str, int]:
    """Return the place of each label by its folded name; that of two labels or of the rest is none.

    >>> named_by([Label("scope", "Scope creep", ""), Label("other", "Other", "")])
    {'scope creep': 0}
    """
    found: dict[str, int] = {}
    twice: set[str] = set()
    for place, label in enumerate(labels):
        name = folded(label.name)
        if name in found:
            twice.add(name)
        if not label.is_residual:
            found.setdefault(name, place)
    return {name: place for name, place in found.items() if name not in twice}

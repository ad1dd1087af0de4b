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

_WORD = re.compile(r"[^\W_]+")
#: The ending of a plural; "process" and "status" keep theirs.
_PLURAL = re.compile(r"(?<=ss)es$|(?<=\w[^\Wsui])s$")
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
    """Return the place of each label by the forms of its names (`name_form`).

    What is the name of two labels, or of the rest, is of none; what one label is called, and
    another is also called, is of the first.

    >>> named_by([Label("scope", "Scope creep", ""), Label("other", "Other", "")])
    {'scope creep': 0}
    """
    found = _of_one([(label.name, place) for place, label in enumerate(labels)])
    others = [(name, place) for place, label in enumerate(labels) for name in label.also_called]
    taken = {name_form(label.name) for label in labels}
    told = {name: place for name, place in _of_one(others).items() if name not in taken} | found
    return {name: place for name, place in told.items() if not labels[place].is_residual}


def name_form(text: str) -> str:
    """Return what is the same of a name however it is written: capitals, hyphens, plurals aside.

    >>> name_form("Test-processes"), name_form("TEST PROCESS."), name_form("Vendor issues")
    ('test process', 'test process', 'vendor issue')
    """
    words = _WORD.findall(folded(text))
    return " ".join(_PLURAL.sub("", word) for word in words) or folded(text)


def _of_one(names: Sequence[tuple[str, int]]) -> dict[str, int]:
    places: dict[str, set[int]] = {}
    for name, place in names:
        places.setdefault(name_form(name), set()).add(place)
    return {name: min(own) for name, own in places.items() if len(own) == 1}

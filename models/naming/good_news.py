"""Whether words say that a thing was as it should have been: then they name no cause.

Groups of causes also hold what went well and what did no harm: "nobody was hurt", "pages operate
normally", "proper selection of materials". Cut loose, such words once named groups of trouble.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.naming.deficiency import is_deficient
from models.words import set_of

#: Harm that is good news when it is denied.
_HARM = set_of(
    "injured hurt harmed damaged impacted affected injury injuries harm damage impact fatality "
    "fatalities casualty casualties issue issues problem problems incident incidents accident "
    "accidents complaint complaints concern concerns"
)
_DENIALS = frozenset(("no", "not", "never", "nobody", "without", "zero"))

#: Words of what was as it should be.
_WELL = set_of(
    "proper properly normal normally successful successfully correct correctly effective "
    "effectively efficient efficiently robust reliable good great excellent well better best "
    "helpful useful beneficial benefit benefits improved improves improvement enhance enhances "
    "enhanced ensure ensures ensured assure assures assured protects protection prevent prevents "
    "prevented eliminate eliminates eliminated mitigate mitigates mitigated resolved restored "
    "recovered"
)


def is_harmless(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Say whether words deny a harm: that names no cause.

    "No problem management" denies another thing than a problem, "damage not reported" a report.

    Args:
        words: in order, lower case.
        tags: universal word class of each.

    >>> is_harmless(("crew", "not", "injured"), ("NOUN", "PART", "VERB"))
    True
    >>> is_harmless(("no", "problem", "management"), ("DET", "NOUN", "NOUN"))
    False
    """
    for place in range(1, len(words)):
        if words[place] not in _HARM or words[place - 1] not in _DENIALS:
            continue
        if not {*tags[place + 1 : place + 2]} & {"NOUN", "PROPN"}:
            return True
    return False


def is_praise(words: Sequence[str]) -> bool:
    """Say whether words tell that a thing was as it should be, and nothing of what was not.

    >>> is_praise(("proper", "selection")), is_praise(("not", "properly", "tested"))
    (True, False)
    """
    return any(word in _WELL for word in words) and not any(is_deficient(word) for word in words)

"""Names of organisations and engagements, made comparable.

Legal forms, accents, case and punctuation say nothing about which organisation is meant; words
such as *Group* or *Bank* do, and stay.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEGAL_WORDS = (
    "ab ag as asa aps bv co company corp corporation cv eg eu gmbh gesellschaft holding inc "
    "incorporated kft kg kgaa lda limited llc llp lp ltd ltda mbh mbb nv oy oyj plc pte pty pvt "
    "sa sab sae sarl sas sasu se sl slu spa spol sprl srl sro ug ulc zoo zrt"
)
_LEGAL_FORMS = frozenset(_LEGAL_WORDS.split())
_TRANSLITERATED = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "œ": "oe", "&": " and "}
)
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=1 << 16)
def normalise_name(name: str) -> str:
    """Return a name in comparable form; empty when nothing is left of it.

    >>> normalise_name("  Müller & Söhne G.m.b.H. ")
    'muller and sohne'
    >>> normalise_name("MUELLER and SOEHNE GmbH")
    'mueller and soehne'
    >>> normalise_name("A.B. Volvo (publ)")
    'volvo publ'
    """
    folded = name.casefold().translate(_TRANSLITERATED)
    decomposed = unicodedata.normalize("NFKD", folded)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    joined = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    words = [word for word in _NOT_WORD.sub(" ", joined).split() if word]
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return " ".join(kept or words)


@lru_cache(maxsize=1 << 16)
def normalise_key(key: str) -> str:
    """Return a record key in comparable form: case and surrounding space do not matter.

    >>> normalise_key(" prj-00042 ")
    'PRJ-00042'
    """
    text = unicodedata.normalize("NFKC", key).strip().upper()
    return text.removesuffix(".0") if text.removesuffix(".0").isdigit() else text

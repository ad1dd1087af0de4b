"""Names of organisations and engagements, made comparable.

Legal forms, accents, case and punctuation say nothing about which organisation is meant; words
such as *Group* or *Bank* do, and stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
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
_NUMBER = re.compile(r"\d+")
#: Letters from which the beginning of a name can stand for it.
_LEAST_LETTERS = 4


@lru_cache(maxsize=1 << 16)
def normalise_name(name: str) -> str:
    """Return a name in comparable form; empty when nothing is left of it.

    >>> normalise_name("  Müller & Söhne G.m.b.H. ")
    'muller and sohne'
    >>> normalise_name("MUELLER and SOEHNE GmbH")
    'mueller and soehne'
    >>> normalise_name("A.B. Volvo (publ)")
    'volvo publ'
    >>> normalise_name("Möbelwerk Süd GmbH & Co. KG")
    'mobelwerk sud'
    """
    words = _words(name)
    kept = [word for word in words if word not in _LEGAL_FORMS]
    if len(kept) < len(words):
        kept = _without_joint(kept)
    return " ".join(kept or words)


def _without_joint(words: list[str]) -> list[str]:
    """Return what is left of a name without the *&* of its "GmbH & Co. KG"."""
    return words[:-1] if words[-1:] == ["and"] else words


@lru_cache(maxsize=1 << 16)
def normalise_title(title: str) -> str:
    """Return an engagement's name in comparable form: what is a legal form elsewhere says which.

    >>> normalise_title("AB-110 Roll-out"), normalise_title("SE rollout")
    ('ab 110 roll out', 'se rollout')
    """
    return " ".join(_words(title))


def numbers_in(comparable: str) -> tuple[str, ...]:
    """Return the numbers of a comparable name, without leading zeros, in their order.

    >>> numbers_in("phase 02 of 3")
    ('2', '3')
    """
    return tuple(number.lstrip("0") for number in _NUMBER.findall(comparable))


def _words(name: str) -> list[str]:
    folded = name.casefold().translate(_TRANSLITERATED)
    decomposed = unicodedata.normalize("NFKD", folded)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    joined = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    return _NOT_WORD.sub(" ", joined).split()


@lru_cache(maxsize=1 << 16)
def normalise_key(key: str) -> str:
    """Return a record key in comparable form: case and surrounding space do not matter.

    >>> normalise_key(" prj-00042 ")
    'PRJ-00042'
    """
    text = unicodedata.normalize("NFKC", key).strip().upper()
    return text.removesuffix(".0") if text.removesuffix(".0").isdigit() else text


def key_begun_by(value: str, names: Iterable[tuple[str, str]]) -> str | None:
    """Return the key of the one name that begins with these words, as people shorten names.

    Args:
        value: the words, of four letters or more.
        names: names with their keys.

    >>> key_begun_by("Vektra", [("Vektra Telekom GmbH", "C-7"), ("Rheinfunk AG", "C-8")])
    'C-7'
    """
    short = normalise_name(value)
    begun = {key for name, key in names if f"{normalise_name(name)} ".startswith(f"{short} ")}
    return begun.pop() if len(begun) == 1 and len(short) >= _LEAST_LETTERS else None

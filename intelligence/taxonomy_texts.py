"""The texts of a taxonomy file, each checked against its bounds: names, definitions, examples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from intelligence.errors import InvalidTaxonomy
from intelligence.sow.language import entries_are_foreign, looks_english
from models.recognition.folding import folded
from models.recognition.spoken import name_form

MAX_EXAMPLES = 100
MAX_EXAMPLE = 2_000

MAX_NAMES = 100
MAX_OTHER_NAME = 200

#: What a theme may list, each in the singular.
LISTS = {"examples": "example", "counterexamples": "counterexample"}


def checked_text(value: Any, limit: int, what: str, where: str) -> str:
    """Return a text with single spaces.

    Args:
        value: what stands in the file.
        limit: most characters.
        what: what it is, for the error.
        where: file and theme, for the error.

    Raises:
        InvalidTaxonomy: when it is no text, empty, too long, or cannot be shown.

    """
    if not isinstance(value, str):
        message = f"{where}: the {what} is a {described(value)}, but must be text"
        raise InvalidTaxonomy(message)
    cleaned = " ".join(value.split())
    if not 1 <= len(cleaned) <= limit:
        message = (
            f"{where}: the {what} has {len(cleaned)} characters; from 1 to {limit} are possible"
        )
        raise InvalidTaxonomy(message)
    if not cleaned.isprintable():
        message = f"{where}: the {what} holds a control character; remove it"
        raise InvalidTaxonomy(message)
    return cleaned


def checked_examples(value: Any, field: str, where: str) -> tuple[str, ...]:
    """Return a theme's examples or counterexamples, of which there may be none.

    Errors name an example by its number, never by its text: it may be a customer's.

    Raises:
        InvalidTaxonomy: when it is no list, too long, or one of them is no usable text or the same
            as another, spaces and capitals aside.

    """
    one = LISTS[field]
    texts = _listed_texts(value, _Bounds(field, one, MAX_EXAMPLES, MAX_EXAMPLE), where)
    seen: dict[str, int] = {}
    for number, text in enumerate(texts, 1):
        first = seen.setdefault(folded(text), number)
        if first != number:
            message = f"{where}: {one} {number} is the same as {one} {first}; give it once"
            raise InvalidTaxonomy(message)
    return texts


def checked_names(value: Any, where: str) -> tuple[str, ...]:
    """Return what a theme is also called, of which there may be nothing.

    Raises:
        InvalidTaxonomy: when it is no list, too long, or one of them is no usable text.

    """
    bounds = _Bounds("also_called", "other name", MAX_NAMES, MAX_OTHER_NAME)
    return _listed_texts(value, bounds, where)


class _Bounds(NamedTuple):
    """A list's field, one of its texts in words, the most texts, and the most characters of one."""

    field: str
    one: str
    most: int
    longest: int


def _listed_texts(value: Any, bounds: _Bounds, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        message = f"{where} has a {described(value)} for {bounds.field}; use a list of texts"
        raise InvalidTaxonomy(message)
    if len(value) > bounds.most:
        message = f"{where} has {len(value)} {bounds.field}, but at most {bounds.most} are possible"
        raise InvalidTaxonomy(message)
    return tuple(
        checked_text(item, bounds.longest, f"{bounds.one} {number}", where)
        for number, item in enumerate(value, 1)
    )


def check_names(themes: Sequence[tuple[str, str, Sequence[str]]], where: str) -> None:
    """Check that no theme is also called what another is called, or is also called.

    Args:
        themes: key, name and other names of each.
        where: the file, for the error.

    Raises:
        InvalidTaxonomy: naming the themes.

    """
    owners = {name_form(name): key for key, name, _ in themes}
    for key, _, others in themes:
        for number, name in enumerate(others, 1):
            owner = owners.setdefault(name_form(name), key)
            if owner != key:
                message = (
                    f"{where}: other name {number} of theme {key!r} is a name of theme {owner!r}; "
                    "a name belongs to one theme"
                )
                raise InvalidTaxonomy(message)


def check_agreement(themes: Sequence[tuple[str, Sequence[str], Sequence[str]]], where: str) -> None:
    """Check that no text is an example of two themes, or of a theme and against it.

    Args:
        themes: key, examples and counterexamples of each.
        where: the file, for the error.

    Raises:
        InvalidTaxonomy: naming the themes.

    """
    owners: dict[str, tuple[str, int]] = {}
    for key, examples, counterexamples in themes:
        against = {folded(text): number for number, text in enumerate(counterexamples, 1)}
        for number, text in enumerate(examples, 1):
            same = folded(text)
            if same in against:
                message = (
                    f"{where}: theme {key!r} has its example {number} as counterexample "
                    f"{against[same]} too; it can only be one of them"
                )
                raise InvalidTaxonomy(message)
            owner, place = owners.setdefault(same, (key, number))
            if owner != key:
                message = (
                    f"{where}: example {number} of theme {key!r} is the same as example {place} of "
                    f"theme {owner!r}; an example belongs to one theme"
                )
                raise InvalidTaxonomy(message)


def check_language(themes: Sequence[tuple[str, str]], where: str) -> None:
    """Check that themes are told in English: in another language they would be taken for anything.

    Of fewer than a dozen words nothing can be told; such themes are looked at all together.

    Args:
        themes: key and all words of each theme.
        where: the file, for the error.

    Raises:
        InvalidTaxonomy: naming the first and how many there are, or saying that most are not.

    """
    foreign = [key for key, words in themes if not looks_english(words)]
    if foreign:
        others = f" (and {len(foreign) - 1} more)" if len(foreign) > 1 else ""
        message = (
            f"{where}: theme {foreign[0]!r}{others} is not told in English, and no other language "
            "is read; translate it, or leave it out where it repeats another"
        )
        raise InvalidTaxonomy(message)
    if entries_are_foreign(words for _, words in themes):
        message = (
            f"{where}: its {len(themes)} themes are not told in English, and no other language is "
            "read; translate their names and definitions"
        )
        raise InvalidTaxonomy(message)


def check_definitions(themes: Sequence[tuple[str, str]], where: str) -> None:
    """Check that no two themes are told by the same words: nothing would tell them apart.

    Args:
        themes: key and definition of each theme that has no sub-causes.
        where: the file, for the error.

    Raises:
        InvalidTaxonomy: naming the themes.

    """
    owners: dict[str, str] = {}
    for key, definition in themes:
        owner = owners.setdefault(folded(definition), key)
        if owner != key:
            message = (
                f"{where}: themes {owner!r} and {key!r} have the same definition; say what tells "
                "them apart, or leave it out: then the name is it"
            )
            raise InvalidTaxonomy(message)


def described(value: Any) -> str:
    """Return what kind of JSON value it is, in words."""
    if isinstance(value, list):
        return f"list of {len(value)}"
    return {dict: "object", type(None): "null", bool: "boolean", str: "text"}.get(
        type(value), "number"
    )


def listed(values: Iterable[object], shown: int = 12) -> str:
    """Return the first few values with commas, and how many more there are.

    >>> listed("abc", 2)
    'a, b and 1 more'
    """
    names = [str(value) for value in values]
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more

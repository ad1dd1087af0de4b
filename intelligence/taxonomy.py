"""The taxonomy of root causes: the starter one, or the user's own in several simple forms.

The full form is ``{key: [name, definition, {sub-cause key: definition}]}``. Simpler forms are
accepted too, because a PMO that has twelve names in a list should not have to learn ours::

    {"late_access": "Access came late"}                      key and definition
    {"late_access": ["Late access", "Access came late"]}     key, name and definition
    {"late_access": {"name": …, "definition": …, "subcauses": {…} or [...]}}
    ["Late access", {"name": "Weak plan", "definition": …}]  names only, or objects

An object may also have ``examples`` and ``counterexamples``, lists of statements that show the
theme and of such as seem to, and ``also_called``, a list of other names.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from intelligence.errors import InvalidTaxonomy
from intelligence.field_terms import STARTER_FILE, terms_of
from intelligence.taxonomy_texts import (
    LISTS,
    check_agreement,
    check_definitions,
    check_language,
    check_names,
    checked_examples,
    checked_names,
    checked_text,
    described,
    listed,
)
from models.recognition.spoken import name_form

MAX_BYTES = 2_000_000
MAX_THEMES = 500
MAX_SUBCAUSES = 100
MAX_KEY = 80
MAX_NAME = 200
MAX_DEFINITION = 2_000

_THEME_FIELDS = ("key", "name", "definition", "subcauses", *LISTS, "also_called")
_PARTS = 3
_EXPECTED = "use [name, definition, {sub-cause: definition}], or only a definition"


@dataclass(frozen=True, slots=True)
class SubCause:
    """One way in which a theme shows itself. ``key`` is unique inside its theme."""

    key: str
    definition: str


@dataclass(frozen=True, slots=True)
class ThemeDefinition:
    """A theme as its taxonomy describes it. The definition may be the same as the name.

    ``examples`` are statements that show it, ``counterexamples`` such as seem to and do not;
    ``also_called`` are other names.
    """

    key: str
    name: str
    definition: str
    subcauses: tuple[SubCause, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What it is told by, once: its name, its definition and those of its sub-causes."""
        told = (self.name, self.definition, *(item.definition for item in self.subcauses))
        return tuple(dict.fromkeys(told))

    @property
    def told(self) -> list[Any]:
        """Everything in it, for a fingerprint; the order of examples means nothing."""
        subcauses = [[s.key, s.definition] for s in self.subcauses]
        told: list[Any] = [self.key, self.name, self.definition, subcauses]
        if self.examples or self.counterexamples:
            told.extend([sorted(self.examples), sorted(self.counterexamples)])
        if self.also_called:
            told.append({"also_called": sorted(self.also_called)})
        return told


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Themes in the order of the file, with unique keys and names."""

    themes: tuple[ThemeDefinition, ...]

    @property
    def fingerprint(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of everything in it."""
        parts = json.dumps([theme.told for theme in self.themes])
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    def theme(self, key: str) -> ThemeDefinition:
        """Return the theme of that key.

        Raises:
            InvalidTaxonomy: when no theme has it.

        """
        for theme in self.themes:
            if theme.key == key:
                return theme
        message = f"the taxonomy has no theme {key!r}; it has {listed(t.key for t in self.themes)}"
        raise InvalidTaxonomy(message)


def meaning_of(theme: ThemeDefinition) -> str:
    """Return a digest of everything that a taxonomy says of what a theme is.

    >>> meaning_of(ThemeDefinition("a", "A", "x")) == meaning_of(ThemeDefinition("a", "B", "x"))
    True
    """
    said = [theme.definition, [[item.key, item.definition] for item in theme.subcauses]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def starter_taxonomy() -> Taxonomy:
    """Return the taxonomy of professional-services delivery that comes with the project."""
    return load_taxonomy(STARTER_FILE)


def load_taxonomy(path: Path) -> Taxonomy:
    """Read a taxonomy file (JSON, UTF-8 with or without byte-order mark).

    Raises:
        InvalidTaxonomy: when the file is missing, too large, or not a taxonomy.

    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"taxonomy {path.name} has {size:,} bytes, but at most {MAX_BYTES:,} are read"
            raise InvalidTaxonomy(message)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"taxonomy {path} cannot be read: {error.strerror}"
        raise InvalidTaxonomy(message) from error
    except UnicodeDecodeError as error:
        message = f"taxonomy {path.name} is not UTF-8 (byte {error.start}); save it as UTF-8"
        raise InvalidTaxonomy(message) from error
    return parse_taxonomy(text, source=path.name)


def parse_taxonomy(text: str, source: str = "taxonomy") -> Taxonomy:
    """Read a taxonomy from JSON text in any of the accepted forms.

    >>> parse_taxonomy('{"late_access": "Access came late"}').themes[0].name
    'Late access'

    Raises:
        InvalidTaxonomy: with ``source``, the theme concerned, and what would be right.

    """
    try:
        value = json.loads(text, object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as error:
        message = f"{source} is not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        raise InvalidTaxonomy(message) from error
    except RecursionError as error:
        message = f"{source} is nested too deeply to be a taxonomy; {_EXPECTED}"
        raise InvalidTaxonomy(message) from error
    except InvalidTaxonomy as error:
        message = f"{source}: {error}"
        raise InvalidTaxonomy(message) from error
    if isinstance(value, list):
        entries = [_listed_entry(item, number, source) for number, item in enumerate(value, 1)]
    elif isinstance(value, dict):
        entries = list(value.items())
    else:
        message = f"{source} holds a {described(value)}, but a taxonomy is an object or a list"
        raise InvalidTaxonomy(message)
    if not 1 <= len(entries) <= MAX_THEMES:
        message = (
            f"{source} has {len(entries)} themes, but from 1 to {MAX_THEMES} are possible; "
            "for no taxonomy at all give 'none'"
        )
        raise InvalidTaxonomy(message)
    return _checked(tuple(_theme(key, body, source) for key, body in entries), source)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            message = f"the key {key!r} stands there twice; JSON would silently drop one"
            raise InvalidTaxonomy(message)
        seen[key] = value
    return seen


def _listed_entry(item: Any, number: int, source: str) -> tuple[str, Any]:
    if isinstance(item, str):
        return _slug(item), {"name": item}
    if isinstance(item, dict) and (item.get("key") or item.get("name")):
        body = {field: value for field, value in item.items() if field != "key"}
        return str(item.get("key") or _slug(str(item["name"]))), body
    message = f"{source}: entry {number} of the list is neither a name nor an object with a 'name'"
    raise InvalidTaxonomy(message)


def _theme(key: str, body: Any, source: str) -> ThemeDefinition:
    where = f"{source}: theme {key[:MAX_KEY]!r}"
    key = checked_text(key, MAX_KEY, "key", where)
    name: Any
    definition: Any
    subcauses: Any = {}
    lists: Any = {}
    if isinstance(body, str):
        name, definition = _humanised(key), body
    elif isinstance(body, list) and 1 <= len(body) <= _PARTS:
        name, definition, subcauses = [*body, *([None, {}][len(body) - 1 :])][:_PARTS]
    elif isinstance(body, dict):
        unknown = sorted(set(body) - set(_THEME_FIELDS))
        if unknown:
            message = f"{where} has the field {unknown[0]!r}; known are {listed(_THEME_FIELDS)}"
            raise InvalidTaxonomy(message)
        name, definition = body.get("name") or _humanised(key), body.get("definition")
        subcauses, lists = body.get("subcauses") or {}, body
    else:
        message = f"{where} is a {described(body)}; {_EXPECTED}"
        raise InvalidTaxonomy(message)
    name = checked_text(name, MAX_NAME, "name", where)
    if definition is None or (isinstance(definition, str) and not definition.strip()):
        definition = name
    definition = checked_text(definition, MAX_DEFINITION, "definition", where)
    shown, against = (checked_examples(lists.get(field), field, where) for field in LISTS)
    names, parts = checked_names(lists.get("also_called"), where), _subcauses(subcauses, where)
    return ThemeDefinition(key, name, definition, parts, shown, against, names)


def _subcauses(value: Any, where: str) -> tuple[SubCause, ...]:
    if isinstance(value, list):
        texts = [checked_text(item, MAX_DEFINITION, "sub-cause", where) for item in value]
        value = {_slug(text): text for text in texts}
        if len(value) != len(texts):
            message = f"{where} lists the same sub-cause twice"
            raise InvalidTaxonomy(message)
    if not isinstance(value, Mapping):
        message = f"{where} has a {described(value)} for sub-causes; use {{key: definition}}"
        raise InvalidTaxonomy(message)
    if len(value) > MAX_SUBCAUSES:
        message = f"{where} has {len(value)} sub-causes, but at most {MAX_SUBCAUSES} are possible"
        raise InvalidTaxonomy(message)
    return tuple(
        SubCause(
            checked_text(key, MAX_KEY, "sub-cause key", where),
            checked_text(
                definition, MAX_DEFINITION, f"definition of sub-cause {key[:MAX_KEY]!r}", where
            ),
        )
        for key, definition in value.items()
    )


def _checked(themes: tuple[ThemeDefinition, ...], source: str) -> Taxonomy:
    for what, values in (
        ("key", [theme.key for theme in themes]),
        ("name", [theme.name.casefold() for theme in themes]),
    ):
        repeated = sorted({value for value in values if values.count(value) > 1})
        if repeated:
            message = (
                f"{source}: two themes have the {what} {repeated[0]!r}; each must have its own"
            )
            raise InvalidTaxonomy(message)
    check_language([(t.key, " ".join(t.words)) for t in themes], source)
    check_definitions([(t.key, t.definition) for t in themes if not t.subcauses], source)
    check_agreement([(t.key, t.examples, t.counterexamples) for t in themes], source)
    check_names([(t.key, t.name, t.also_called) for t in themes], source)
    taken = {name_form(name) for t in themes for name in (t.name, *t.also_called)}
    return Taxonomy(tuple(_with_terms(theme, taken) for theme in themes))


def _with_terms(theme: ThemeDefinition, taken: Collection[str]) -> ThemeDefinition:
    terms = terms_of(theme.key, theme.definition)
    more = tuple(term for term in terms if name_form(term) not in taken)
    return replace(theme, also_called=(*theme.also_called, *more))


def _humanised(key: str) -> str:
    words = re.sub(r"[\W_]+", " ", key).strip()
    return words[:1].upper() + words[1:]


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name.casefold()).strip("_")[:MAX_KEY] or "theme"

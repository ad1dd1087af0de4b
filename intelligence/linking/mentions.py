"""Keys and names of records that a text mentions: a mail has no engagement column, but
``[PRJ-2331]`` in it, or the name of the engagement in its subject.
"""  # noqa: D205 - one sentence that does not fit one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from intelligence.linking.names import normalise_key

_TOKEN = re.compile(r"[^\W_][\w./-]{2,63}")
_BETWEEN_NAMES = re.compile(r"[/\\\s_]+")
_MARK = re.compile(r"[-.,()]")
_DAY = re.compile(r"[0-9]{1,4}([-./])[0-9]{1,2}\1[0-9]{1,4}")
_LEAST = 5
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: Letters from which two words are a name and no turn of speech.
_LEAST_NAME = 10
_GOES_ON = frozenset(
    ["phase", "fase", "stage", "part", "lot", "wave", "ii", "iii", "iv", "v", "vi"]
)


@dataclass(frozen=True, slots=True)
class KeyMentions:
    """Distinctive record keys by their comparable form."""

    keys: Mapping[str, str]

    @classmethod
    def of(cls, keys: Iterable[str]) -> KeyMentions:
        """Keep the keys that no ordinary word or number is: letters and digits, five or more."""
        comparable = {normalise_key(key): key for key in keys}
        return cls({form: key for form, key in comparable.items() if _is_distinctive(form)})

    def only_one_in(self, *texts: str | None) -> str | None:
        """Return the one key that the texts mention, or ``None`` for none or several.

        >>> KeyMentions.of(["PRJ-2331", "7"]).only_one_in("Re: [prj-2331] late again, 7 days")
        'PRJ-2331'
        """
        if not self.keys:
            return None
        tokens = {match.group() for text in texts if text for match in _TOKEN.finditer(text)}
        forms = {normalise_key(token.rstrip("./-")) for token in tokens}
        mentioned = {self.keys[form] for form in forms if form in self.keys}
        return mentioned.pop() if len(mentioned) == 1 else None

    def only_one_in_path(self, path: str) -> str | None:
        """Return the one key by which folders or the file of a path are called, else ``None``.

        Another key beside it counts, though no record has it.

        >>> KeyMentions.of(["KP2003"]).only_one_in_path("chat/kp2003-rebrand/2024-02-24.json")
        'KP2003'
        """
        found: set[str] = set()
        for name in _BETWEEN_NAMES.split(path):
            ends = [mark.start() for mark in _MARK.finditer(name)]
            forms = (normalise_key(name[:end]) for end in (len(name), *reversed(ends)))
            longest = next((form for form in forms if form in self.keys), None)
            if longest is not None:
                found.add(self.keys[longest])
        if len(found) != 1:
            return None
        key = found.pop()
        return key if len(_written_like(key, path)) == 1 else None


def _written_like(key: str, text: str) -> set[str]:
    """Return what a text holds that differs from a key in its digits alone, known or not."""
    form = re.sub(r"[0-9]", "[0-9]", re.escape(normalise_key(key)))
    return set(re.findall(rf"(?<![0-9A-Z]){form}(?![0-9A-Z])", normalise_key(text)))


@dataclass(frozen=True, slots=True)
class WrittenKeys:
    """Record keys by how people write them: without the marks in them, or their first letters."""

    keys: Mapping[str, str]

    @classmethod
    def of(cls, keys: Iterable[str]) -> WrittenKeys:
        """Keep the forms of five characters and more, a digit among them, that one key has."""
        bearers: dict[str, set[str]] = {}
        for key in keys:
            bare = _bare(key)
            for form in {bare, bare.lstrip(_LETTERS)}:
                bearers.setdefault(form, set()).add(key)
        return cls(
            {
                form: next(iter(found))
                for form, found in bearers.items()
                if len(found) == 1 and len(form) >= _LEAST and any(map(str.isdigit, form))
            }
        )

    def meant_by(self, given: str | None) -> str | None:
        """Return the one key that is written so, ``None`` for none and for a day.

        >>> keys = WrittenKeys.of(["HV25-0345", "HV24-0226"])
        >>> [keys.meant_by(given) for given in ("hv25 0345", "24-0226", "0226")]
        ['HV25-0345', 'HV24-0226', None]
        """
        if _DAY.fullmatch((given or "").strip()):
            return None
        return self.keys.get(_bare(given or ""))


def _bare(key: str) -> str:
    return "".join(char for char in normalise_key(key) if char.isalnum())


def _is_distinctive(form: str) -> bool:
    has_letter = any(char.isalpha() for char in form)
    has_digit = any(char.isdigit() for char in form)
    return len(form) >= _LEAST and has_letter and has_digit


@dataclass(frozen=True, slots=True)
class NameMentions:
    """Names of two words and more by their comparable form, each of one record."""

    names: Mapping[str, str]
    comparable: Callable[[str], str]
    sizes: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep of how many words the names are: each is sought in every text."""
        sizes = frozenset(form.count(" ") + 1 for form in self.names)
        object.__setattr__(self, "sizes", sizes)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], comparable: Callable[[str], str]) -> NameMentions:
        """Keep the names, of (name, key) pairs, that nobody would write without meaning them."""
        bearers: dict[str, set[str]] = {}
        for name, key in pairs:
            bearers.setdefault(comparable(name), set()).add(key)
        return cls(
            {
                form: next(iter(keys))
                for form, keys in bearers.items()
                if len(keys) == 1 and " " in form and len(form) >= _LEAST_NAME
            },
            comparable,
        )

    def only_one_in(self, title: str | None) -> str | None:
        """Return the record whose name a title holds, ``None`` for none or several.

        Of a name within another the longer counts, and one that goes on with a number or a phase
        is of other work.

        >>> names = NameMentions.of([("Weir Works", "1"), ("Weir Works Phase 2", "2")], str.lower)
        >>> [names.only_one_in(f"review of weir works{more}") for more in ("", " phase 2", " 3")]
        ['1', '2', None]
        """
        words = self.comparable(title or "").split()
        held = {
            (start, start + size)
            for size in self.sizes
            for start in range(len(words) - size + 1)
            if " ".join(words[start : start + size]) in self.names
        }
        widest = [
            (start, end)
            for start, end in held
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in held)
        ]
        if len({" ".join(words[start:end]) for start, end in widest}) != 1:
            return None
        start, end = widest[0]
        if end < len(words) and (words[end].isdigit() or words[end] in _GOES_ON):
            return None
        return self.names[" ".join(words[start:end])]

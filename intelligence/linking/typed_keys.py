"""Keys of records as people type them: in small letters, with other marks between, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from intelligence.linking.names import normalise_key


@dataclass(frozen=True, slots=True)
class TypedKeys:
    """Known keys by what is left of them without case, and without marks where one alone is meant.

    >>> keys = TypedKeys.of(["PRJ-2310", "PRJ-23-11", "PRJ-231-1"])
    >>> keys.meant("prj-2310"), keys.meant("PRJ 2310"), keys.meant("prj2310")
    ('PRJ-2310', 'PRJ-2310', 'PRJ-2310')
    >>> keys.meant("PRJ 2311"), keys.meant("prj-23-11"), keys.meant("2310")
    (None, 'PRJ-23-11', None)
    """

    written: Mapping[str, str]
    bare: Mapping[str, str]

    @classmethod
    def of(cls, keys: Iterable[str]) -> TypedKeys:
        """Gather keys; a form that several have means none of them."""
        known = list(dict.fromkeys(keys))
        exact = {key: key for key in known}
        return cls(_alone(known, normalise_key) | exact, _alone(known, _bare))

    def meant(self, typed: str) -> str | None:
        """Return the key that is meant, as it is recorded; None for none or several."""
        return (
            self.written.get(typed)
            or self.written.get(normalise_key(typed))
            or self.bare.get(_bare(typed))
        )


def _alone(keys: Iterable[str], form: Callable[[str], str]) -> dict[str, str]:
    bearers: dict[str, list[str]] = {}
    for key in keys:
        bearers.setdefault(form(key), []).append(key)
    return {one: own[0] for one, own in bearers.items() if one and len(own) == 1}


def _bare(key: str) -> str:
    return "".join(char for char in normalise_key(key) if char.isalnum())

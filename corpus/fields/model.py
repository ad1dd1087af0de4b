"""What a canonical field is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Records(StrEnum):
    """What the rows of a table become."""

    DOCUMENTS = "documents"
    ENGAGEMENTS = "engagements"
    CUSTOMERS = "customers"


class Group(StrEnum):
    """What sort of value a field holds; decides how evidence is weighed and cells are read."""

    ID = "id"
    TITLE = "title"
    KIND = "kind"
    TEXT = "text"
    DATE = "date"
    NAME = "name"
    ATTRIBUTE = "attribute"
    NUMBER = "number"
    MONEY = "money"
    MARGIN = "margin"
    CURRENCY = "currency"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Field:
    """One canonical field.

    ``aliases`` name the field outright; ``weak`` ones only where nothing better is found.
    Only text fields and notes may be fed by several columns. The order of the text fields is the
    order in which their cells are put together.
    """

    name: str
    group: Group
    meaning: str
    aliases: frozenset[str]
    weak: frozenset[str] = frozenset()

    @property
    def many(self) -> bool:
        """Whether several columns may feed this field."""
        return self.group in {Group.TEXT, Group.NOTE}


def define(name: str, group: Group, meaning: str, aliases: str, weak: str = "") -> Field:
    """Return a field whose aliases are given as one string, divided by bars."""
    own = name.replace("_", " ")
    return Field(name, group, meaning, frozenset({own, *_split(aliases)}), frozenset(_split(weak)))


def _split(names: str) -> Iterable[str]:
    return (name.strip() for name in names.split("|") if name.strip())

"""A theme as a lasting identity: what it is called, what it means, whose it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from intelligence.taxonomy import Taxonomy


class ThemeStatus(StrEnum):
    """Where a theme stands: found by the machine, in use, or no longer used."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    RETIRED = "retired"


class Origin(StrEnum):
    """Where a theme came from."""

    TAXONOMY = "taxonomy"
    DISCOVERY = "discovery"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a theme: a role, a person, or both."""

    role: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """What is lasting about a theme; which findings show it is an edition's matter.

    ``theme_id`` never changes. ``include`` and ``exclude`` are examples in words of statements that
    belong to the theme and that do not. ``theme_key`` is the key in the taxonomy, if any.
    """

    theme_id: str
    name: str
    origin: Origin
    status: ThemeStatus
    theme_key: str | None = None
    definition: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    owner: Owner = field(default_factory=Owner)
    goal: str = ""


def theme_id_of(key: str) -> str:
    """Return the permanent id of a taxonomy's theme: it depends on the key and nothing else."""
    return f"theme-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def themes_of(taxonomy: Taxonomy | None) -> tuple[Theme, ...]:
    """Return the themes of a taxonomy, in its order."""
    return tuple(
        Theme(
            theme_id_of(item.key),
            item.name,
            Origin.TAXONOMY,
            ThemeStatus.ACTIVE,
            item.key,
            item.definition,
        )
        for item in (taxonomy.themes if taxonomy else ())
    )

"""What earlier builds left behind for the next: themes, decisions, and who was where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from intelligence.curation.entries import Entry
from intelligence.identity.references import key_of
from intelligence.identity.registry import Registry
from models.roles.contract import Role


@dataclass(frozen=True, slots=True)
class Membership:
    """Which causes an edition's themes had: keys (document and words) by theme id.

    Themes without a cause are in ``themes`` with an empty set. ``causes`` are all keys of it.
    """

    themes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    causes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class History:
    """What a build starts from; empty before the first one.

    ``edition`` is the edition that the registry belongs to, 0 where there is none.
    """

    registry: Registry = field(default_factory=Registry)
    log: tuple[Entry, ...] = ()
    edition: int = 0
    membership: Membership = field(default_factory=Membership)

    @property
    def applied(self) -> int:
        """The newest curation entry known, 0 for an empty log."""
        return self.log[-1].sequence if self.log else 0


def membership_of(findings: pd.DataFrame, themes: pd.DataFrame) -> Membership:
    """Return who was where in an edition, from its findings and themes."""
    members: dict[str, set[str]] = {str(theme): set() for theme in themes["theme_id"]}
    causes = findings[findings["role"] == Role.CAUSE.value]
    keys = [
        key_of(uid, text) for uid, text in zip(causes["document_uid"], causes["text"], strict=True)
    ]
    for key, theme in zip(keys, causes["theme_id"], strict=True):
        if isinstance(theme, str):
            members.setdefault(theme, set()).add(key)
    return Membership(
        {theme: frozenset(found) for theme, found in members.items()}, frozenset(keys)
    )

"""What earlier builds left behind for the next: themes, decisions, and who was where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from intelligence.curation.entries import Entry
from intelligence.edition import Manifest
from intelligence.health.before import Basis, Before, made_with, stability_of
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

    ``edition`` is the edition that the registry belongs to, 0 where there is none; ``health`` is
    what that one said of its themes.
    """

    registry: Registry = field(default_factory=Registry)
    log: tuple[Entry, ...] = ()
    edition: int = 0
    membership: Membership = field(default_factory=Membership)
    health: Before = field(default_factory=Before)

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


def health_of(
    manifest: Manifest, tables: Mapping[str, pd.DataFrame], membership: Membership
) -> Before:
    """Return what an edition said of its themes' stability, and what that rests on.

    Args:
        manifest: of the edition.
        tables: its ``findings``, ``documents`` and ``health``.
        membership: who was where in it.

    """
    group = groups_of(tables["documents"])
    causes = tables["findings"][tables["findings"]["role"] == Role.CAUSE.value]
    groups = {
        key_of(uid, text): group[uid]
        for uid, text in zip(causes["document_uid"], causes["text"], strict=True)
    }
    members = {theme: own for theme, own in membership.themes.items() if own}
    basis = Basis(members, groups, made_with(manifest))
    return Before(stability_of(tables["health"]), basis)


def groups_of(documents: pd.DataFrame) -> dict[str, str]:
    """Return the engagement of each document where it is linked, else the document."""
    found = {}
    columns = ["document_uid", "engagement", "engagement_link"]
    for uid, engagement, link in documents[columns].itertuples(index=False):
        linked = link == "linked" and isinstance(engagement, str)
        found[uid] = f"engagement {engagement}" if linked else f"document {uid}"
    return found

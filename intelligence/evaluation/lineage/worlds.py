"""Labelled texts as a portfolio that grows: one cause a document, some there from the start."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.findings import Finding
from intelligence.identity.closeness import CLOSED
from intelligence.identity.references import FindingRef, key_of
from intelligence.identity.registry import Discovered, Member
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from models.roles.contract import Role


@dataclass(frozen=True)
class World:
    """Labelled texts as causes, each in a document of its own.

    ``groups`` are what a proposal must come from several of: documents where nothing is known.
    """

    data: LabelledTexts

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One cause a text."""
        return tuple(_cause(number, text) for number, text in enumerate(self.data.texts))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The document or engagement of each text."""
        return self.data.documents

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each cause is recognised by in every edition."""
        return tuple(key_of(item.document_uid, item.text) for item in self.findings)

    def drawn(self, share: float, seed: int) -> tuple[int, ...]:
        """Return the positions of a share of the texts, drawn with a seed, ascending."""
        count = len(self.findings)
        order = np.random.default_rng(seed).permutation(count)
        return tuple(sorted(int(at) for at in order[: round(share * count)]))


def known_as(
    world: World, themes: Mapping[str, Sequence[int]], encoder: str = ""
) -> tuple[Discovered, ...]:
    """Return themes as a registry holds them: every given cause is an anchor.

    Args:
        world: with the causes.
        themes: positions of each theme's causes, by id.
        encoder: the encoder by which bounds were measured; "" lets the next build measure them.

    """
    found = []
    for identity, members in themes.items():
        refs = tuple(sorted(FindingRef.of(world.findings[at]) for at in members))
        theme = Theme(identity, identity, Origin.DISCOVERY, ThemeStatus.ACTIVE)
        places = tuple(Member(ref, 1.0) for ref in refs)
        found.append(Discovered(theme, refs, places, refs[:5], CLOSED, encoder))
    return tuple(found)


def _cause(number: int, text: str) -> Finding:
    uid = hashlib.sha256(f"text {number}".encode()).hexdigest()[:16]
    return Finding(uid, 0, len(text), text, Role.CAUSE.value, "heading", 1.0, "")

"""Gives every cause its theme: one of the taxonomy where likely, else perhaps a proposed one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from intelligence.errors import IntelligenceError
from intelligence.held_back import HeldGroup
from intelligence.memory import ResultStore
from intelligence.proposals import ProposalOptions, ProposedTheme, propose_themes
from intelligence.recognising import Assigned, recognise_causes
from intelligence.status_notes import is_status_note
from intelligence.taxonomy import Taxonomy
from intelligence.wordings import Origin, repeated
from models.clustering.communities import CommunityClusterer
from models.clustering.contract import Clusterer, Recurrence
from models.discovery import Clusters, discover
from models.recognition.recogniser import Recogniser
from models.unexplained import Gap, gaps


@dataclass(frozen=True, slots=True)
class AssignmentOptions:
    """How causes are assigned.

    Attributes:
        threshold: confidence from which a theme is given; None means the recogniser's own, fitted
            for themes with and without a head.
        clusterer: groups what is to be discovered.
        gap: when a group beside a taxonomy is worth a proposal.
        trusted: least confidence in a cause's role with which it takes part in discovery: what may
            be no cause at all would be grouped by being none.
        proposals: how large and spread a proposal is, and how it is named.

    """

    threshold: float | None = None
    clusterer: Clusterer = field(default_factory=CommunityClusterer)
    gap: Gap = field(default_factory=Gap)
    trusted: float = 0.8
    proposals: ProposalOptions = field(default_factory=ProposalOptions)

    def avoiding(self, names: tuple[str, ...]) -> AssignmentOptions:
        """Return these options with names that may not appear in the name of a theme."""
        return replace(self, proposals=replace(self.proposals, avoid=names))


@dataclass(frozen=True, slots=True)
class Assignments:
    """One `Assigned` a text, in the order given, and the proposed themes, largest first."""

    causes: tuple[Assigned, ...]
    proposals: tuple[ProposedTheme, ...]
    truncated: bool

    @property
    def unassigned(self) -> int:
        """Texts with neither a theme nor a proposal."""
        return sum(c.theme_key is None and c.proposal is None for c in self.causes)


def assign_themes(  # noqa: PLR0913, PLR0917 - one value a cause each, and what to do with them
    texts: Sequence[str],
    groups: Sequence[str],
    taxonomy: Taxonomy | None,
    recogniser: Recogniser,
    options: AssignmentOptions | None = None,
    memory: ResultStore | None = None,
    role_confidences: Sequence[float] | None = None,
) -> Assignments:
    """Recognise what the taxonomy has, and look for themes in the rest, as a first build does.

    A text gets the same theme and confidence alone and in any batch. Proposals do not depend on the
    order of the texts.

    Args:
        texts: n causes.
        groups: the document or engagement of each cause; a proposal needs several.
        taxonomy: known themes, or None to discover everything.
        recogniser: with the encoder to use.
        options: threshold and bounds.
        memory: themes recognised before, which saves time and changes nothing.
        role_confidences: how sure it is that each is a cause; without, all are, and where there
            is no taxonomy either, the texts are what to group: none is doubted to be a cause.

    Raises:
        IntelligenceError: when texts, groups and confidences differ in number.

    """
    chosen = options or AssignmentOptions()
    sure = [1.0] * len(texts) if role_confidences is None else role_confidences
    if len(sure) != len(texts):
        message = f"{len(texts)} causes came with {len(sure)} confidences; give one of each a cause"
        raise IntelligenceError(message)
    causes = recognise_causes(texts, sure, taxonomy, recogniser, chosen.threshold, memory)
    vouched = role_confidences is None and taxonomy is None
    if vouched:
        chosen = replace(chosen, proposals=replace(chosen.proposals, trust=0.0))
    pool = Pool(texts, groups, sure, [cause.theme_key is None for cause in causes], vouched)
    found = look_for_themes(pool, recogniser, chosen, beside_known=taxonomy is not None)
    for number, theme in enumerate(found.themes):
        for member, closeness in zip(theme.members, found.closeness[number], strict=True):
            causes[member] = Assigned(None, None, closeness, number)
    return Assignments(tuple(causes), found.themes, found.truncated)


@dataclass(frozen=True, slots=True)
class Pool:
    """Where new themes are looked for: n causes, of which those ``left`` have no theme yet.

    ``groups`` are their engagements, else documents; ``sure`` is how surely each is a cause. Of
    ``vouched`` texts, whoever gives them says that they are what to group, status notes included.
    ``withheld`` are the places of those that an earlier build found in groups it did not propose,
    ``proposed`` of those in themes that builds proposed beside known ones. ``origins`` are the
    engagements and customers of causes where these are known; without, none is.

    Raises:
        IntelligenceError: when they differ in number.

    """

    texts: Sequence[str]
    groups: Sequence[str]
    sure: Sequence[float]
    left: Sequence[bool]
    vouched: bool = False
    withheld: frozenset[int] = frozenset()
    proposed: frozenset[int] = frozenset()
    origins: Sequence[Origin | None] = ()

    def __post_init__(self) -> None:
        if not len(self.texts) == len(self.groups) == len(self.sure) == len(self.left):
            message = (
                f"{len(self.texts)} causes came with {len(self.groups)} groups and "
                f"{len(self.sure)} confidences; give one of each a cause"
            )
            raise IntelligenceError(message)


@dataclass(frozen=True)
class Regrouped:
    """The groups that causes fall into whatever themes they have, and how far these come again.

    Attributes:
        groups: group of each cause from 0, or -1; shape (causes,).
        recurrence: Jaccard overlap of each group with its counterpart in each part of the causes
            that was grouped alone; None where no part was.

    """

    groups: NDArray[np.int64]
    recurrence: Recurrence | None

    @classmethod
    def none(cls, causes: int) -> Regrouped:
        """Return that no cause is in a group."""
        return cls(np.full(causes, -1, dtype=np.int64), None)


@dataclass(frozen=True, slots=True)
class Found:
    """Proposed themes, largest first, and how close each member is to its theme's middle.

    ``regrouped`` are the groups among all causes that were asked, known themes or not;
    ``withheld`` are the causes of groups whose names could not be trusted, ``held`` all groups that
    were large enough and are not proposed.
    """

    themes: tuple[ProposedTheme, ...]
    closeness: tuple[tuple[float, ...], ...]
    truncated: bool
    regrouped: Regrouped
    withheld: frozenset[int] = frozenset()
    held: tuple[HeldGroup, ...] = ()


def look_for_themes(
    pool: Pool, recogniser: Recogniser, options: AssignmentOptions, *, beside_known: bool
) -> Found:
    """Propose themes among what is left, which does not depend on the order of the causes.

    Args:
        pool: the causes.
        recogniser: with the encoder to use.
        options: bounds.
        beside_known: whether there are themes already; groups are then looked for among all
            causes, and one is proposed only where those themes leave a gap.

    """
    asked = [
        place
        for place, text in enumerate(pool.texts)
        if pool.sure[place] >= options.trusted and (pool.vouched or not is_status_note(text))
    ]
    if not any(pool.left[place] for place in asked):
        return Found((), (), truncated=False, regrouped=Regrouped.none(len(pool.texts)))
    # An order that does not depend on how the texts came makes the clusters not depend on it.
    asked.sort(key=lambda place: (pool.texts[place], pool.groups[place], place))
    said = [pool.texts[place] for place in asked]
    left = np.array([pool.left[place] for place in asked], dtype=bool)
    everything = _everything(said, recogniser, options, beside_known=beside_known)
    if beside_known:
        unnamed = [pool.left[place] or place in pool.proposed for place in asked]
        clusters = gaps(everything, left, options.gap, sum(unnamed) / len(unnamed))
    else:
        clusters = everything.without(~left)
    # Where nearly all say the same, no text has neighbours that would make it a group.
    alone = (left & (everything.members < 0)).tolist()
    clusters = clusters.joined_by(repeated(said, alone, options.proposals.findings))
    of_said = [pool.groups[place] for place in asked]
    before = frozenset(n for n, place in enumerate(asked) if place in pool.withheld)
    space = recogniser.embedder.embed
    origins = [pool.origins[place] for place in asked] if pool.origins else []
    found = propose_themes(said, of_said, clusters, space, options.proposals, before, origins)
    themes, closeness = [], []
    for theme in found.themes:
        placed = _in_order_given(theme, asked)
        near = {asked[member]: clusters.closeness[member] for member in theme.members}
        themes.append(placed)
        closeness.append(
            tuple(round(min(max(float(near[at]), 0.0), 1.0), 4) for at in placed.members)
        )
    groups = np.full(len(pool.texts), -1, dtype=np.int64)
    groups[asked] = everything.members
    regrouped = Regrouped(groups, everything.recurrence)
    withheld = frozenset(asked[number] for number in found.withheld)
    held = tuple(group.at(asked) for group in found.held)
    return Found(tuple(themes), tuple(closeness), found.truncated, regrouped, withheld, held)


def _everything(
    texts: Sequence[str], recogniser: Recogniser, options: AssignmentOptions, *, beside_known: bool
) -> Clusters:
    """Return groups among all texts, whether a theme is known for them or not."""
    vectors = recogniser.embedder.embed(texts)
    views = () if beside_known else recogniser.parts_of(vectors)
    return discover(vectors, options.clusterer, views)


def _in_order_given(theme: ProposedTheme, asked: Sequence[int]) -> ProposedTheme:
    return replace(
        theme,
        members=tuple(sorted(asked[member] for member in theme.members)),
        representatives=tuple(asked[member] for member in theme.representatives),
    )

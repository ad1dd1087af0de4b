"""Gives every cause its theme: one of the taxonomy where likely, else perhaps a proposed one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from intelligence.errors import IntelligenceError
from intelligence.memory import Forgetful, ResultStore
from intelligence.proposals import ProposalOptions, ProposedTheme, propose_themes
from intelligence.status_notes import is_status_note
from intelligence.taxonomy import Taxonomy
from models.clustering.communities import CommunityClusterer
from models.clustering.contract import Clusterer, Recurrence
from models.discovery import Clusters, discover
from models.recognition.labels import Label
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
class Assigned:
    """What one cause shows: a theme of the taxonomy, a proposed theme by position, or neither.

    ``confidence`` is the calibrated probability of the theme; of a proposed one, the closeness to
    its middle; without either, the probability of the closest theme of the taxonomy.
    """

    theme_key: str | None
    subcause_key: str | None
    confidence: float
    proposal: int | None = None


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


def labels_of(taxonomy: Taxonomy) -> tuple[Label, ...]:
    """Return a taxonomy as the models see it: strings."""
    return tuple(
        Label(t.key, t.name, t.definition, tuple((s.key, s.definition) for s in t.subcauses))
        for t in taxonomy.themes
    )


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
        role_confidences: how sure it is that each is a cause; without, all are.

    Raises:
        IntelligenceError: when texts, groups and confidences differ in number.

    """
    chosen = options or AssignmentOptions()
    causes = recognise_causes(texts, taxonomy, recogniser, chosen.threshold, memory)
    sure = [1.0] * len(texts) if role_confidences is None else role_confidences
    pool = Pool(texts, groups, sure, [cause.theme_key is None for cause in causes])
    found = look_for_themes(pool, recogniser, chosen, beside_known=taxonomy is not None)
    for number, theme in enumerate(found.themes):
        for member, closeness in zip(theme.members, found.closeness[number], strict=True):
            causes[member] = Assigned(None, None, closeness, number)
    return Assignments(tuple(causes), found.themes, found.truncated)


def recognise_causes(
    texts: Sequence[str],
    taxonomy: Taxonomy | None,
    recogniser: Recogniser,
    threshold: float | None = None,
    memory: ResultStore | None = None,
) -> list[Assigned]:
    """Return the theme of the taxonomy that each cause shows, if any; status notes show none."""
    nothing = Assigned(None, None, 0.0)
    if taxonomy is None or not texts:
        return [nothing] * len(texts)
    causes = _remembered(texts, taxonomy, recogniser, threshold, memory)
    return [
        nothing if is_status_note(text) else cause
        for text, cause in zip(texts, causes, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Pool:
    """Where new themes are looked for: n causes, of which those ``left`` have no theme yet.

    ``groups`` are their engagements, else documents; ``sure`` is how surely each is a cause.

    Raises:
        IntelligenceError: when they differ in number.

    """

    texts: Sequence[str]
    groups: Sequence[str]
    sure: Sequence[float]
    left: Sequence[bool]

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

    ``regrouped`` are the groups among all causes that were asked, known themes or not.
    """

    themes: tuple[ProposedTheme, ...]
    closeness: tuple[tuple[float, ...], ...]
    truncated: bool
    regrouped: Regrouped


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
        if pool.sure[place] >= options.trusted and not is_status_note(text)
    ]
    if not any(pool.left[place] for place in asked):
        return Found((), (), truncated=False, regrouped=Regrouped.none(len(pool.texts)))
    # An order that does not depend on how the texts came makes the clusters not depend on it.
    asked.sort(key=lambda place: (pool.texts[place], pool.groups[place], place))
    said = [pool.texts[place] for place in asked]
    left = np.array([pool.left[place] for place in asked], dtype=bool)
    everything = _everything(said, recogniser, options, beside_known=beside_known)
    clusters = gaps(everything, left, options.gap) if beside_known else everything.without(~left)
    of_said = [pool.groups[place] for place in asked]
    found = propose_themes(said, of_said, clusters, recogniser.embedder.embed, options.proposals)
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
    return Found(tuple(themes), tuple(closeness), found.truncated, regrouped)


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


def _remembered(
    texts: Sequence[str],
    taxonomy: Taxonomy,
    recogniser: Recogniser,
    threshold: float | None,
    memory: ResultStore | None,
) -> list[Assigned]:
    """Return the theme of each text, recognising only those that are not known."""
    store = memory or Forgetful()
    release = version("premortem")
    identity = f"themes/{release}/{recogniser.identity}/{taxonomy.fingerprint}/{threshold}"
    known = {text: _unpacked(row) for text, row in store.load(identity, list(set(texts))).items()}
    missing = sorted(set(texts) - set(known))
    if missing:
        fresh = dict(
            zip(missing, _recognised(missing, taxonomy, recogniser, threshold), strict=True)
        )
        store.save(identity, {text: _packed(cause) for text, cause in fresh.items()})
        known.update(fresh)
    return [known[text] for text in texts]


def _packed(cause: Assigned) -> bytes:
    return json.dumps([cause.theme_key, cause.subcause_key, cause.confidence]).encode()


def _unpacked(row: bytes) -> Assigned:
    theme_key, subcause_key, confidence = json.loads(row)
    return Assigned(theme_key, subcause_key, confidence)


def _recognised(
    texts: Sequence[str], taxonomy: Taxonomy, recogniser: Recogniser, threshold: float | None
) -> list[Assigned]:
    causes = []
    vectors = recogniser.embedder.embed(texts)
    for found in recogniser.prepared(labels_of(taxonomy)).recognise(texts, vectors):
        theme = taxonomy.themes[found.best]
        if not (found.sure if threshold is None else found.confidence >= threshold):
            causes.append(Assigned(None, None, found.confidence))
            continue
        subcause = theme.subcauses[found.subcause].key if found.subcause is not None else None
        causes.append(Assigned(theme.key, subcause, found.confidence))
    return causes

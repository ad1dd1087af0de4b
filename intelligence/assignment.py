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
from models.clustering.contract import Clusterer
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
        Label(
            t.key,
            t.name,
            t.definition,
            tuple((s.key, s.definition) for s in t.subcauses),
            t.examples,
            t.counterexamples,
        )
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
    """Recognise what the taxonomy has, and look for themes in the rest.

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
    sure = [1.0] * len(texts) if role_confidences is None else role_confidences
    if not len(texts) == len(groups) == len(sure):
        message = (
            f"{len(texts)} causes came with {len(groups)} groups and {len(sure)} confidences; "
            "give one of each a cause"
        )
        raise IntelligenceError(message)
    if not texts:
        return Assignments((), (), truncated=False)
    nothing = Assigned(None, None, 0.0)
    causes = (
        _remembered(texts, taxonomy, recogniser, chosen.threshold, memory)
        if taxonomy
        else [nothing] * len(texts)
    )
    idle = [is_status_note(text) for text in texts]
    causes = [nothing if note else cause for cause, note in zip(causes, idle, strict=True)]
    known = [cause.theme_key is not None for cause in causes]
    asked = [p for p in range(len(texts)) if not idle[p] and sure[p] >= chosen.trusted]
    # An order that does not depend on how the texts came makes the clusters not depend on it.
    asked.sort(key=lambda position: (texts[position], groups[position], position))
    said = [texts[position] for position in asked]
    left = np.array([not known[position] for position in asked], dtype=bool)
    clusters = _clusters(said, left, recogniser, chosen, taxonomy)
    of_said = [groups[position] for position in asked]
    proposals = propose_themes(said, of_said, clusters, recogniser.embedder.embed, chosen.proposals)
    themes = []
    for number, theme in enumerate(proposals.themes):
        for member in theme.members:
            closeness = round(min(max(float(clusters.closeness[member]), 0.0), 1.0), 4)
            causes[asked[member]] = Assigned(None, None, closeness, number)
        themes.append(_in_order_given(theme, asked))
    return Assignments(tuple(causes), tuple(themes), proposals.truncated)


def _clusters(
    texts: Sequence[str],
    left: NDArray[np.bool_],
    recogniser: Recogniser,
    options: AssignmentOptions,
    taxonomy: Taxonomy | None,
) -> Clusters:
    """Return groups of what is left, looked for among everything when there is a taxonomy."""
    vectors = recogniser.embedder.embed(texts)
    if taxonomy is None:
        return discover(vectors, options.clusterer, recogniser.parts_of(vectors))
    return gaps(discover(vectors, options.clusterer), left, options.gap)


def _in_order_given(theme: ProposedTheme, asked: Sequence[int]) -> ProposedTheme:
    return ProposedTheme(
        theme.id,
        theme.name,
        theme.keyphrases,
        tuple(sorted(asked[member] for member in theme.members)),
        tuple(asked[member] for member in theme.representatives),
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

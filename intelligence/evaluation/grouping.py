"""Ways of grouping texts without labels, and how good and how steady each of them is.

What is in no group counts as one label of its own in every agreement, so that a method cannot win
by grouping little; the share that is in a group stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from intelligence.assignment import AssignmentOptions, assign_themes
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.tables import Cell, Spread
from models.clustering.communities import CommunityClusterer
from models.discovery import discover
from models.embedding import Embedder
from models.peers import same_groups
from models.recognition.peers import agreement, density_clusters, k_means
from models.recognition.recogniser import Recogniser

#: Share of documents that are added to see whether the groups of the others stay.
GROWTH = 0.1

#: Head of the tables of groupings, after the method.
COLUMNS = (
    "AMI (lowest-highest)",
    "In a group",
    "Groups",
    "True number",
    "Same groups with another seed (ARI)",
    "Same groups after 10 % more (ARI)",
)

#: What the oracle is called wherever it stands.
ORACLE = "k-means (oracle: was told the number)"


class Grouper(Protocol):
    """Groups texts: the group of each from 0, or -1."""

    def __call__(
        self, texts: Sequence[str], documents: Sequence[str], seed: int
    ) -> NDArray[np.int64]:
        """Return the group of each text, shape (texts,)."""
        ...


@dataclass(frozen=True, slots=True)
class GroupQuality:
    """How a way of grouping fares on labelled texts, over several seeds and orders.

    Attributes:
        method: what it is called.
        agreements: AMI with the labels, one a seed.
        coverage: share of texts in a group, with the first seed.
        groups: number of groups, with the first seed.
        labels: true number of labels.
        between_seeds: ARI of each two seeds.
        after_growth: ARI of the texts that were there before and after a tenth was added.

    """

    method: str
    agreements: tuple[float, ...]
    coverage: float
    groups: int
    labels: int
    between_seeds: tuple[float, ...]
    after_growth: tuple[float, ...]

    @property
    def row(self) -> tuple[Cell, ...]:
        """The row of a table with `COLUMNS`."""
        return (
            self.method,
            Spread.of(self.agreements),
            self.coverage,
            self.groups,
            self.labels,
            Spread.of(self.between_seeds),
            Spread.of(self.after_growth),
        )


def measure_grouping(
    method: str, grouper: Grouper, data: LabelledTexts, seeds: int, *, steadiness: bool = True
) -> GroupQuality:
    """Group the texts once a seed, each time in another order, and compare.

    The first seed keeps the order given. ``steadiness`` also groups ten of eleven texts a seed.
    """
    texts, documents = np.array(data.texts, dtype=object), np.array(data.documents, dtype=object)
    runs, grown = [], []
    for seed in range(max(seeds, 1)):
        random = np.random.default_rng(seed)
        order = random.permutation(len(texts)) if seed else np.arange(len(texts))
        found = np.empty(len(texts), dtype=np.int64)
        found[order] = grouper(texts[order].tolist(), documents[order].tolist(), seed)
        runs.append(found)
        if steadiness:
            fewer = np.sort(random.permutation(len(texts))[: round(len(texts) / (1 + GROWTH))])
            before = grouper(texts[fewer].tolist(), documents[fewer].tolist(), seed)
            grown.append(same_groups(before, found[fewer]))
    return GroupQuality(
        method,
        tuple(agreement(data.gold, found) for found in runs),
        float((runs[0] >= 0).mean()),
        len(set(runs[0][runs[0] >= 0].tolist())),
        len(data.labels),
        tuple(same_groups(one, other) for one, other in combinations(runs, 2)),
        tuple(grown),
    )


#: Makes the options of a build with a seed.
OptionsOf = Callable[[int], AssignmentOptions]


def product_grouper(recogniser: Recogniser, options: OptionsOf | None = None) -> Grouper:
    """Return what a build without a taxonomy proposes, smallest sizes and names included.

    No roles are given, so that no text is doubted to be what is to be grouped.
    """

    def group(texts: Sequence[str], documents: Sequence[str], seed: int) -> NDArray[np.int64]:
        chosen = options(seed) if options else None
        found = assign_themes(texts, documents, None, recogniser, chosen)
        members = [-1 if cause.proposal is None else cause.proposal for cause in found.causes]
        return np.array(members, dtype=np.int64)

    return group


def clustered(rows: NDArray[np.floating]) -> NDArray[np.int64]:
    """Group rows as the product does: the one place that names its way."""
    return CommunityClusterer().cluster(rows).members


def ungated_grouper(recogniser: Recogniser) -> Grouper:
    """Return what the product's clustering finds before smallest sizes and trust in names."""

    def group(
        texts: Sequence[str],
        documents: Sequence[str],  # noqa: ARG001 - the shape of every grouper
        seed: int,  # noqa: ARG001 - as above
    ) -> NDArray[np.int64]:
        vectors = recogniser.embedder.embed(texts)
        return discover(vectors, views=recogniser.parts_of(vectors)).members

    return group


def k_means_grouper(embedder: Embedder, clusters: int) -> Grouper:
    """Return k-means on the vectors, which is told the number."""

    def group(
        texts: Sequence[str],
        documents: Sequence[str],  # noqa: ARG001 - the shape of every grouper
        seed: int,
    ) -> NDArray[np.int64]:
        return k_means(embedder.embed(texts), min(clusters, len(texts)), seed)

    return group


def density_grouper(embedder: Embedder) -> Grouper:
    """Return HDBSCAN straight on the vectors."""

    def group(
        texts: Sequence[str],
        documents: Sequence[str],  # noqa: ARG001 - the shape of every grouper
        seed: int,  # noqa: ARG001 - it has none
    ) -> NDArray[np.int64]:
        return density_clusters(embedder.embed(texts))

    return group


def peer_groupings(
    compared: Compared, data: LabelledTexts, seeds: int, *, steadiness: bool = True
) -> list[GroupQuality]:
    """Measure the oracle and plain HDBSCAN on each encoder, and k-means where causes are compared.

    The last is the product's space of causes, of which the encoder is only a part.
    """
    measured = partial(measure_grouping, data=data, seeds=seeds, steadiness=steadiness)
    clusters = len(data.labels)
    found = [
        measured(f"{ORACLE}, {name}", k_means_grouper(embedder, clusters))
        for name, embedder in compared.encoders
    ]
    # HDBSCAN has no seed and is slow: where steadiness is not asked, once is enough.
    often = seeds if steadiness else 1
    found.extend(
        measured(f"HDBSCAN, {name}", density_grouper(embedder), seeds=often)
        for name, embedder in compared.encoders
    )
    return found

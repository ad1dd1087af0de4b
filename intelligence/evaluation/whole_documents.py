"""From raw document to its set of themes, nothing given: what a user gets.

Every document counts, also those without a cause, where each theme claimed is a false one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from intelligence.assignment import labels_of
from intelligence.evaluation.bootstrap import Draw, Share
from intelligence.evaluation.findings_report import naive_findings
from intelligence.evaluation.labelled_documents import LabelledDocument, read_labelled
from intelligence.findings import Finding, find_findings
from intelligence.passages import readable
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from models.embedding import Embedder
from models.recognition.recogniser import Recogniser
from models.roles.contract import Role, RoleClassifier
from models.segmentation import Segmenter

WRITER = "G"
_RESAMPLES = 1000

#: Gives each cause a theme key, or none.
Namer = Callable[[Sequence[str]], Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class WholeQuality:
    """Micro-averaged agreement of the sets of themes of documents with the labelled ones."""

    method: str
    documents: int
    precision: float
    recall: float
    f1: Share


def whole_documents(
    segmenter: Segmenter, roles: RoleClassifier, recogniser: Recogniser
) -> tuple[WholeQuality, ...]:
    """Measure the whole way on the validation writer's documents, beside naive ways."""
    labelled = read_labelled(WRITER)
    documents = [item.document for item in labelled]
    found = list(find_findings(documents, segmenter, roles))
    causes = [item for item in found if item.role == Role.CAUSE.value]
    naive = list(naive_findings(labelled))
    taxonomy = starter_taxonomy()
    ours, nearest = _recognised(taxonomy, recogniser), _nearest(taxonomy, recogniser.embedder)
    return (
        _quality("premortem", labelled, causes, ours),
        _quality("naive sentences, our themes", labelled, naive, ours),
        _quality("our causes, nearest definition", labelled, causes, nearest),
        _quality("naive sentences, nearest definition", labelled, naive, nearest),
    )


def _recognised(taxonomy: Taxonomy, recogniser: Recogniser) -> Namer:
    def name(texts: Sequence[str]) -> list[str | None]:
        found = recogniser.recognise(texts, labels_of(taxonomy))
        return [taxonomy.themes[one.best].key if one.sure else None for one in found]

    return name


def _nearest(taxonomy: Taxonomy, embedder: Embedder) -> Namer:
    definitions = [f"{theme.name}: {theme.definition}" for theme in taxonomy.themes]

    def name(texts: Sequence[str]) -> list[str | None]:
        similar = embedder.embed(texts) @ embedder.embed(definitions).T
        return [taxonomy.themes[int(place)].key for place in similar.argmax(axis=1)]

    return name


def _quality(
    method: str, labelled: Sequence[LabelledDocument], causes: Sequence[Finding], namer: Namer
) -> WholeQuality:
    given: dict[str, set[str]] = {item.document.uid: set() for item in labelled}
    for cause, theme in zip(causes, namer([readable(c.text) for c in causes]), strict=True):
        if theme is not None:
            given[cause.document_uid].add(theme)
    gold = {
        item.document.uid: {span.theme for span in item.spans if span.theme} for item in labelled
    }
    return _measured(method, gold, given)


def _measured(
    method: str, gold: Mapping[str, set[str]], given: Mapping[str, set[str]]
) -> WholeQuality:
    hits = np.array([len(gold[uid] & given[uid]) for uid in gold], dtype=float)
    claimed = np.array([len(given[uid]) for uid in gold], dtype=float)
    wanted = np.array([len(gold[uid]) for uid in gold], dtype=float)
    return WholeQuality(
        method,
        len(gold),
        round(float(hits.sum() / max(claimed.sum(), 1)), 3),
        round(float(hits.sum() / max(wanted.sum(), 1)), 3),
        Draw(list(gold), _RESAMPLES).ratio(2 * hits, claimed + wanted),
    )


def whole_tables(qualities: Sequence[WholeQuality]) -> str:
    """Return the qualities as a Markdown table."""
    head = (
        f"Documents of writer {WRITER} ({qualities[0].documents}), from raw text to their themes;",
        "95 % intervals by document.",
        "",
        "| Method | Precision | Recall | Micro F1 |",
        "|---|---|---|---|",
    )
    rows = (
        f"| {one.method} | {one.precision:.3f} | {one.recall:.3f} "
        f"| {one.f1.value:.3f} ({one.f1.low:.3f}-{one.f1.high:.3f}) |"
        for one in qualities
    )
    return "\n".join([*head, *rows]) + "\n"

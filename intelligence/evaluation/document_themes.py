"""Agreement of the sets of themes of whole documents, micro-averaged, and traps sprung."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from intelligence.evaluation.bootstrap import Draw
from intelligence.evaluation.document_methods import Claim, Claimed
from intelligence.evaluation.labelled_documents import GoldSpan, LabelledDocument
from intelligence.evaluation.tables import Cell
from intelligence.taxonomy import Taxonomy
from models.keyphrases import stem
from models.roles.contract import Role
from models.words import is_telling

#: Head of the tables of sets of themes, after the method.
COLUMNS = ("Precision", "Recall", "Micro F1")

#: Roles of spans that tempt: the words of a theme, and no cause.
_TEMPTING = (Role.POSITIVE, Role.CONTEXT)

_WORD = re.compile(r"[^\W\d_]+")
_RESAMPLES = 1000

#: Themes by document.
Sets = Mapping[str, frozenset[str]]


def themes_by_document(documents: Iterable[str], claimed: Claimed) -> dict[str, frozenset[str]]:
    """Return the set of themes that a method says each document has."""
    found: dict[str, set[str]] = {document: set() for document in documents}
    for claim in claimed.claims:
        found[claim.document_uid].add(claim.theme)
    return {document: frozenset(themes) for document, themes in found.items()}


def agreement_row(method: str, gold: Sets, given: Sets) -> tuple[Cell, ...]:
    """Return precision, recall and micro F1 with its interval by document.

    Documents without a theme count too: each theme claimed of one is a false one.
    """
    hits = np.array([len(gold[one] & given[one]) for one in gold], dtype=float)
    claimed = np.array([len(given[one]) for one in gold], dtype=float)
    wanted = np.array([len(gold[one]) for one in gold], dtype=float)
    return (
        method,
        float(hits.sum() / max(claimed.sum(), 1)),
        float(hits.sum() / max(wanted.sum(), 1)),
        Draw(list(gold), _RESAMPLES).ratio(2 * hits, claimed + wanted),
    )


@dataclass(frozen=True, slots=True)
class Traps:
    """Spans of praise or context, and how many of them were given a theme."""

    sprung: int
    spans: int

    @property
    def share(self) -> float | None:
        """Share of the traps that were sprung; None without any."""
        return self.sprung / self.spans if self.spans else None


def traps(
    labelled: Sequence[LabelledDocument], claimed: Claimed, vocabulary: frozenset[str] | None = None
) -> Traps:
    """Count the labelled positives and context to which a method gives a theme.

    A claim counts for the labelled span that it overlaps most, so that a finding which runs from a
    cause into its context springs nothing.

    Args:
        labelled: documents with their spans.
        claimed: what a method says of them.
        vocabulary: stems of which a span must hold one to count; None: each span counts.

    """
    by_document: dict[str, list[Claim]] = {}
    for claim in claimed.claims:
        by_document.setdefault(claim.document_uid, []).append(claim)
    sprung = spans = 0
    for item in labelled:
        text = item.document.text
        hit = {_under(claim, item.spans) for claim in by_document.get(item.document.uid, [])}
        for place, span in enumerate(item.spans):
            told = vocabulary is None or bool(_stems(text[span.start : span.end]) & vocabulary)
            if span.role in _TEMPTING and told:
                spans += 1
                sprung += place in hit
    return Traps(sprung, spans)


def theme_vocabulary(taxonomy: Taxonomy) -> frozenset[str]:
    """Return the stems of telling words in names and definitions of themes and sub-causes."""
    texts = [
        text
        for theme in taxonomy.themes
        for text in (theme.name, theme.definition, *(s.definition for s in theme.subcauses))
    ]
    return frozenset(word for text in texts for word in _stems(text) if is_telling(word))


def _under(claim: Claim, spans: Sequence[GoldSpan]) -> int:
    shared = [min(claim.end, span.end) - max(claim.start, span.start) for span in spans]
    best = max(range(len(spans)), key=lambda place: shared[place], default=-1)
    return best if best >= 0 and shared[best] > 0 else -1


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text))

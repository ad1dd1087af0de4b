"""Ways from a raw document to its themes: ours, and plain sentences with plain classifiers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from corpus.document import Document
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.findings_report import naive_findings
from intelligence.evaluation.peer_rankings import Training, nearest_definition
from intelligence.evaluation.ranked_answers import Ranked
from intelligence.findings import Finding, find_findings
from intelligence.passages import readable
from intelligence.recognising import recognise_causes
from intelligence.several_causes import Cutter
from intelligence.taxonomy import Taxonomy
from models.embedding import Embedder
from models.peers import regression_probabilities, tfidf_probabilities
from models.recognition.recogniser import Recogniser
from models.roles.contract import Role, RoleClassifier
from models.segmentation import Segmenter

#: From this probability a plain classifier claims a theme.
CLAIMS = 0.5

#: The product without `intelligence.several_causes`.
WHOLE = "Premortem, no statement cut"

#: Gives each cause a theme key, or none.
Namer = Callable[[Sequence[str]], Sequence[str | None]]


@dataclass(frozen=True)
class DocumentTools:
    """What reads documents and names their causes."""

    segmenter: Segmenter
    roles: RoleClassifier
    compared: Compared
    taxonomy: Taxonomy
    training: Training | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a document, and the theme that a method says is in it."""

    document_uid: str
    start: int
    end: int
    theme: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one method says of documents."""

    method: str
    claims: tuple[Claim, ...]


def claimed_by_all(tools: DocumentTools, documents: Sequence[Document]) -> list[Claimed]:
    """Return what the product and the naive ways say of documents, the product first."""
    found = find_findings(documents, tools.segmenter, tools.roles)
    ours = [finding for finding in found if finding.role == Role.CAUSE.value]
    naive = list(naive_findings(documents))
    recogniser, taxonomy = tools.compared.recogniser, tools.taxonomy
    recognised = recognised_by(recogniser, taxonomy)
    cut = Cutter(tools.roles, recogniser, taxonomy).cut(ours)
    rows = [
        claims("Premortem", cut, recognised_by(recogniser, taxonomy, _sure_causes(cut))),
        claims(WHOLE, ours, recognised_by(recogniser, taxonomy, _sure_causes(ours))),
        claims("naive sentences, our themes", naive, recognised),
    ]
    for name, embedder in tools.compared.encoders:
        nearest = partial(_nearest, embedder, tools.taxonomy)
        rows.append(claims(f"our causes, nearest definition, {name}", ours, nearest))
        rows.append(claims(f"naive sentences, nearest definition, {name}", naive, nearest))
    rows.extend(
        claims(f"naive sentences, {name} from {CLAIMS}", naive, namer)
        for name, namer in _regressions(tools)
    )
    return rows


def _sure_causes(causes: Sequence[Finding]) -> list[float]:
    return [cause.role_confidence for cause in causes]


def claims(method: str, causes: Sequence[Finding], namer: Namer) -> Claimed:
    """Name the causes and keep those that got a theme."""
    themes = namer([readable(cause.text) for cause in causes])
    return Claimed(
        method,
        tuple(
            Claim(cause.document_uid, cause.start, cause.end, theme)
            for cause, theme in zip(causes, themes, strict=True)
            if theme is not None
        ),
    )


def recognised_by(
    recogniser: Recogniser, taxonomy: Taxonomy, causes: Sequence[float] | None = None
) -> Namer:
    """Return the product's recognition, silent where it is not sure.

    Args:
        recogniser: the recogniser.
        taxonomy: the themes.
        causes: how probable it is that each text tells a cause; without, all do.

    """

    def name(texts: Sequence[str]) -> list[str | None]:
        sure = [1.0] * len(texts) if causes is None else causes
        found = recognise_causes(texts, sure, taxonomy, recogniser)
        return [one.theme_key for one in found]

    return name


def _nearest(embedder: Embedder, taxonomy: Taxonomy, texts: Sequence[str]) -> list[str]:
    return [row[0] for row in nearest_definition("", embedder, texts, taxonomy).order]


def _regressions(tools: DocumentTools) -> list[tuple[str, Namer]]:
    training, keys = tools.training, [theme.key for theme in tools.taxonomy.themes]
    if training is None:
        return []
    known = training

    def by_words(texts: Sequence[str]) -> list[str | None]:
        scores = tfidf_probabilities(known.texts, known.gold, texts, keys)
        return _sure(Ranked.of_scores("", scores, keys, calibrated=True))

    def by_vectors(embedder: Embedder, texts: Sequence[str]) -> list[str | None]:
        rows, asked = embedder.embed(known.texts), embedder.embed(texts)
        scores = regression_probabilities(rows, known.gold, asked, keys)
        return _sure(Ranked.of_scores("", scores, keys, calibrated=True))

    vectors: list[tuple[str, Namer]] = [
        (f"logistic regression, {name}", partial(by_vectors, embedder))
        for name, embedder in tools.compared.encoders
    ]
    return [*vectors, ("TF-IDF logistic regression", by_words)]


def _sure(ranked: Ranked) -> list[str | None]:
    pairs = zip(ranked.order, ranked.strength.tolist(), strict=True)
    return [row[0] if strength >= CLAIMS else None for row, strength in pairs]
